package app.proofsheet.folder.brief;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.BriefVersion;
import app.proofsheet.domain.brief.Samples;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class BriefHistoryTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    @TempDir Path asset;
    private BriefFolder folder;

    @BeforeEach
    void open() {
        folder = new BriefFolder(asset, Clock.systemUTC());
    }

    private void save(String notes) {
        folder.save(Samples.ready().withNotes(notes), "a prompt");
    }

    private List<String> notes() {
        return folder.history().stream().map(v -> v.brief().notes()).toList();
    }

    @Test
    void everyStateThatIsSavedOverIsKeptWithItsTime() throws IOException {
        assertThat(folder.history()).isEmpty();
        save("one");
        Files.setLastModifiedTime(asset.resolve(BriefFolder.BRIEF), FileTime.from(NOON));
        assertThat(folder.history()).isEmpty();
        save("two");
        save("two");
        save("three");
        assertThat(notes()).containsExactly("two", "one");
        assertThat(folder.history().getLast().savedAt()).isEqualTo(NOON);
    }

    @Test
    void whatAnotherProgramWroteIsKeptToo() throws IOException {
        save("one");
        Files.writeString(
                asset.resolve(BriefFolder.BRIEF),
                "{\"assetId\":\"mara-desk-v1\",\"notes\":\"by hand\",\"tint\":\"warm\"}");
        save("three");
        assertThat(notes()).containsExactly("by hand");
        try (Stream<Path> kept = Files.list(asset.resolve(BriefHistory.FOLDER))) {
            assertThat(kept)
                    .singleElement()
                    .satisfies(f -> assertThat(f).content().contains("tint"));
        }
    }

    @Test
    void endingBetweenKeepingAndReplacingKeepsNothingTwice() throws IOException {
        save("one");
        Path brief = asset.resolve(BriefFolder.BRIEF);
        new BriefHistory(asset).keep(Json.readObject(Files.readString(brief), "brief"), NOON);
        save("two");
        assertThat(notes()).containsExactly("one");
    }

    @Test
    void aDamagedVersionIsPassedOverAndStays() throws IOException {
        save("one");
        save("two");
        save("three");
        Path first = asset.resolve(BriefHistory.FOLDER).resolve("000001.json");
        Files.writeString(first, "{ half");
        assertThat(notes()).containsExactly("two");
        save("four");
        assertThat(notes()).containsExactly("three", "two");
        assertThat(first).content().isEqualTo("{ half");
    }

    @Test
    void theNumberIsBoundedAndOldStatesAreThinnedWhereTheyLieClose() throws IOException {
        BriefHistory history = new BriefHistory(asset);
        Instant time = NOON;
        List<Integer> hourly = new ArrayList<>();
        for (int n = 1; n <= 90; n++) {
            boolean isHour = n % 10 == 1;
            time = time.plus(isHour ? Duration.ofHours(1) : Duration.ofSeconds(1));
            if (n % 10 == 0 && n < 90 - BriefHistory.NEWEST) {
                // The last of a stretch of typing is what stood for an hour.
                hourly.add(n);
            }
            ObjectNode document = Json.readObject(BriefCodec.write(numbered(n)), "brief");
            history.keep(document, time);
        }
        List<Integer> kept = history.versions().stream().map(BriefVersion::number).toList();
        assertThat(kept).hasSize(BriefHistory.MOST).contains(1).containsAll(hourly);
        assertThat(kept.subList(0, BriefHistory.NEWEST))
                .isEqualTo(Stream.iterate(90, n -> n - 1).limit(BriefHistory.NEWEST).toList());
    }

    private static Brief numbered(int n) {
        return Samples.ready().withNotes("state " + n);
    }

    @Test
    void twoProgramsSavingInTurnsLoseNoState() throws Exception {
        save("0");
        List<Thread> programs = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            BriefFolder own = new BriefFolder(asset, Clock.systemUTC());
            programs.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                for (int n = 0; n < 10; n++) {
                                    own.save(Samples.ready().withNotes(name + n), "a prompt");
                                }
                            }));
        }
        for (Thread program : programs) {
            program.join();
        }
        List<String> all = new ArrayList<>(notes());
        all.add(folder.load().orElseThrow().notes());
        List<String> wanted = new ArrayList<>(List.of("0"));
        for (int n = 0; n < 10; n++) {
            wanted.addAll(List.of("a" + n, "b" + n));
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(wanted);
    }
}
