package app.proofsheet.provider;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointRules;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** spec/endpoints.md §3. */
class ProviderBodyTest {

    private static final EndpointTable TABLE = EndpointTableReader.embedded();

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void legacyBodyIsTheRecordedOneByteForByte(String name, JsonNode one) {
        JsonNode fields = one.path("request");
        String key = one.path("endpointKey").asText();
        List<String> references = new ArrayList<>();
        fields.path("inputUrls").forEach(url -> references.add(url.asText()));
        ImageRequest request =
                request(
                        key,
                        fields.path("mode").asText(),
                        fields.path("aspectRatio").asText(),
                        fields.path("prompt").asText(),
                        new Settings(
                                text(fields, "resolution"),
                                text(fields, "quality"),
                                text(fields, "size"),
                                fields.path("outputFormat").asText(),
                                fields.path("maxImages").isInt()
                                        ? fields.path("maxImages").intValue()
                                        : null),
                        fields,
                        Map.of());
        assertThat(
                        Json.compact(
                                ProviderBody.of(
                                        endpoint(key),
                                        request,
                                        references,
                                        ProviderBody.Mode.LEGACY)))
                .isEqualTo(Json.compact(one.path("body")));
    }

    static Stream<Arguments> recorded() throws IOException {
        try (InputStream in = ProviderBodyTest.class.getResourceAsStream("legacy-bodies.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            ArrayNode all = (ArrayNode) Json.read(text, "legacy-bodies.json");
            assertThat(all).hasSizeGreaterThan(100);
            return all.valueStream().map(one -> Arguments.of(one.path("name").asText(), one));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image-gpt-image-2-text|{'prompt':'a person','aspect_ratio':'9:16',"
                        + "'resolution':'2k','quality':'high'}",
                "image-gpt-image-2-edit|{'prompt':'a person','images':['https://x/1.png'],"
                        + "'aspect_ratio':'9:16','resolution':'2k','quality':'high'}",
                "image-nano-banana-2-text|{'prompt':'a person','aspect_ratio':'9:16',"
                        + "'resolution':'2k','output_format':'jpeg'}",
                "image-nano-banana-2-edit|{'prompt':'a person','images':['https://x/1.png'],"
                        + "'aspect_ratio':'9:16','resolution':'2k','output_format':'jpeg'}",
                "image-nano-banana-pro-text-4k|{'prompt':'a person','aspect_ratio':'9:16',"
                        + "'resolution':'4k','output_format':'jpeg'}",
                "image-nano-banana-pro-edit-1k|{'prompt':'a person','images':['https://x/1.png'],"
                        + "'aspect_ratio':'9:16','resolution':'1k','output_format':'jpeg'}",
                "image-seedream-v5-lite-text|{'prompt':'a person','output_format':'jpeg',"
                        + "'size':'1440*2560'}",
                "image-seedream-v5-lite-edit|{'prompt':'a person','images':['https://x/1.png'],"
                        + "'output_format':'jpeg','size':'1440*2560'}",
                "image-seedream-v5-lite-sequential|{'prompt':'a person','output_format':'jpeg',"
                        + "'size':'1440*2560','max_images':3}",
                "image-seedream-v5-lite-edit-sequential|{'prompt':'a person',"
                        + "'images':['https://x/1.png'],'output_format':'jpeg',"
                        + "'size':'1440*2560','max_images':3}"
            })
    void currentBodyHasTheDeclaredFieldsOnlyAndCanonical(String key, String expected) {
        Endpoint endpoint = endpoint(key);
        ImageRequest request =
                request(
                        key,
                        endpoint.mode(),
                        "9:16",
                        "a person",
                        new Settings(" 2 K ", "HIGH", null, "JPEG", 3),
                        Json.object().put("enableWebSearch", true).put("enableSyncMode", true),
                        Map.of());
        assertThat(
                        Json.compact(
                                ProviderBody.of(
                                        endpoint,
                                        request,
                                        List.of("https://x/1.png"),
                                        ProviderBody.Mode.CURRENT)))
                .isEqualTo(expected.replace('\'', '"'));
    }

    @Test
    void whatIsMissingGetsTheDefaultOfTheTable() {
        Endpoint endpoint = endpoint("image-gpt-image-2-text");
        ImageRequest request =
                request(
                        endpoint.key(),
                        endpoint.mode(),
                        "3:4",
                        "a person",
                        new Settings(null, " ", null, "png", null),
                        Json.object(),
                        Map.of());
        assertThat(body(endpoint, request))
                .isEqualTo(
                        "{\"prompt\":\"a person\",\"aspect_ratio\":\"3:4\",\"resolution\":\"1k\","
                                + "\"quality\":\"medium\"}");
    }

    @Test
    void ratioThatNobodyChoseIsLeftOutWhereTheEndpointKeepsTheShape() {
        Endpoint pro = endpoint("image-nano-banana-pro-edit-2k");
        Endpoint two = endpoint("image-nano-banana-2-edit");
        Map<String, String> extra = Map.of(EndpointRules.RATIO_CHOSEN, "false");
        Settings settings = new Settings(null, null, null, "png", null);
        assertThat(
                        body(
                                pro,
                                request(
                                        pro.key(),
                                        "edit",
                                        "9:16",
                                        "x",
                                        settings,
                                        Json.object(),
                                        extra)))
                .doesNotContain("aspect_ratio");
        assertThat(
                        body(
                                pro,
                                request(
                                        pro.key(),
                                        "edit",
                                        "9:16",
                                        "x",
                                        settings,
                                        Json.object(),
                                        Map.of())))
                .contains("\"aspect_ratio\":\"9:16\"");
        assertThat(
                        body(
                                two,
                                request(
                                        two.key(),
                                        "edit",
                                        "9:16",
                                        "x",
                                        settings,
                                        Json.object(),
                                        extra)))
                .contains("\"aspect_ratio\":\"9:16\"");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "3:4,-,-,1728*2304",
                "4:5,-,-,1728*2160",
                "9:16,2048 x 2048,-,2048*2048",
                "9:16,-,2304X4096,2304*4096",
                "9:16,-,4k,1440*2560"
            })
    void sizesClearTheMinimumAndAreWrittenWithAnAsterisk(
            String ratio, String size, String resolution, String expected) {
        Endpoint endpoint = endpoint("image-seedream-v5-lite-text");
        ImageRequest request =
                request(
                        endpoint.key(),
                        endpoint.mode(),
                        ratio,
                        "x",
                        new Settings(resolution, null, size, "png", null),
                        Json.object(),
                        Map.of());
        assertThat(body(endpoint, request)).contains("\"size\":\"" + expected + "\"");
    }

    private static String body(Endpoint endpoint, ImageRequest request) {
        return Json.compact(
                ProviderBody.of(endpoint, request, List.of("u"), ProviderBody.Mode.CURRENT));
    }

    private static Endpoint endpoint(String key) {
        return TABLE.find(key).orElseThrow();
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).textValue() : null;
    }

    private record Settings(
            @Nullable String resolution,
            @Nullable String quality,
            @Nullable String size,
            String outputFormat,
            @Nullable Integer maxImages) {}

    private static ImageRequest request(
            String key,
            String mode,
            String ratio,
            String prompt,
            Settings settings,
            JsonNode flags,
            Map<String, String> extra) {
        return new ImageRequest(
                new ImageRequest.Target("a-1", "run-1", "run-1", null, null, null, null, null),
                new ImageRequest.Format("custom", "label", ratio),
                prompt,
                "never sent",
                new ImageRequest.Render(
                        "hosted-media",
                        key,
                        mode,
                        settings.resolution(),
                        settings.quality(),
                        settings.size(),
                        settings.maxImages(),
                        settings.outputFormat(),
                        flags.path("enableSyncMode").asBoolean(),
                        flags.path("enableBase64Output").asBoolean(),
                        flags.path("enableWebSearch").asBoolean()),
                "assets/a-1",
                "assets/a-1",
                List.of(),
                new ImageRequest.Rules(List.of("k"), List.of("v"), List.of("a"), List.of("f")),
                List.of(),
                List.of(),
                Map.of(),
                null,
                extra);
    }
}
