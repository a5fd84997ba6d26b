package app.proofsheet.provider.offline;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.media.PictureHeader;
import app.proofsheet.media.PngText;
import app.proofsheet.provider.CancelAnswer;
import app.proofsheet.provider.EndpointTableReader;
import app.proofsheet.provider.FetchAnswer;
import app.proofsheet.provider.FetchCall;
import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.PollCall;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.SubmitCall;
import app.proofsheet.provider.UploadAnswer;
import app.proofsheet.provider.UploadCall;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

class OfflineProviderTest {
    private static final String PROMPT =
            "A colleague at a desk, grey hoodie, round glasses. Keep: same face.";

    /** Small pictures keep the tests quick; what is drawn is the same. */
    private static final String SMALL = "216*384";

    @TempDir private Path folder;

    private final HandClock clock = new HandClock();
    private final List<OfflineProvider> opened = new ArrayList<>();

    private OfflineProvider provider(Duration delay) {
        OfflineProvider provider = new OfflineProvider(folder.resolve("state"), delay, clock);
        opened.add(provider);
        return provider;
    }

    @AfterEach
    void close() {
        opened.forEach(OfflineProvider::close);
    }

    @Test
    void aJobIsQueuedThenProcessedThenCompletedAndFetched() throws Exception {
        OfflineProvider provider = provider(Duration.ofSeconds(10));
        ProviderPayload accepted = accepted(provider.submit(call("op-1", "run-1", PROMPT)));
        String handle = handle(accepted);

        assertThat(known(provider, handle).status()).isEqualTo("queued");
        clock.forward(Duration.ofSeconds(5));
        ProviderPayload half = known(provider, handle);
        assertThat(half.status()).isEqualTo("processing");
        assertThat(half.fraction()).isBetween(.3, .6);
        clock.forward(Duration.ofSeconds(6));
        ProviderPayload done = finished(provider, handle);
        assertThat(done.phase()).isEqualTo(ProviderPayload.Phase.COMPLETED);
        assertThat(done.paidCredits()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(done.rawJson()).contains("offline sketch");
        Path picture = fetch(provider, handle, done, 0);

        assertThat(PictureHeader.read(picture).size()).isEqualTo(new PixelSize(216, 384));
        Map<String, String> texts = PngText.read(picture);
        assertThat(texts).containsEntry("Software", "Proofsheet offline sketch");
        assertThat(texts.get("Description")).contains("not made by an image model");
        assertThat(SceneText.read(String.valueOf(texts.get("proofsheet-scene"))))
                .hasValueSatisfying(scene -> {
                    assertThat(scene.outfit().wear()).isEqualTo(Scene.Wear.HOODIE);
                    assertThat(scene.person().glasses()).isEqualTo(Scene.Glasses.ROUND);
                });
    }

    @Test
    void theSameOperationIsTheSameJobForEveryProcess() throws Exception {
        OfflineProvider first = provider(Duration.ZERO);
        String handle = handle(accepted(first.submit(call("op-1", "run-1", PROMPT))));
        clock.forward(Duration.ofSeconds(3));

        OfflineProvider second = provider(Duration.ZERO);
        String again = handle(accepted(second.submit(call("op-1", "run-1", PROMPT))));

        assertThat(again).isEqualTo(handle);
        first.close();
        Path a = fetch(second, handle, finished(second, handle), 0);
        byte[] bytes = Files.readAllBytes(a);
        // Fetched once already: the same picture comes again.
        assertThat(Files.readAllBytes(fetch(second, handle, finished(second, handle), 0)))
                .isEqualTo(bytes);
        String other = handle(accepted(second.submit(call("op-2", "run-1", PROMPT))));
        assertThat(other).isNotEqualTo(handle);
        assertThat(Files.readAllBytes(fetch(second, other, finished(second, other), 0)))
                .isEqualTo(bytes);
    }

    @Test
    void runsOfOnePromptShowOnePersonInDifferentPictures() throws Exception {
        OfflineProvider provider = provider(Duration.ZERO);
        List<Scene> scenes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            String handle = handle(accepted(provider.submit(call("op-" + i, "run-" + i, PROMPT))));
            Path picture = fetch(provider, handle, finished(provider, handle), 0);
            scenes.add(Sketcher.sceneOf(Files.readAllBytes(picture)).orElseThrow());
        }

        assertThat(scenes).doesNotHaveDuplicates();
        assertThat(scenes.stream().map(s -> s.person().seed()).distinct()).hasSize(1);
    }

