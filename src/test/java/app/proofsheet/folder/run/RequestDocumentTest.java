package app.proofsheet.folder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.run.RequestDocument.Use;
import app.proofsheet.json.Json;
import app.proofsheet.provider.EndpointTableReader;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class RequestDocumentTest {

    private static final EndpointTable TABLE = EndpointTableReader.embedded();

    private static final String MINIMAL =
            """
            {"assetId": "mug-01", "runId": "run-001", "localAssetDir": "assets/mug-01",
             "prompt": "a mug"}
            """;

    @Test
    void missingFieldsGetTheDefaultsOfTheNormalisation() {
        ImageRequest request = read(MINIMAL, "{}", Use.GENERATE);

        assertThat(request.target().jobId()).isEqualTo("run-001");
        assertThat(request.localOutputDir()).isEqualTo("assets/mug-01");
        assertThat(request.format())
                .isEqualTo(
                        new ImageRequest.Format(
                                "short_form_vertical",
                                "PostPlus short-form vertical creative format",
                                "9:16"));
        assertThat(request.render())
                .isEqualTo(
                        new ImageRequest.Render(
                                "hosted-media",
                                "image-gpt-image-2-text",
                                "text-to-image",
                                "1k",
                                null,
                                null,
                                null,
                                "png",
                                false,
                                false,
                                false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resolution     | \"4K\"          | 4k",
                "resolution     | \" 2 k \"       | 2k",
                "resolution     | \"0.5K\"        | 0.5k",
                "resolution     | \"1440x2560\"   | 1440x2560",
                "resolution     | \" \"           | 1k",
                "quality        | \" HIGH \"      | high",
                "outputFormat   | \" JPEG \"      | jpeg",
                "maxImages      | 4               | 4",
                "maxImages      | 2.0             | 2",
                "aspectRatio    | \" 16:9 \"      | 16:9",
                "ratio          | \"4:5\"         | 4:5",
                "enableSyncMode | true            | true",
                "provider       | \"offline\"     | offline",
                "negativePrompt | \"no text\"     | no text",
            })
    void valuesAreNormalised(String field, String given, String expected) {
        ObjectNode node =
                Json.readObject(
                        RequestDocument.text(
                                read(MINIMAL, "{\"" + field + "\": " + given + "}", Use.GENERATE)),
                        "request.json");
        String written = field.equals("ratio") ? "targetAspectRatio" : field;

        assertThat(node.path(written).asText()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"4\"", "2.5", "true", "null", "1e40"})
    void maxImagesIsKeptOnlyAsAWholeNumber(String given) {
        assertThat(
                        read(MINIMAL, "{\"maxImages\": " + given + "}", Use.GENERATE)
                                .render()
                                .maxImages())
                .isNull();
    }

    @Test
    void keyThatIsATierGetsThatTier() {
        assertThat(
                        read(
                                        MINIMAL,
                                        "{\"model\": \"image-nano-banana-pro-text-4k\"}",
                                        Use.GENERATE)
                                .render()
                                .resolution())
                .isEqualTo("4k");
    }

    @Test
    void nothingThatWasAskedIsDropped() {
        ImageRequest request =
                read(
                        MINIMAL,
                        """
                        {"mustAvoid": ["logo"], "mustKeep": ["hoodie"], "customerId": "north",
                         "variant": {"glasses": "off"}, "shotList": [{"n": 1.25}]}
                        """,
                        Use.GENERATE);
        ObjectNode written = Json.readObject(RequestDocument.text(request), "request.json");

        assertThat(written.path("mustAvoid").path(0).asText()).isEqualTo("logo");
        assertThat(written.path("customerId").asText()).isEqualTo("north");
        assertThat(written.path("variant").path("glasses").asText()).isEqualTo("off");
        assertThat(Json.compact(written.path("shotList"))).isEqualTo("[{\"n\":1.25}]");
    }

    @Test
    void savedRequestReadsBackByteForByte() {
        String edit =
                """
                {"inputUrls": ["https://a.test/1.png", "", null], "inputFiles": ["assets/b/x.png"],
                 "model": "image-nano-banana-2-edit", "aspectRatio": "4:5",
                 "derivedFrom": "assets/b/x.png", "feedback": ["warmer"], "note": "kept"}
                """;
        String saved = RequestDocument.text(read(MINIMAL, edit, Use.EDIT));

        for (Use use : List.of(Use.EDIT, Use.RECORD)) {
            assertThat(
                            RequestDocument.text(
                                    RequestDocument.read(saved, "request.json", use, TABLE, null)
                                            .request()))
                    .isEqualTo(saved);
        }
    }

    @Test
    void fieldsStandInTheOrderOfTheReference() {
        ObjectNode written =
                Json.readObject(
                        RequestDocument.text(
                                read(
                                        MINIMAL,
                                        "{\"inputUrls\": [\"https://a.test/1.png\"], \"model\":"
                                                + " \"image-nano-banana-2-edit\"}",
                                        Use.EDIT)),
                        "request.json");
        List<String> names = new ArrayList<>();
        written.fieldNames().forEachRemaining(names::add);

        assertThat(names)
                .startsWith(
                        "provider",
                        "model",
                        "mode",
                        "creativeFormat",
                        "creativeFormatLabel",
                        "assetId",
                        "runId",
                        "jobId",
                        "campaignId",
                        "personaId",
                        "conceptId",
                        "assetPurpose",
                        "prompt",
                        "negativePrompt",
                        "aspectRatio",
                        "targetAspectRatio",
                        "resolution",
                        "quality",
                        "size",
                        "maxImages",
                        "outputFormat",
                        "enableSyncMode",
                        "enableBase64Output",
                        "enableWebSearch",
                        "localAssetDir",
                        "localOutputDir",
                        "sourceBasis",
                        "mustKeep",
                        "canVary",
                        "feedback",
                        "inputUrls");
    }

    @Test
    void envelopeBareAndSavedRequestsAreAllRead() {
        String envelope =
                "{\"schemaVersion\": 1, \"input\": "
                        + MINIMAL
                        + ", \"operationId\": \" op \","
                        + " \"hostedOperationId\": \"hop\", \"quoteConfirmationToken\": \" \"}";
        RequestDocument document =
                RequestDocument.read(envelope, "request.json", Use.GENERATE, TABLE, "offline");

        assertThat(document.operationId()).isEqualTo("hop");
        assertThat(document.quoteToken()).isNull();
        assertThat(document.request().render().provider()).isEqualTo("offline");
        assertThat(document.request().withRunId("x"))
                .isEqualTo(
                        RequestDocument.read(MINIMAL, "r", Use.GENERATE, TABLE, "offline")
                                .request()
                                .withRunId("x"));
    }

    @Test
    void firstReleaseNamedAJobInstead() {
        ImageRequest request =
                RequestDocument.read(
                                "{\"jobId\": \"job-1\", \"localOutputDir\": \"out\", \"prompt\":"
                                        + " \"x\"}",
                                "r",
                                Use.GENERATE,
                                TABLE,
                                null)
                        .request();

        assertThat(request.target().assetId()).isEqualTo("job-1");
        assertThat(request.target().runId()).isEqualTo("job-1");
        assertThat(request.localAssetDir()).isEqualTo("out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "7",
                "\"x\"",
                "{\"schemaVersion\": 2, \"input\": {}}",
                "{\"schemaVersion\": \"1\", \"input\": {}}",
                "{\"schemaVersion\": 1}"
            })
    void whatIsNoEnvelopeIsRefusedWithItsCode(String text) {
        assertThat(refusal(text, Use.GENERATE))
                .isEqualTo("postplus_hosted_skill_execution_envelope_required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"output_format\": null, \"assetId\": null}       | request_field_name",
                "{\"creativeFormat\": \"billboard\"}                | unsupported_creative_format",
                "{\"creativeFormat\": \"reels\", \"ratio\": \"1:1\"}"
                        + "| creative_format_aspect_ratio_conflict",
                "{\"assetId\": null}                                | request_field_required",
                "{\"prompt\": \"  \"}                               | request_field_required",
                "{\"prompt\": 7}                                    | request_field_type",
                "{\"runId\": 5}                                     | request_field_type",
                "{\"localAssetDir\": 5}                             | request_field_type",
                "{\"resolution\": 2}                                | request_field_type",
                "{\"quality\": true}                                | request_field_type",
                "{\"runId\": \"../../x\"}                           | unsafe_id",
                "{\"assetId\": \"a/b\"}                             | unsafe_id",
                "{\"model\": \"image-new-9\"}                       | endpoint_unknown",
                "{\"model\": \"image-gpt-image-2-edit\"}            | mode_mismatch",
            })
    void wrongRequestIsRefusedBeforeAnythingIsWritten(String change, String code) {
        ObjectNode all = Json.readObject(MINIMAL, "minimal");
        all.setAll(Json.readObject(change, "change"));

        assertThat(refusal(Json.write(all), Use.GENERATE)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                     | reference_required",
                "{\"inputUrls\": [\"\", null]}          | reference_required",
                "{\"inputUrls\": [\"photo.png\"]}       | reference_not_fetchable",
                "{\"inputUrls\": [{\"url\": \"x\"}]}    | reference_not_fetchable",
                "{\"inputFiles\": [\"../secret.png\"]}  | unsafe_path",
                "{\"inputFiles\": [\"/etc/passwd\"]}    | unsafe_path",
            })
    void editNeedsReferencesTheProviderCanFetch(String change, String code) {
        ObjectNode all = Json.readObject(MINIMAL, "minimal");
        all.setAll(Json.readObject(change, "change"));

        assertThat(refusal(Json.write(all), Use.EDIT)).isEqualTo(code);
    }

    @Test
    void recordOfARunStaysReadableWhenItsKeyHasVanished() {
        ImageRequest request =
                read(
                        MINIMAL,
                        "{\"model\": \"image-old-1\", \"mode\": \"edit\", \"inputUrls\":"
                                + " [\"x\"]}",
                        Use.RECORD);

        assertThat(request.render().model()).isEqualTo("image-old-1");
        assertThat(request.isEdit()).isTrue();
    }

    @Test
    void tokenIsNotShown() {
        RequestDocument document =
                RequestDocument.read(
                        "{\"schemaVersion\": 1, \"input\": "
                                + MINIMAL
                                + ", \"quoteConfirmationToken\": \"qct_1\"}",
                        "r",
                        Use.GENERATE,
                        TABLE,
                        null);

        assertThat(document.quoteToken()).isEqualTo("qct_1");
        assertThat(document.toString()).doesNotContain("qct_1");
        assertThat(RequestDocument.text(document.request())).doesNotContain("qct_1");
    }

    private static ImageRequest read(String fields, String more, Use use) {
        ObjectNode all = Json.readObject(fields, "request");
        all.setAll(Json.readObject(more, "more"));
        return RequestDocument.read(Json.write(all), "request.json", use, TABLE, null).request();
    }

    private static String refusal(String text, Use use) {
        FailureException refused =
                catchThrowableOfType(
                        FailureException.class,
                        () -> RequestDocument.read(text, "request.json", use, TABLE, null));
        assertThat(refused).isNotNull();
        assertThat(refused.failure().kind()).isEqualTo(FailureKind.INPUT);
        assertThat(refused.failure().sentence()).endsWith(".");
        return refused.failure().code();
    }
}
