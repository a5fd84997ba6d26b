package app.proofsheet.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.model.CreativeFormat.Choice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** spec/asset-folder.md §3. */
class CreativeFormatTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,-,short_form_vertical,9:16,false",
                "-,9:16,short_form_vertical,9:16,true",
                "-,3:4,custom,3:4,true",
                "-,banana,custom,banana,true",
                "reels,-,short_form_vertical,9:16,true",
                "' Short Form ',-,short_form_vertical,9:16,true",
                "SHORT-FORM/VERTICAL,9:16,short_form_vertical,9:16,true",
                "tiktok,-,short_form_vertical,9:16,true",
                "3:4,-,instagram_meta_ads,3:4,true",
                "instagram-meta-ads,3:4,instagram_meta_ads,3:4,true",
                "meta_ads_3_4,-,instagram_meta_ads,3:4,true",
                "custom,4:5,custom,4:5,true"
            })
    void resolvesFormatAndRatio(
            String format, String ratio, String id, String expected, boolean isChosen) {
        assertThat(CreativeFormat.choose(format, ratio))
                .isInstanceOfSatisfying(
                        Choice.Chosen.class,
                        chosen -> {
                            assertThat(chosen.format().id()).isEqualTo(id);
                            assertThat(chosen.format().aspectRatio()).isEqualTo(expected);
                            assertThat(chosen.isRatioChosen()).isEqualTo(isChosen);
                        });
    }

    @Test
    void labelsAreThoseOfTheRecords() {
        assertThat(CreativeFormat.ofRatio("9:16").label())
                .isEqualTo("PostPlus short-form vertical creative format");
        assertThat(CreativeFormat.ofRatio("4:5").label()).isEqualTo("PostPlus 4:5 creative format");
        assertThat(CreativeFormat.INSTAGRAM_META_ADS.label())
                .isEqualTo("PostPlus Instagram 3:4 creative format");
    }

    @Test
    void presetAndAnotherRatioConflict() {
        assertThat(CreativeFormat.choose("instagram_meta_ads", "9:16"))
                .isEqualTo(new Choice.Conflict(CreativeFormat.INSTAGRAM_META_ADS, "9:16"));
    }

    @ParameterizedTest
    @CsvSource({"square", "custom", "16:9"})
    void unknownFormatIsUnsupported(String format) {
        assertThat(CreativeFormat.choose(format, null)).isEqualTo(new Choice.Unsupported(format));
    }
}
