package app.proofsheet.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.model.FieldRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The embedded table against spec/endpoints.md §1, §2, §4. */
class EndpointTableReaderTest {

    private static final String SET_A = "1:1 9:16 16:9 4:5 5:4 3:4 4:3 2:3 3:2";
    private static final String SET_B = "9:16 16:9 1:1 4:5";
    private static final String SET_C = "9:16 16:9 4:5";

    private final EndpointTable table = EndpointTableReader.embedded();

    @Test
    void hasTheFourteenKeysInOrder() {
        assertThat(table.sourceDate()).isEqualTo(LocalDate.parse("2026-07-20"));
        assertThat(table.endpoints().keySet())
                .containsExactly(
                        "image-gpt-image-2-text",
                        "image-gpt-image-2-edit",
                        "image-nano-banana-2-text",
                        "image-nano-banana-2-edit",
                        "image-nano-banana-pro-text-1k",
                        "image-nano-banana-pro-text-2k",
                        "image-nano-banana-pro-text-4k",
                        "image-nano-banana-pro-edit-1k",
                        "image-nano-banana-pro-edit-2k",
                        "image-nano-banana-pro-edit-4k",
                        "image-seedream-v5-lite-text",
                        "image-seedream-v5-lite-sequential",
                        "image-seedream-v5-lite-edit",
                        "image-seedream-v5-lite-edit-sequential");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "image-gpt-image-2-text,text-to-image,gpt-image-2,-,Openai Gpt Image 2 Text To"
                        + " Image,-,gpt-image-2",
                "image-gpt-image-2-edit,edit,gpt-image-2,-,Openai Gpt Image 2 Edit,16,gpt-image-2",
                "image-nano-banana-2-text,text-to-image,nano-banana,-,Nano Banana 2 Text To"
                        + " Image,-,nano-banana-2",
                "image-nano-banana-2-edit,edit,nano-banana,-,Nano Banana 2 Edit,14,nano-banana-2",
                "image-nano-banana-pro-text-1k,text-to-image,nano-banana-pro,1k,Nano Banana Pro"
                        + " Text To Image,-,nano-banana-pro",
                "image-nano-banana-pro-text-2k,text-to-image,nano-banana-pro,2k,Nano Banana Pro"
                        + " Text To Image,-,nano-banana-pro",
                "image-nano-banana-pro-text-4k,text-to-image,nano-banana-pro,4k,Nano Banana Pro"
                        + " Text To Image,-,nano-banana-pro",
                "image-nano-banana-pro-edit-1k,edit,nano-banana-pro,1k,Nano Banana Pro"
                        + " Edit,14,nano-banana-pro",
                "image-nano-banana-pro-edit-2k,edit,nano-banana-pro,2k,Nano Banana Pro"
                        + " Edit,14,nano-banana-pro",
                "image-nano-banana-pro-edit-4k,edit,nano-banana-pro,4k,Nano Banana Pro"
                        + " Edit,14,nano-banana-pro",
                "image-seedream-v5-lite-text,text-to-image,seedream,-,Seedream v5.0"
                        + " Lite,-,seedream-v5-lite",
                "image-seedream-v5-lite-sequential,text-to-image,seedream,-,Seedream v5.0 Lite"
                        + " Sequential,-,seedream-v5-lite-sequential",
                "image-seedream-v5-lite-edit,edit,seedream,-,Seedream v5.0 Lite"
                        + " Edit,10,seedream-v5-lite",
                "image-seedream-v5-lite-edit-sequential,edit,seedream,-,Seedream v5.0 Lite Edit"
                        + " Sequential,10,seedream-v5-lite-edit-sequential"
            })
    void describesEveryKey(
            String key,
            String mode,
            String group,
            String fixed,
            String name,
            Integer references,
            String shortName) {
        Endpoint endpoint = table.find(key).orElseThrow();
        assertThat(endpoint.mode()).isEqualTo(mode);
        assertThat(endpoint.isEdit()).isEqualTo(mode.equals("edit"));
        assertThat(endpoint.group()).isEqualTo(group);
        assertThat(endpoint.fixedResolution()).isEqualTo(fixed);
        assertThat(endpoint.displayName()).isEqualTo(name);
        assertThat(endpoint.maxReferences()).isEqualTo(references);
        assertThat(endpoint.shortName()).isEqualTo(shortName);
    }

    @ParameterizedTest
    @CsvSource({
        "image-gpt-image-2-text,prompt aspect_ratio resolution quality",
        "image-gpt-image-2-edit,prompt images aspect_ratio resolution quality",
        "image-nano-banana-2-text,prompt aspect_ratio resolution output_format",
        "image-nano-banana-2-edit,prompt images aspect_ratio resolution output_format",
        "image-nano-banana-pro-text-1k,prompt aspect_ratio resolution output_format",
        "image-nano-banana-pro-text-2k,prompt aspect_ratio resolution output_format",
        "image-nano-banana-pro-text-4k,prompt aspect_ratio resolution output_format",
        "image-nano-banana-pro-edit-1k,prompt images aspect_ratio resolution output_format",
        "image-nano-banana-pro-edit-2k,prompt images aspect_ratio resolution output_format",
        "image-nano-banana-pro-edit-4k,prompt images aspect_ratio resolution output_format",
        "image-seedream-v5-lite-text,prompt output_format size",
        "image-seedream-v5-lite-sequential,prompt output_format size max_images",
        "image-seedream-v5-lite-edit,prompt images output_format size",
        "image-seedream-v5-lite-edit-sequential,prompt images output_format size max_images"
    })
    void declaresExactlyTheFieldsOfEveryKey(String key, String fields) {
        Endpoint endpoint = table.find(key).orElseThrow();
        assertThat(endpoint.fields().keySet()).containsExactly(fields.split(" "));
        assertThat(endpoint.field("prompt").orElseThrow().required()).isTrue();
        endpoint.field("images")
                .ifPresent(images -> {
                    assertThat(images.required()).isTrue();
                    assertThat(images.repeatable()).isTrue();
                    assertThat(images.type()).isEqualTo("media-url");
                });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "image-gpt-image-2-text,aspect_ratio," + SET_A + ",1:1,NONE",
                "image-gpt-image-2-edit,aspect_ratio," + SET_A + ",1:1,NONE",
                "image-gpt-image-2-text,resolution,1k 2k 4k,1k,TIER",
                "image-gpt-image-2-edit,resolution,1k 2k 4k,1k,TIER",
                "image-gpt-image-2-text,quality,low medium high,medium,LOWER",
                "image-gpt-image-2-edit,quality,low medium high,medium,LOWER",
                "image-nano-banana-2-text,aspect_ratio," + SET_B + ",1:1,NONE",
                "image-nano-banana-2-edit,aspect_ratio," + SET_B + ",1:1,NONE",
                "image-nano-banana-2-text,resolution,0.5k 1k 2k 4k,1k,TIER",
                "image-nano-banana-2-edit,resolution,0.5k 1k 2k 4k,1k,TIER",
                "image-nano-banana-2-text,output_format,png jpeg,png,LOWER",
                "image-nano-banana-2-edit,output_format,png jpeg,png,LOWER",
                "image-nano-banana-pro-text-1k,aspect_ratio," + SET_B + ",1:1,NONE",
                "image-nano-banana-pro-text-1k,resolution,1k,1k,TIER",
                "image-nano-banana-pro-text-2k,resolution,2k,2k,TIER",
                "image-nano-banana-pro-text-4k,resolution,4k,4k,TIER",
                "image-nano-banana-pro-edit-1k,aspect_ratio," + SET_C + ",-,NONE",
                "image-nano-banana-pro-edit-2k,aspect_ratio," + SET_C + ",-,NONE",
                "image-nano-banana-pro-edit-4k,aspect_ratio," + SET_C + ",-,NONE",
                "image-nano-banana-pro-edit-4k,resolution,4k,4k,TIER",
                "image-nano-banana-pro-edit-2k,output_format,png jpeg,png,LOWER",
                "image-seedream-v5-lite-text,output_format,jpeg png,png,LOWER",
                "image-seedream-v5-lite-edit,output_format,jpeg png,png,LOWER",
                "image-seedream-v5-lite-text,size,-,1440*2560,NONE",
                "image-seedream-v5-lite-edit-sequential,size,-,1440*2560,NONE"
            })
    void hasEnumsInSourceOrderWithDefaultsAndCanon(
            String key, String field, String allowed, String fallback, FieldRule.Canon canon) {
        FieldRule rule = table.find(key).orElseThrow().field(field).orElseThrow();
        assertThat(rule.allowed())
                .isEqualTo(allowed == null ? List.of() : List.of(allowed.split(" ")));
        assertThat(rule.defaultValue()).isEqualTo(fallback);
        assertThat(rule.canon()).isEqualTo(canon);
        assertThat(rule.required()).isFalse();
    }

    @Test
    void limitsTheNumberOfPicturesOnSequentialKeysOnly() {
        for (Endpoint endpoint : table.all()) {
            assertThat(endpoint.isSequential())
                    .as(endpoint.key())
                    .isEqualTo(endpoint.key().endsWith("sequential"));
        }
        FieldRule rule =
                table.find("image-seedream-v5-lite-sequential")
                        .orElseThrow()
                        .field("max_images")
                        .orElseThrow();
        assertThat(rule.type()).isEqualTo("integer");
        assertThat(rule.min()).isEqualTo(1);
        assertThat(rule.max()).isEqualTo(15);
        assertThat(rule.defaultValue()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "image-nano-banana-2-text,1k,0.08",
                "image-nano-banana-2-text,2k,0.12",
                "image-nano-banana-2-edit,4k,0.16",
                "image-nano-banana-2-edit,0.5k,-",
                "image-nano-banana-pro-text-2k,-,0.14",
                "image-nano-banana-pro-edit-4k,1k,0.24",
                "image-seedream-v5-lite-sequential,-,0.035",
                "image-gpt-image-2-text,4k,-"
            })
    void keepsListPricesInDollarsAsDocumented(String key, String tier, String usd) {
        assertThat(table.find(key).orElseThrow().usdPrice(tier).orElse(null))
                .isEqualTo(usd == null ? null : new BigDecimal(usd));
    }

    @Test
    void everySizeItInfersClearsThePixelMinimum() {
        var rule = table.find("image-seedream-v5-lite-text").orElseThrow().sizeRule();
        assertThat(rule).isNotNull();
        assertThat(rule.minPixels()).isEqualTo(3_686_400);
        assertThat(rule.byRatio()).containsOnlyKeys("9:16", "16:9", "1:1", "3:4", "4:3", "4:5");
        rule.byRatio()
                .forEach((ratio, size) -> {
                    var pixels = app.proofsheet.domain.model.SizeRule.parse(size).orElseThrow();
                    assertThat(pixels.pixels()).as(ratio).isGreaterThanOrEqualTo(3_686_400);
                    assertThat(app.proofsheet.domain.model.SizeRule.ratioOf(pixels))
                            .isEqualTo(ratio);
                });
        assertThat(table.find("image-nano-banana-2-text").orElseThrow().sizeRule()).isNull();
    }

    @Test
    void refusesAnotherDocument() {
        assertThatThrownBy(() -> EndpointTableReader.read("{\"schema\": \"x/1\"}", "table.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table.json")
                .hasMessageContaining("proofsheet-endpoints/1");
        assertThatThrownBy(() -> EndpointTableReader.read("{", "table.json"))
                .isInstanceOf(FailureException.class);
    }
}
