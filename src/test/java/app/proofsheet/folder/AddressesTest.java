package app.proofsheet.folder;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.json.CanonicalJson;
import app.proofsheet.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.test/p/1.png?sig=x&y=1, https://a.test/p/1.png",
        "https://kim:pw@a.test/p#part, https://a.test/p",
        "https://a.test?sig=@x, https://a.test",
        "postplus-media://uploads/a%20b.png, postplus-media://uploads/a%20b.png",
        "why? because, why? because",
        "images/a.png, images/a.png"
    })
    void whatSignsAnAddressInIsCut(String given, String plain) {
        assertThat(Addresses.plain(given)).isEqualTo(plain);
    }

    @Test
    void addressesAnywhereInARecordAreCut() {
        String json = "{\"a\": [{\"u\": \"https://a.test/x?s=1\"}], \"n\": 1.50, \"t\": \"text\"}";

        assertThat(Json.compact(Addresses.plain(Json.read(json, "record"))))
                .isEqualTo("{\"a\":[{\"u\":\"https://a.test/x\"}],\"n\":1.50,\"t\":\"text\"}");
    }

    @Test
    void equalValuesHaveOneSpelling() {
        assertThat(CanonicalJson.text(Json.read("{\"b\": [1.0, 100], \"a\": \"x\"}", "a")))
                .isEqualTo(CanonicalJson.text(Json.read("{\"a\":\"x\",\"b\":[1,1E2]}", "b")))
                .startsWith("{\"a\":\"x\",\"b\":[1,");
    }
}
