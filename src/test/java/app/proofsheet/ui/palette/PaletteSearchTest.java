package app.proofsheet.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.palette.PaletteEntry.Kind;
import app.proofsheet.ui.palette.PaletteSearch.Prepared;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class PaletteSearchTest {

    private static List<String> find(String query, String... titlesAndDetails) {
        List<Prepared> all =
                Stream.of(titlesAndDetails)
                        .map(t -> t.split("\\|"))
                        .map(t ->
                                Prepared.of(
                                        new PaletteEntry(
                                                Kind.valueOf(t[0]),
                                                t[1],
                                                t.length > 2 ? t[2] : "",
                                                "zap",
                                                null,
                                                () -> {})))
                        .toList();
        return PaletteSearch.find(all, query, _ -> false).stream()
                .map(PaletteEntry::title)
                .toList();
    }

    @Test
    void everyWordMustOccurInAnyOrder() {
        assertThat(
                        find(
                                "lamp 007",
                                "RUN|image-run-007|desk lamp",
                                "RUN|image-run-008|desk lamp",
                                "RUN|image-run-007b|window"))
                .containsExactly("image-run-007");
    }

    @Test
    void aTitleThatBeginsWithItComesFirstAndADetailLast() {
        assertThat(
                        find(
                                "app",
                                "PICTURE|x.png|approved",
                                "ACTION|Snap",
                                "ACTION|Show the app",
                                "ACTION|Approve"))
                .containsExactly("Approve", "Show the app", "x.png");
        assertThat(find("nap", "ACTION|Snap")).containsExactly("Snap");
    }

    @Test
    void caseAndAccentsDoNotMatter() {
        assertThat(find("UBER", "ASSET|über-mara")).containsExactly("über-mara");
        assertThat(find("über", "ASSET|uber-mara")).containsExactly("uber-mara");
    }

    @Test
    void ofEquallyGoodHitsActionsComeFirst() {
        assertThat(find("compare", "PICTURE|compare.png", "ACTION|Compare"))
                .containsExactly("Compare", "compare.png");
    }

    @Test
    void findsOnlyAsManyAsAPersonLooksThrough() {
        List<Prepared> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(
                    Prepared.of(
                            new PaletteEntry(
                                    Kind.PICTURE,
                                    (i == 999 ? "p" : "x-p") + i,
                                    "",
                                    "image",
                                    null,
                                    () -> {})));
        }
        List<PaletteEntry> found = PaletteSearch.find(many, "p", _ -> false);
        assertThat(found).hasSize(PaletteSearch.MOST);
        assertThat(found.getFirst().title()).isEqualTo("p999");
    }

    @Test
    void aSearchThatIsNotWantedAnyMoreFindsNothing() {
        List<Prepared> one =
                List.of(Prepared.of(new PaletteEntry(Kind.ACTION, "a", "", "zap", null, () -> {})));
        assertThat(PaletteSearch.find(one, "a", _ -> true)).isEmpty();
    }
}
