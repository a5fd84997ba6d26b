package app.proofsheet.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.provider.EndpointTableReader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class EndpointRulesTest {

    private final EndpointTable table = EndpointTableReader.embedded();

    @Test
    void namesFieldAllowedAndReceivedValue() {
        List<SettingProblem> found =
                check("image-nano-banana-2-text", wish("9:16").with("resolution", "8k"));
        assertThat(found).hasSize(1);
        SettingProblem problem = found.getFirst();
        assertThat(problem.code()).isEqualTo("bad_field");
        assertThat(problem.isBlocking()).isTrue();
        assertThat(problem.field()).isEqualTo("resolution");
        assertThat(problem.received()).isEqualTo("8k");
        assertThat(problem.message())
                .contains("image-nano-banana-2-text", "0.5k, 1k, 2k, 4k", "8k");
    }

    @ParameterizedTest
    @CsvSource({
        "image-nano-banana-2-text,resolution,4K",
        "image-nano-banana-2-text,resolution,' 2 k '",
        "image-nano-banana-2-text,resolution,0.5K",
        "image-gpt-image-2-text,quality,HIGH",
        "image-gpt-image-2-text,quality,' medium'",
        "image-nano-banana-2-text,outputFormat,JPEG",
        "image-nano-banana-2-text,outputFormat,'  '",
        "image-nano-banana-pro-text-4k,resolution,4 K",
        "image-seedream-v5-lite-text,size,1440x2560",
        "image-seedream-v5-lite-text,size,1440 X 2560",
        "image-seedream-v5-lite-text,resolution,1440*2560"
    })
    void canonicalisesBeforeItChecks(String key, String field, String value) {
        assertThat(check(key, wish("9:16").with(field, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "image-gpt-image-2-text,resolution,0.5k",
        "image-gpt-image-2-text,resolution,02k",
        "image-gpt-image-2-text,resolution,1080x1920",
        "image-gpt-image-2-text,quality,ultra",
        "image-nano-banana-2-text,outputFormat,webp",
        "image-nano-banana-2-text,outputFormat,jpg",
        "image-nano-banana-pro-text-4k,resolution,1k",
        "image-seedream-v5-lite-text,size,big",
        "image-seedream-v5-lite-text,size,99*99",
        "image-seedream-v5-lite-text,size,1440×2560",
        "image-seedream-v5-lite-text,size,1439*2560",
        "image-seedream-v5-lite-text,size,9000*16000"
    })
    void refusesWhatTheEndpointDoesNotAllow(String key, String field, String value) {
        assertThat(check(key, wish("9:16").with(field, value)))
                .filteredOn(p -> p.code().equals("bad_field"))
                .extracting(SettingProblem::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({
        "image-nano-banana-2-text,3:4",
        "image-nano-banana-2-edit,3:4",
        "image-nano-banana-pro-text-2k,3:4",
        "image-nano-banana-pro-edit-2k,1:1",
        "image-gpt-image-2-text,banana",
        "image-seedream-v5-lite-text,21:9"
    })
    void missingRatioIsAFormatConflict(String key, String ratio) {
        List<SettingProblem> found = check(key, wish(ratio));
        assertThat(found).extracting(SettingProblem::code).containsExactly("format_conflict");
        assertThat(found.getFirst().message()).contains(key, ratio);
    }

    @ParameterizedTest
    @CsvSource({"image-gpt-image-2-text", "image-seedream-v5-lite-text"})
    void threeByFourIsThereElsewhere(String key) {
        assertThat(check(key, wish("3:4"))).isEmpty();
    }

    @Test
    void ratioThatNobodyChoseIsLeftOutWhereItIsOptional() {
        Wish wish = wish("1:1");
        wish.isRatioChosen = false;
        assertThat(check("image-nano-banana-pro-edit-2k", wish)).isEmpty();
    }

    @Test
    void sizeOfAnotherShapeThanTheFormatIsAConflict() {
        assertThat(check("image-seedream-v5-lite-text", wish("9:16").with("size", "2560*1440")))
                .extracting(SettingProblem::code)
                .containsExactly("format_conflict");
        assertThat(check("image-seedream-v5-lite-text", wish("9:16").with("size", "1442*2560")))
                .isEmpty();
    }

    @Test
    void pixelMinimumIsExact() {
        assertThat(check("image-seedream-v5-lite-text", wish("3:4").with("size", "1536*2048")))
                .extracting(SettingProblem::code)
                .containsExactly("bad_field");
        assertThat(check("image-seedream-v5-lite-text", wish("9:16").with("size", "1440*2560")))
                .isEmpty();
    }

    @Test
    void numberOfPicturesIsOneToFifteenOnSequentialKeys() {
        for (int wanted : new int[] {1, 15}) {
            assertThat(check("image-seedream-v5-lite-sequential", wish("9:16").max(wanted)))
                    .isEmpty();
        }
        for (int wanted : new int[] {-1, 0, 16, 99}) {
            assertThat(check("image-seedream-v5-lite-sequential", wish("9:16").max(wanted)))
                    .extracting(SettingProblem::code)
                    .containsExactly("bad_field");
        }
    }

    @Test
    void settingTheEndpointDoesNotHaveIsAWarning() {
        for (SettingProblem problem :
                List.of(
                        only("image-seedream-v5-lite-text", wish("9:16").max(4)),
                        only("image-seedream-v5-lite-text", wish("9:16").with("resolution", "4k")),
                        only("image-nano-banana-2-text", wish("9:16").with("quality", "high")),
                        only("image-nano-banana-2-text", wish("9:16").with("size", "1440*2560")),
                        only("image-gpt-image-2-text", wish("9:16").with("outputFormat", "png")))) {
            assertThat(problem.code()).isEqualTo("setting_not_used");
            assertThat(problem.isBlocking()).isFalse();
        }
    }

    @Test
    void modeMismatchBothWays() {
        assertThat(only("image-nano-banana-2-edit", wish("9:16").pictures(0)).code())
                .isEqualTo("mode_mismatch");
        assertThat(only("image-nano-banana-2-text", wish("9:16").pictures(1)).code())
                .isEqualTo("mode_mismatch");
    }

    @Test
    void tooManyReferencesOnlyWarn() {
        assertThat(check("image-seedream-v5-lite-edit", wish("9:16").pictures(10))).isEmpty();
        SettingProblem problem = only("image-seedream-v5-lite-edit", wish("9:16").pictures(11));
        assertThat(problem.code()).isEqualTo("too_many_references");
        assertThat(problem.isBlocking()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "image-gpt-image-2-text,4k,high,-",
                "image-nano-banana-2-text,4k,-,-",
                "image-nano-banana-pro-text-1k,1k,-,-",
                "image-nano-banana-pro-edit-2k,2k,-,-",
                "image-seedream-v5-lite-text,-,-,1440*2560"
            })
    void whatIsLeftOpenBecomesTheHighestTier(
            String key, String resolution, String quality, String size) {
        SettledRender settled = EndpointRules.settle(endpoint(key), wish("9:16").build());
        assertThat(settled.resolution()).isEqualTo(resolution);
        assertThat(settled.quality()).isEqualTo(quality);
        assertThat(settled.size()).isEqualTo(size);
        assertThat(settled.outputFormat()).isEqualTo("png");
        assertThat(settled.maxImages()).isNull();
    }

    @Test
    void whatIsGivenStaysInItsCanonicalForm() {
        Endpoint endpoint = endpoint("image-gpt-image-2-text");
        RenderWish wish = wish("3:4").with("resolution", "2 K").with("quality", "Low").build();
        SettledRender settled = EndpointRules.settle(endpoint, wish);
        assertThat(settled.resolution()).isEqualTo("2k");
        assertThat(settled.quality()).isEqualTo("low");
        assertThat(EndpointRules.belowTop(endpoint, wish))
                .extracting(SettingProblem::field)
                .containsExactly("resolution", "quality");
        assertThat(EndpointRules.belowTop(endpoint, wish("3:4").build())).isEmpty();
    }

    @Test
    void aTierThatIsTheKeyIsNeverBelowItself() {
        assertThat(
                        EndpointRules.belowTop(
                                endpoint("image-nano-banana-pro-text-1k"),
                                wish("9:16").with("resolution", "1k").build()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1440x2560,-,9:16,1440*2560",
                "2048 * 2048,-,9:16,2048*2048",
                "-,1024X1024,9:16,1024*1024",
                "-,4k,9:16,1440*2560",
                "-,-,16:9,2560*1440",
                "-,-,1:1,2048*2048",
                "-,-,3:4,1728*2304",
                "-,-,4:3,2304*1728",
                "-,-,4:5,1728*2160",
                "-,-,2:3,-"
            })
    void infersSizes(String size, String resolution, String ratio, String expected) {
        SizeRule rule = endpoint("image-seedream-v5-lite-text").sizeRule();
        assertThat(rule.infer(size, resolution, ratio).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"3:4,1536*2048", "4:3,2048*1536", "4:5,1440*2560", "banana,1440*2560"})
    void infersSizesAsTheReferenceDidInLegacyMode(String ratio, String expected) {
        SizeRule rule = endpoint("image-seedream-v5-lite-text").sizeRule();
        assertThat(rule.inferLegacy("99*99", "1k", ratio)).isEqualTo(expected);
    }

    @Test
    void unknownOrVanishedKeyNamesTheTableAndTheChoices() {
        SettingProblem problem =
                EndpointRules.unknownKey(table, "image-imagen-4-text").orElseThrow();
        assertThat(problem.code()).isEqualTo("endpoint_unknown");
        assertThat(problem.isBlocking()).isTrue();
        assertThat(problem.message()).contains("image-imagen-4-text", "2026-07-20");
        assertThat(problem.mend()).contains("image-nano-banana-2-text");
        assertThat(EndpointRules.unknownKey(table, "image-nano-banana-2-text")).isEmpty();
    }

    @Test
    void requestIsCheckedWithoutComplainingAboutNormalisedFields() {
        assertThat(
                        EndpointRules.checkRequest(
                                table,
                                request("image-nano-banana-pro-text-4k", "text-to-image", "1k"),
                                0))
                .isEmpty();
        assertThat(
                        EndpointRules.checkRequest(
                                table,
                                request("image-seedream-v5-lite-text", "text-to-image", "1k"),
                                0))
                .isEmpty();
        assertThat(
                        EndpointRules.checkRequest(
                                table, request("image-nano-banana-2-text", "edit", "1k"), 1))
                .extracting(SettingProblem::code)
                .containsExactly("mode_mismatch");
        assertThat(EndpointRules.checkRequest(table, request("gone", "edit", "1k"), 1))
                .extracting(SettingProblem::code)
                .containsExactly("endpoint_unknown");
        assertThat(
                        EndpointRules.checkRequest(
                                table,
                                request("image-nano-banana-2-text", "text-to-image", "1080x1920"),
                                0))
                .extracting(SettingProblem::field)
                .containsExactly("resolution");
    }

    private static ImageRequest request(String model, String mode, String resolution) {
        return new ImageRequest(
                new ImageRequest.Target("a-1", "run-1", "run-1", null, null, null, null, null),
                new ImageRequest.Format("short_form_vertical", "label", "9:16"),
                "a person",
                null,
                new ImageRequest.Render(
                        "offline",
                        model,
                        mode,
                        resolution,
                        null,
                        null,
                        null,
                        "png",
                        false,
                        false,
                        false),
                "assets/a-1",
                "assets/a-1",
                List.of(),
                new ImageRequest.Rules(List.of(), List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                Map.of(),
                null,
                Map.of());
    }

    private Endpoint endpoint(String key) {
        return table.find(key).orElseThrow();
    }

    private List<SettingProblem> check(String key, Wish wish) {
        if (endpoint(key).isEdit() && wish.pictures == null) {
            wish.pictures(1);
        }
        return EndpointRules.check(endpoint(key), wish.build());
    }

    private SettingProblem only(String key, Wish wish) {
        List<SettingProblem> found = check(key, wish);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Wish wish(String ratio) {
        return new Wish(ratio);
    }

    /** Builds wishes a field at a time. */
    private static final class Wish {
        private final String ratio;
        private final Map<String, String> texts = new java.util.HashMap<>();
        private boolean isRatioChosen = true;
        private @Nullable Integer maxImages;
        private @Nullable Integer pictures;

        Wish(String ratio) {
            this.ratio = ratio;
        }

        Wish with(String field, String value) {
            texts.put(field, value);
            return this;
        }

        Wish max(int value) {
            maxImages = value;
            return this;
        }

        Wish pictures(int value) {
            pictures = value;
            return this;
        }

        RenderWish build() {
            return new RenderWish(
                    ratio,
                    isRatioChosen,
                    texts.get("resolution"),
                    texts.get("quality"),
                    texts.get("size"),
                    texts.get("outputFormat"),
                    maxImages,
                    pictures == null ? 0 : pictures);
        }
    }
}
