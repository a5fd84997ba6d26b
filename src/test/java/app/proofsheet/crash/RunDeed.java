package app.proofsheet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.json.Json;
import app.proofsheet.provider.ScriptedProvider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The deeds that buy, look and hand over: one run each. */
enum RunDeed implements Deed {
    GENERATE {
        @Override
        public void prepare(Program program, PaidService service) throws IOException {
            request(program, "image-nano-banana-2-text", "");
        }

        @Override
        public void act(Program program) {
            said = program.run("generate", "--request", "run-1.json");
        }
    },
    EDIT {
        @Override
        public void prepare(Program program, PaidService service) throws IOException {
            Path base = program.folder().resolve("assets/mara/images/source/base.png");
            Files.createDirectories(base.getParent());
            Files.write(base, ScriptedProvider.picture("base"));
            request(
                    program,
                    "image-nano-banana-2-edit",
                    "\"inputFiles\": [\"assets/mara/images/source/base.png\"],");
        }

        @Override
        public void act(Program program) {
            said = program.run("edit", "--request", "run-1.json");
        }
    },
    POLL {
        @Override
        public void prepare(Program program, PaidService service) throws IOException {
            service.looksUntilDone(1);
            request(program, "image-nano-banana-2-text", "");
            assertThat(program.run("generate", "--request", "run-1.json").code()).isZero();
        }

        @Override
        public void act(Program program) {
            said = program.run("poll", "--request", "run-1.json");
        }
    },
    POLL_AFTER_SAVING_FAILED {
        @Override
        public void prepare(Program program, PaidService service) throws IOException {
            service.refusesDownloads(true);
            request(program, "image-nano-banana-2-text", "");
            assertThat(program.run("generate", "--request", "run-1.json").code()).isEqualTo(1);
            service.refusesDownloads(false);
        }

        @Override
        public void act(Program program) {
            said = program.run("poll", "--request", "run-1.json");
        }
    },
    UPLOAD {
        @Override
        public void prepare(Program program, PaidService service) throws IOException {
            Path base = program.folder().resolve("assets/mara/images/source/base.png");
            Files.createDirectories(base.getParent());
            Files.write(base, ScriptedProvider.picture("base"));
            Files.writeString(
                    program.folder().resolve("run-1.json"),
                    """
                    {"provider": "hosted-media", "assetId": "mara", "runId": "run-1",
                     "localAssetDir": "assets/mara",
                     "localFilePath": "assets/mara/images/source/base.png"}
                    """);
        }

        @Override
        public void act(Program program) {
            said = program.run("upload", "--request", "run-1.json");
        }

        @Override
        public void again(Program program, int way) {
            act(program);
        }

        @Override
        public int jobs() {
            return 0;
        }

        @Override
        public void check(Program program) throws IOException {
            assertThat(said.code()).as(said.err()).isZero();
            Path asset = program.folder().resolve(ASSET);
            assertThat(Json.read(read(asset.resolve("index.json")), "index").path("uploads"))
                    .hasSize(1);
            assertThat(
                            Json.read(read(asset.resolve("runs/upload/run-1/manifest.json")), "m")
                                    .path("mediaReference")
                                    .asText())
                    .isEqualTo("postplus-media://b/p");
        }
    };

    /** The asset that all deeds are about. */
    static final String ASSET = "assets/mara";

    Program.Said said = new Program.Said(-1, "", "");

    /** Repeats the command and polls when it is refused, or the other way round. */
    @Override
    public void again(Program program, int way) throws IOException {
        if (way % 2 == 0) {
            act(program);
            if (said.code() != 0) {
                said = program.run("poll", "--request", "run-1.json");
            }
        } else {
            said = program.run("poll", "--request", "run-1.json");
            if (said.code() != 0) {
                act(program);
            }
        }
    }

    @Override
    public int jobs() {
        return 1;
    }

    @Override
    public void check(Program program) throws IOException {
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Json.read(said.out(), "stdout").path("attemptState").asText())
                .isEqualTo("materialized");
        Path run = program.folder().resolve("assets/mara/runs/image/run-1");
        assertThat(Json.read(read(run.resolve("manifest.json")), "manifest").path("assets"))
                .hasSize(2);
        assertThat(run.resolve("attempts/attempt-002")).doesNotExist();
    }

    private static void request(Program program, String model, String more) throws IOException {
        Files.writeString(
                program.folder().resolve("run-1.json"),
                """
                {"provider": "hosted-media", "model": "%s", %s
                 "assetId": "mara", "runId": "run-1", "localAssetDir": "assets/mara",
                 "prompt": "A woman at a desk", "resolution": "1k"}
                """
                        .formatted(model, more));
    }

    static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}
