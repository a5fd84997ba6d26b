package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.provider.QuoteChallenge;
import app.proofsheet.provider.QuoteConsent;
import app.proofsheet.settings.PostplusConfigFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Consent as the service's own programs keep it: the acknowledged tier of an account in the config
 * file, the ceiling in the environment (spec/hosted-media-api.md §9).
 */
public final class StoredQuoteConsent implements QuoteConsent {

    /** Variable of the ceiling, in millicredits. */
    public static final String CEILING = "POSTPLUS_QUOTE_AUTO_CONFIRM_UNDER_MILLICREDITS";

    private static final String NOT_BOUGHT = "Nothing was bought yet.";

    private final PostplusConfigFile configFile;
    private final String ceiling;

    /** Consent of this config file and environment. */
    public StoredQuoteConsent(PostplusConfigFile configFile, Map<String, String> environment) {
        this.configFile = configFile;
        this.ceiling = environment.getOrDefault(CEILING, "").strip();
    }

    @Override
    public Decision decide(QuoteChallenge challenge) {
        BigDecimal required = challenge.requiredTierCredits();
        String account = challenge.accountId();
        if (required != null && account != null) {
            BigDecimal known = configFile.acknowledgedTier(account);
            if (known != null && known.movePointLeft(3).compareTo(required) >= 0) {
                return new Decision.Acknowledged();
            }
        }
        BigDecimal cost =
                challenge.estimatedCredits() == null ? required : challenge.estimatedCredits();
        if (ceiling.isEmpty()) {
            return ask(
                    "postplus_cli_quote_confirmation_non_interactive",
                    "The price" + said(cost) + " needs the consent of a person.",
                    "Confirm it, or set a ceiling in " + CEILING + ".");
        }
        if (!ceiling.matches("\\d{1,15}")) {
            return ask(
                    "quote_auto_confirm_setting",
                    CEILING + " is not a whole number of millicredits.",
                    "Correct or unset it.");
        }
        BigDecimal most = new BigDecimal(ceiling).movePointLeft(3);
        if (cost != null && cost.compareTo(most) <= 0) {
            return new Decision.UnderCeiling(most);
        }
        return ask(
                "postplus_cli_quote_auto_confirm_ceiling_exceeded",
                "The price"
                        + said(cost)
                        + " is above the ceiling of "
                        + most.stripTrailingZeros().toPlainString()
                        + " credits.",
                "Confirm it, or raise " + CEILING + ".");
    }

    @Override
    public void remember(QuoteChallenge challenge) throws InterruptedException {
        BigDecimal required = challenge.requiredTierCredits();
        String account = challenge.accountId();
        if (required == null || account == null) {
            return;
        }
        try {
            configFile.acknowledgeTier(account, required.movePointRight(3));
        } catch (IOException e) {
            throw new FailureException(
                    Failure.of(
                                    "postplus_cli_config_write_failed",
                                    FailureKind.STORAGE,
                                    "Your consent to the price could not be remembered.")
                            .withKept("The consent holds for this item.")
                            .withNext("Check the permissions of " + configFile.file() + "."),
                    e);
        }
    }

    private static Decision ask(String code, String sentence, String next) {
        return new Decision.Ask(
                Failure.of(code, FailureKind.QUOTA, sentence).withKept(NOT_BOUGHT).withNext(next));
    }

    private static String said(@Nullable BigDecimal credits) {
        return credits == null
                ? ""
                : " of " + credits.stripTrailingZeros().toPlainString() + " credits";
    }
}
