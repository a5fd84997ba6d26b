package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.json.Json;
import app.proofsheet.provider.QuoteChallenge;
import app.proofsheet.provider.QuoteChallenge.Driver;
import app.proofsheet.provider.QuoteConsent;
import app.proofsheet.provider.QuoteConsent.Decision;
import app.proofsheet.provider.Receipt;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Prices that need consent, and consent that was given before (hosted-media-api.md §9). */
class StoredQuoteConsentTest {

    @TempDir Path dir;
    private WireRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new WireRig(dir);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aChallengeTellsAllThatAPersonNeeds() {
        StringBuilder drivers = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            drivers.append(i == 0 ? "" : ",")
                    .append(
                            "{\"key\":\"k"
                                    + i
                                    + "\",\"label\":\"L"
                                    + i
                                    + "\",\"value\":"
                                    + i
                                    + "}");
        }
        QuoteChallenge challenge =
                challenge(
                        "{\"code\":\"x\",\"quoteConfirmation\":{\"token\":\"qct_810\","
                            + "\"accountId\":\"acc_204\",\"action\":\"generate\",\"featureLabel\":\"Image"
                            + " generation\",\"serviceLabel\":\"Media\","
                            + "\"operationId\":\"op-9\",\"estimatedCredits\":180,"
                            + "\"estimatedMillicredits\":180500,\"reservedCredits\":240,"
                            + "\"reservedMillicredits\":240000,\"requiredTierCredits\":100,"
                            + "\"drivers\":[{\"nothing\":1},"
                                + drivers
                                + "]}}");

        assertThat(challenge.estimatedCredits()).isEqualByComparingTo("180.5");
        assertThat(challenge.reservedCredits()).isEqualByComparingTo("240");
        assertThat(challenge.requiredTierCredits()).isEqualByComparingTo("100");
        assertThat(challenge.labels())
                .isEqualTo(new QuoteChallenge.Labels("generate", "Image generation", "Media"));
        assertThat(challenge.drivers()).hasSize(8).startsWith(new Driver("k0", "L0", "0"));
        assertThat(challenge.operationId()).isEqualTo("op-9");
        assertThat(challenge.toString()).doesNotContain("qct_810");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"code\":\"postplus_cli_quote_confirmation_required\",\"quoteConfirmation\":"
                + "{\"token\":\"t\"}}', true",
        "'{\"code\":\"x\",\"productErrorCode\":\"postplus_cli_quote_confirmation_required\","
                + "\"quoteConfirmation\":{\"token\":\"t\"}}', true",
        "'{\"quoteConfirmation\":{\"token\":\"t\"}}', true",
        "'{\"quoteConfirmation\":{}}', false",
        "'{\"code\":\"postplus_cli_quote_confirmation_required\"}', false",
        "'{\"code\":\"billing_balance_insufficient\"}', false",
    })
    void aChallengeIsKnownByItsCodeOrItsQuoteAndNeedsAToken(String body, boolean isChallenge) {
        assertThat(Quotes.challenge(reply(body), "op-1").map(QuoteChallenge::operationId))
                .isEqualTo(
                        isChallenge ? java.util.Optional.of("op-1") : java.util.Optional.empty());
    }

    @Test
    void consentIsRememberedPerAccountAndNeverLowered() throws Exception {
        QuoteConsent consent = consent(null);
        QuoteChallenge tier100 = quote("acc", 180_000, 100_000);
        QuoteChallenge tier500 = quote("acc", 600_000, 500_000);

        assertThat(consent.decide(tier100)).isInstanceOf(Decision.Ask.class);
        consent.remember(tier500);
        consent.remember(tier100);

        assertThat(consent.decide(tier100)).isInstanceOf(Decision.Acknowledged.class);
        assertThat(consent.decide(tier500)).isInstanceOf(Decision.Acknowledged.class);
        assertThat(consent.decide(quote("acc", 600_000, 500_001))).isInstanceOf(Decision.Ask.class);
        assertThat(consent.decide(quote("else", 1, 1))).isInstanceOf(Decision.Ask.class);
        var stored = Json.read(Files.readString(dir.resolve("config.json")), "config.json");
        assertThat(
                        stored.at(
                                        "/largeCreditConfirmation"
                                                + "/acknowledgedTierMillicreditsByAccountId/acc")
                                .toString())
                .isEqualTo("500000");
        assertThat(stored.path("unknownField").asText()).isEqualTo("kept");
        assertThat(stored.path("cliSessionToken").asText()).isEqualTo(WireRig.TOKEN);
    }

    @Test
    void theCeilingDecidesByTheEstimateElseByTheTier() {
        QuoteConsent consent = consent("180000");

        assertThat(consent.decide(quote("acc", 180_000, 500_000)))
                .isInstanceOfSatisfying(
                        Decision.UnderCeiling.class,
                        d -> assertThat(d.ceiling()).isEqualByComparingTo("180"));
        assertThat(code(consent.decide(quote("acc", 180_001, 100_000))))
                .isEqualTo("postplus_cli_quote_auto_confirm_ceiling_exceeded");
        assertThat(consent.decide(challenge(only("\"requiredTierMillicredits\":100000"))))
                .isInstanceOf(Decision.UnderCeiling.class);
        assertThat(consent.decide(challenge(only("\"accountId\":\"acc\""))))
                .isInstanceOf(Decision.Ask.class);
    }

    @Test
    void withoutACeilingSomebodyHasToBeAskedAndABadOneIsNamed() {
        assertThat(code(consent(null).decide(quote("acc", 1, 1))))
                .isEqualTo("postplus_cli_quote_confirmation_non_interactive");
        assertThat(code(consent("ten").decide(quote("acc", 1, 1))))
                .isEqualTo("quote_auto_confirm_setting");
    }

    private static String code(Decision decision) {
        return ((Decision.Ask) decision).whenNobodyCanBeAsked().code();
    }

    private QuoteConsent consent(@Nullable String ceiling) {
        return new StoredQuoteConsent(
                rig.configFile(),
                ceiling == null ? Map.of() : Map.of(StoredQuoteConsent.CEILING, ceiling));
    }

    private static QuoteChallenge quote(String account, int estimated, int tier) {
        return challenge(
                only(
                        "\"accountId\":\""
                                + account
                                + "\",\"estimatedMillicredits\":"
                                + estimated
                                + ",\"requiredTierMillicredits\":"
                                + tier));
    }

    private static String only(String fields) {
        return "{\"quoteConfirmation\":{\"token\":\"t\"," + fields + "}}";
    }

    private static QuoteChallenge challenge(String body) {
        return Quotes.challenge(reply(body), "op-1").orElseThrow();
    }

    private static HostedReply reply(String body) {
        return new HostedReply(402, body, null, new Receipt(402, Map.of()));
    }
}