    @Test
    void aSequentialKeyGivesMatchingPicturesOfOnePerson() throws Exception {
        OfflineProvider provider = provider(Duration.ZERO);
        ImageRequest request =
                request("run-1", PROMPT, "image-seedream-v5-lite-sequential", SMALL, 3, "png");
        SubmitCall call =
                new SubmitCall(
                        "op-1",
                        null,
                        endpoint("image-seedream-v5-lite-sequential"),
                        request,
                        List.of());
        String handle = handle(accepted(provider.submit(call)));
        ProviderPayload done = finished(provider, handle);
        List<Scene> scenes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Path picture = fetch(provider, handle, done, i);
            assertThat(PictureHeader.read(picture).size()).isEqualTo(new PixelSize(216, 384));
            scenes.add(Sketcher.sceneOf(Files.readAllBytes(picture)).orElseThrow());
        }

        assertThat(done.outputs()).hasSize(3);
        assertThat(scenes).doesNotHaveDuplicates();
        assertThat(scenes.stream().map(Scene::outfit).distinct()).hasSize(1);
        assertThat(scenes.stream().map(s -> s.person().seed()).distinct()).hasSize(1);
    }

    @Test
    void anEditOfItsOwnPictureChangesOnlyWhatIsNamed() throws Exception {
        OfflineProvider provider = provider(Duration.ZERO);
        String first = handle(accepted(provider.submit(call("op-1", "run-1", PROMPT))));
        Path before = fetch(provider, first, finished(provider, first), 0);
        String reference = uploaded(provider, before, "image/png");

        Path after =
                edited(
                        provider,
                        reference,
                        "Edit the picture. Change only the wardrobe: oat cable knit, no logo. Keep"
                                + " unchanged: same face.",
                        "png");

        Scene a = Sketcher.sceneOf(Files.readAllBytes(before)).orElseThrow();
        Scene b = Sketcher.sceneOf(Files.readAllBytes(after)).orElseThrow();
        assertThat(b.outfit().wear()).isEqualTo(Scene.Wear.CABLE_KNIT);
        assertThat(b.withOutfit(a.outfit())).isEqualTo(a);
        assertThat(
                        EditReaderTest.different(
                                ImageIO.read(before.toFile()),
                                ImageIO.read(after.toFile()),
                                PortraitPainter.faceBox(a, 216, 384)))
                .isZero();
    }

    @Test
    void aSceneTravelsInAJpegToo() throws Exception {
        OfflineProvider provider = provider(Duration.ZERO);
        ImageRequest request =
                request("run-1", PROMPT, "image-nano-banana-2-text", SMALL, null, "jpeg");
        SubmitCall call =
                new SubmitCall(
                        "op-1", null, endpoint("image-nano-banana-2-text"), request, List.of());
        String handle = handle(accepted(provider.submit(call)));
        Path jpeg = fetch(provider, handle, finished(provider, handle), 0);

        assertThat(PictureHeader.read(jpeg).format()).isEqualTo("jpeg");
        assertThat(ImageIO.read(jpeg.toFile()).getWidth()).isEqualTo(216);
        assertThat(Sketcher.sceneOf(Files.readAllBytes(jpeg))).isPresent();
        assertThat(JpegComments.read(Files.readAllBytes(jpeg)).getFirst())
                .contains("not made by an image model");
    }

    @Test
    void anEditOfAPhotographAdjustsItsLight() throws Exception {
        OfflineProvider provider = provider(Duration.ZERO);
        Path photo = folder.resolve("photo.png");
        BufferedImage image = new BufferedImage(120, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(70, 80, 90));
        g.fillRect(0, 0, 120, 200);
        g.dispose();
        ImageIO.write(image, "png", photo.toFile());

        Path after =
                edited(
                        provider,
                        uploaded(provider, photo, "image/png"),
                        "Edit the picture. Change only the lighting: warmer and lift the shadow.",
                        "png");

        BufferedImage done = ImageIO.read(after.toFile());
        int before = image.getRGB(60, 100);
        int now = done.getRGB(60, 100);
        assertThat(done.getWidth()).isEqualTo(120);
        assertThat(now >> 16 & 255).isGreaterThan((before >> 16 & 255) + 8);
        assertThat((now >> 16 & 255) - (now & 255))
                .isGreaterThan((before >> 16 & 255) - (before & 255));
        assertThat(PngText.read(after).get("Description")).contains("not made by an image model");
        assertThat(PngText.read(after)).doesNotContainKey("proofsheet-scene");
    }

    @Test
    void refusesWhatItCannotEdit() throws Exception {
        OfflineProvider provider = provider(Duration.ZERO);

        SubmitAnswer far = provider.submit(edit("op-1", "https://example.com/a.png", "Brighter."));
        assertThat(far)
                .isInstanceOfSatisfying(
                        SubmitAnswer.Refused.class,
                        refused ->
                                assertThat(refused.failure().code())
                                        .isEqualTo("reference_not_local"));
        Path empty = Files.write(folder.resolve("empty.png"), new byte[0]);
        assertThat(provider.upload(new UploadCall(empty, "image/png", "op-2", null)))
                .isInstanceOfSatisfying(
                        UploadAnswer.Refused.class,
                        refused ->
                                assertThat(refused.failure().sentence())
                                        .contains("empty.png", "empty"));
    }

    @Test
    void aPictureThatIsDamagedInsideFailsWithASentence() throws Exception {
        OfflineProvider provider = provider(Duration.ZERO);
        Path whole = folder.resolve("whole.png");
        ImageIO.write(new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB), "png", whole.toFile());
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.png"), java.util.Arrays.copyOf(bytes, 50));
        String reference = uploaded(provider, cut, "image/png");

        String handle = handle(accepted(provider.submit(edit("op-1", reference, "Brighter."))));
        ProviderPayload payload = finished(provider, handle);

        assertThat(payload.phase()).isEqualTo(ProviderPayload.Phase.FAILED);
        assertThat(payload.failure())
                .satisfies(f -> assertThat(String.valueOf(f)).contains("The picture to edit"));
    }

    @Test
    void cancelsWhatIsPendingAndNothingElse() throws Exception {
        OfflineProvider provider = provider(Duration.ofSeconds(10));
        String handle = handle(accepted(provider.submit(call("op-1", "run-1", PROMPT))));

        assertThat(provider.cancel(handle)).isEqualTo(CancelAnswer.CANCELLED);
        assertThat(known(provider, handle).phase()).isEqualTo(ProviderPayload.Phase.FAILED);
        String other = handle(accepted(provider.submit(call("op-2", "run-2", PROMPT))));
        clock.forward(Duration.ofSeconds(11));
        finished(provider, other);
        assertThat(provider.cancel(other)).isEqualTo(CancelAnswer.TOO_LATE);
        assertThat(provider.cancel("offline-none")).isEqualTo(CancelAnswer.TOO_LATE);
    }

    @Test
    void anUnknownHandleIsGoneAndNeverAPath() throws Exception {
        OfflineProvider provider = provider(Duration.ZERO);
        Files.createDirectories(folder.resolve("state/jobs"));
        Files.writeString(folder.resolve("secret.json"), "{}");

        assertThat(provider.poll(new PollCall("../../secret", null, "op")))
                .isInstanceOf(PollAnswer.HandleGone.class);
        assertThat(
                        provider.fetch(
                                new FetchCall(
                                        "x",
                                        new ProviderPayload.Output(
                                                0,
                                                ProviderPayload.Output.Kind.LOCAL,
                                                "offline-media://../secret"),
                                        "a.png",
                                        "op"),
                                folder.resolve("out.png")))
                .isInstanceOf(FetchAnswer.Failed.class);
    }

    @Test
    void everyEndpointKeyIsDrawnAtItsTier() {
        for (Endpoint endpoint : EndpointTableReader.embedded().all()) {
            ImageRequest request = request("run-1", PROMPT, endpoint.key(), null, null, "png");
            PixelSize size = SketchSize.of(request, endpoint.fixedResolution());

            assertThat(size.width() * 16).isEqualTo(size.height() * 9);
        }
        assertThat(SketchSize.tier("4k", "9:16")).isEqualTo(new PixelSize(2304, 4096));
        assertThat(SketchSize.tier("2k", "9:16")).isEqualTo(new PixelSize(1440, 2560));
        assertThat(SketchSize.tier("1k", "9:16")).isEqualTo(new PixelSize(864, 1536));
        assertThat(SketchSize.tier(null, "1:1")).isEqualTo(new PixelSize(1152, 1152));
        assertThat(SketchSize.tier("2k", "16:9")).isEqualTo(new PixelSize(2560, 1440));
    }

    private Path edited(OfflineProvider provider, String reference, String prompt, String format)
            throws Exception {
        String handle = handle(accepted(provider.submit(edit("op-edit", reference, prompt))));
        return fetch(provider, handle, finished(provider, handle), 0);
    }

    private static SubmitCall edit(String operation, String reference, String prompt) {
        String key = "image-nano-banana-2-edit";
        return new SubmitCall(
                operation,
                null,
                endpoint(key),
                request("run-9", prompt, key, SMALL, null, "png"),
                List.of(reference));
    }

    private static SubmitCall call(String operation, String runId, String prompt) {
        String key = "image-nano-banana-2-text";
        return new SubmitCall(
                operation,
                null,
                endpoint(key),
                request(runId, prompt, key, SMALL, null, "png"),
                List.of());
    }

    private static Endpoint endpoint(String key) {
        return EndpointTableReader.embedded().find(key).orElseThrow();
    }

    private static ImageRequest request(
            String runId,
            String prompt,
            String model,
            @Nullable String size,
            @Nullable Integer maxImages,
            String format) {
        return new ImageRequest(
                new ImageRequest.Target(
                        "asset-a", runId, runId, null, null, "persona-ana", null, null),
                new ImageRequest.Format("vertical", "Vertical", "9:16"),
                prompt,
                null,
                new ImageRequest.Render(
                        "offline",
                        model,
                        "text-to-image",
                        "0.5k",
                        null,
                        size,
                        maxImages,
                        format,
                        false,
                        false,
                        false),
                "assets/asset-a",
                "assets/asset-a",
                List.of(),
                new ImageRequest.Rules(List.of(), List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                Map.of(),
                null,
                Map.of());
    }

    private static ProviderPayload accepted(SubmitAnswer answer) {
        assertThat(answer).isInstanceOf(SubmitAnswer.Accepted.class);
        return ((SubmitAnswer.Accepted) answer).payload();
    }

    private static String handle(ProviderPayload payload) {
        return String.valueOf(payload.handle());
    }

    private static ProviderPayload known(OfflineProvider provider, String handle)
            throws InterruptedException {
        PollAnswer answer = provider.poll(new PollCall(handle, null, "look"));
        assertThat(answer).isInstanceOf(PollAnswer.Known.class);
        return ((PollAnswer.Known) answer).payload();
    }

    private static ProviderPayload finished(OfflineProvider provider, String handle)
            throws InterruptedException {
        ProviderPayload payload = known(provider, handle);
        // Each look waits for the drawing itself; a bound keeps a hang from hanging the test.
        for (int i = 0; i < 30 && payload.phase() == ProviderPayload.Phase.PENDING; i++) {
            payload = known(provider, handle);
        }
        return payload;
    }

    private Path fetch(OfflineProvider provider, String handle, ProviderPayload done, int index)
            throws InterruptedException, IOException {
        Path target = Files.createTempDirectory(folder, "out").resolve("picture");
        FetchAnswer answer =
                provider.fetch(
                        new FetchCall(handle, done.outputs().get(index), "a.png", "fetch"), target);
        assertThat(answer).isInstanceOf(FetchAnswer.Fetched.class);
        return target;
    }

    private static String uploaded(OfflineProvider provider, Path file, String type) {
        UploadAnswer answer = provider.upload(new UploadCall(file, type, "upload", null));
        assertThat(answer).isInstanceOf(UploadAnswer.Uploaded.class);
        return ((UploadAnswer.Uploaded) answer).reference();
    }

    /** A clock that moves when told. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-03-12T10:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
