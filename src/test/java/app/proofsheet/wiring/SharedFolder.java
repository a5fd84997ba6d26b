package app.proofsheet.wiring;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.provider.hosted.Wire;
import app.proofsheet.work.BriefDocuments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A work folder with a brief for the embedded engine, opened as the studio opens it. */
final class SharedFolder {

    static final String ASSET = "assets/mara-desk-v1";

    private SharedFolder() {}

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("persona"));
        Files.createDirectories(folder.resolve("research"));
        Files.writeString(folder.resolve("persona/mara.md"), "# Mara\nbrown bob, soft gaze\n");
        Files.writeString(folder.resolve("research/benchmark.md"), "# Benchmark\nwindow light\n");
        Files.writeString(
                folder.resolve("brief.json"),
                """
                {"schema": "proofsheet-brief/1", "assetId": "mara-desk-v1",
                 "assetPurpose": "persona_candidate",
                 "personaLock": {"path": "persona/mara.md", "sha256": null},
                 "visualDirection": "A colleague on a video call, window light, hoodie",
                 "sourceBasis": ["research/benchmark.md"],
                 "mustKeep": ["brown bob"], "canVary": ["glasses on / glasses off"],
                 "mustAvoid": ["studio backdrop"],
                 "provider": "offline", "model": "image-nano-banana-2-text",
                 "resolution": "0.5k", "draft": true, "count": 2,
                 "localAssetDir": "assets/mara-desk-v1"}
                """);
    }

    static Brief brief(Path folder) {
        return BriefDocuments.read(folder.resolve("brief.json"));
    }

    /** Opens a folder with its queue running. */
    static WorkFolder open(Path folder, Path home, int offlineDelay) {
        Surroundings around =
                new Surroundings(
                        Map.of("PROOFSHEET_OFFLINE_DELAY_MS", Integer.toString(offlineDelay)),
                        "Linux",
                        home,
                        "tester",
                        home.resolve("sample"),
                        Clock.systemUTC());
        WorkFolder opened =
                new WorkFolder(folder, around, new FolderOptions(Wire.V2026_07, "tester"));
        opened.begin(app.proofsheet.jobs.JobQueue.AfterCrash.GO_ON);
        return opened;
    }

    /** Waits until something holds, looking again and again. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to hold: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }
}
