package app.proofsheet.domain.sent;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.sent.SentAndAsked.Picture;
import app.proofsheet.domain.sent.SentAndAsked.Sent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class SentAndAskedTest {

    private static final Picture UPRIGHT = new Picture(new PixelSize(1440, 2560), "png");

    @Test
    void whatIsSentAndMadeAsAskedHasNoDifference() {
        assertThat(
                        told(
                                asked("9:16", "2k", "high", null, 1),
                                sent(
                                        "aspect_ratio", "9:16",
                                        "resolution", "2K",
                                        "quality", "HIGH",
                                        "output_format", "png"),
                                UPRIGHT))
                .isEmpty();
    }

    @Test
    void ratioThatTheServiceIgnoredIsTold() {
        assertThat(
                        told(
                                asked("9:16", null, null, null, null),
                                sent("size", "1440*2560"),
                                new Picture(new PixelSize(1024, 1024), "png")))
                .containsExactly("Ratio: asked 9:16, sent 1440*2560, came 1024×1024.");
    }

    @Test
    void ratioThatWasSentOtherwiseIsTold() {
        assertThat(
                        told(
                                asked("4:5", null, null, null, null),
                                sent("aspect_ratio", "9:16"),
                                UPRIGHT))
                .containsExactly("Ratio: asked 4:5, sent 9:16, came 1440×2560.");
    }

    @Test
    void sizeIsHeldToThePixel() {
        assertThat(
                        told(
                                asked("9:16", null, null, "1440x2560", null),
                                sent("size", "1440*2560"),
                                new Picture(new PixelSize(1438, 2560), "png")))
                .containsExactly("Size: asked 1440*2560, sent 1440*2560, came 1438×2560.");
    }

    @Test
    void pixelSizeCarriesTheResolution() {
        assertThat(
                        told(
                                asked("9:16", "2k", null, null, null),
                                sent("width", "1440", "height", "2560"),
                                UPRIGHT))
                .isEmpty();
    }

    @Test
    void settingsThatAreLeftOutAreTold() {
        assertThat(told(asked("9:16", "4k", "high", null, 4), sent(), UPRIGHT))
                .containsExactly(
                        "Resolution: asked 4k, not sent.",
                        "Quality: asked high, not sent.",
                        "Number of pictures: asked 4, not sent, came 1.");
    }

    @Test
    void fewerPicturesThanAskedAreToldWhenNoMoreWillCome() {
        ImageRequest asked = asked("9:16", null, null, null, 4);
        Sent sent = sent("max_images", "4");

        assertThat(told(asked, sent, UPRIGHT))
                .containsExactly("Number of pictures: asked 4, sent 4, came 1.");
        assertThat(new SentAndAsked(asked, sent, List.of(UPRIGHT), false).differences()).isEmpty();
    }

    @Test
    void formatIsThatOfTheBytes() {
        assertThat(
                        told(
                                asked("9:16", null, null, null, null),
                                sent("output_format", "png"),
                                new Picture(new PixelSize(1440, 2560), "jpg")))
                .containsExactly("Format: asked png, sent png, came jpeg.");
    }

    @Test
    void wishesWithoutAFieldAreTold() {
        ImageRequest asked =
                request(
                        "9:16",
                        null,
                        null,
                        null,
                        null,
                        "blur",
                        List.of("hats", "A PERSON"),
                        List.of("https://x.test/a.png"),
                        true);

        assertThat(told(asked, sent(), UPRIGHT))
                .containsExactly(
                        "Reference pictures: asked 1, not sent.",
                        "Negative prompt: asked \"blur\", not sent.",
                        "Must avoid: asked \"hats\", not sent.",
                        "Web search: asked on, not sent.");
    }

    private static List<String> told(ImageRequest asked, Sent sent, Picture... came) {
        return new SentAndAsked(asked, sent, List.of(came), true)
                .differences().stream().map(Difference::sentence).toList();
    }

    private static Sent sent(String... fields) {
        Map<String, String> body = new HashMap<>(Map.of("prompt", "a person"));
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return new Sent(body, 0);
    }

    private static ImageRequest asked(
            String ratio,
            @Nullable String resolution,
            @Nullable String quality,
            @Nullable String size,
            @Nullable Integer maxImages) {
        return request(
                ratio, resolution, quality, size, maxImages, null, List.of(), List.of(), false);
    }

    private static ImageRequest request(
            String ratio,
            @Nullable String resolution,
            @Nullable String quality,
            @Nullable String size,
            @Nullable Integer maxImages,
            @Nullable String negativePrompt,
            List<String> mustAvoid,
            List<String> inputUrls,
            boolean webSearch) {
        return new ImageRequest(
                new ImageRequest.Target("mara", "r1", "r1", null, null, null, null, null),
                new ImageRequest.Format("custom", "custom", ratio),
                "a person",
                negativePrompt,
                new ImageRequest.Render(
                        "scripted",
                        "model",
                        "text-to-image",
                        resolution,
                        quality,
                        size,
                        maxImages,
                        "png",
                        false,
                        false,
                        webSearch),
                "assets/mara",
                "assets/mara",
                List.of(),
                new ImageRequest.Rules(List.of(), List.of(), mustAvoid, List.of()),
                inputUrls,
                List.of(),
                Map.of(),
                null,
                Map.of());
    }
}
