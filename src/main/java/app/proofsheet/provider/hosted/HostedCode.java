package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.FailureKind;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The codes that the service is documented to answer with (spec/hosted-media-api.md §10.3). Any
 * other code is kept as it came and judged by its HTTP status.
 */
enum HostedCode {
    BALANCE(
            "billing_balance_insufficient",
            FailureKind.QUOTA,
            "The account has not enough credits.",
            "Top up the account's credits, then submit again; that is safe.",
            Submitted.NO),
    QUOTE_REQUIRED(
            "postplus_cli_quote_confirmation_required",
            FailureKind.QUOTA,
            "The price needs your consent first.",
            "Confirm the price to go on; the same request is sent with your consent.",
            Submitted.NO),
    SESSION_INVALID(
            "postplus_cli_auth_invalid_session",
            FailureKind.AUTHORISATION,
            "The sign-in is not valid any more.",
            "Sign in again: postplus auth login",
            Submitted.NO),
    SIGN_IN_NOT_THERE(
            "postplus_cli_auth_not_initialized",
            FailureKind.AUTHORISATION,
            "This server offers no sign-in.",
            "Check the address of the service in POSTPLUS_API_BASE_URL or config.json.",
            Submitted.BY_STATUS),
    UPGRADE(
            "postplus_client_upgrade_required",
            FailureKind.AUTHORISATION,
            "The service does not accept this version of the program.",
            "Upgrade the service's own program and Proofsheet, then sign in again.",
            Submitted.NO),
    RELEASE(
            "postplus_cli_cloud_release_in_progress",
            FailureKind.BUSY,
            "The service is being renewed.",
            "Wait about a minute and go on; the same operation is sent again.",
            Submitted.BY_STATUS),
    CAPABILITY_UNAVAILABLE(
            "postplus_cli_hosted_capability_unavailable",
            FailureKind.TRANSPORT,
            "The service cannot do this now.",
            "Look at \"proofsheet doctor\" to see what the service can do, and resume later.",
            Submitted.BY_STATUS),
    CONTENT_POLICY(
            "postplus_cli_hosted_media_content_policy_blocked",
            FailureKind.CONTENT_POLICY,
            "The provider's content policy refused this item.",
            "Change the brief; this item is not sent again as it is.",
            Submitted.NO),
    PROVIDER_TIMEOUT(
            "postplus_cli_hosted_provider_timeout",
            FailureKind.TRANSPORT,
            "The provider behind the service did not answer in time.",
            "Look again; nothing is bought anew before it is known what became of this.",
            Submitted.UNKNOWN),
    UPLOAD_REJECTED(
            "postplus_cli_hosted_media_upload_rejected",
            FailureKind.REFUSED,
            "The service does not take this picture.",
            "Check the type and the size of the picture, or choose another.",
            Submitted.BY_STATUS),
    READ_FAILED(
            "postplus_cli_hosted_media_read_failed",
            FailureKind.TRANSPORT,
            "The service could not give an address for the finished picture.",
            "Resume saving; nothing is bought by that.",
            Submitted.BY_STATUS),
    CAPABILITY_FAILED(
            "postplus_cli_hosted_capability_failed",
            FailureKind.REFUSED,
            "The service refused the request.",
            "Correct the request and submit again.",
            Submitted.BY_STATUS),
    PAYLOAD_TOO_LARGE(
            "postplus_cli_hosted_payload_too_large",
            FailureKind.INPUT,
            "The request is too large for the service.",
            "Shorten the prompt or the list of references.",
            Submitted.NO);

    private enum Submitted {
        NO,
        UNKNOWN,
        BY_STATUS
    }

    private final String text;
    private final FailureKind kind;
    private final String sentence;
    private final String next;
    private final Submitted submitted;

    HostedCode(String text, FailureKind kind, String sentence, String next, Submitted submitted) {
        this.text = text;
        this.kind = kind;
        this.sentence = sentence;
        this.next = next;
        this.submitted = submitted;
    }

    /** The code as it stands in answers and records. */
    String text() {
        return text;
    }

    FailureKind kind() {
        return kind;
    }

    /** What happened, for an answer that says it in no words of its own. */
    String sentence() {
        return sentence;
    }

    /** What to do, for an answer without advice of its own. */
    String next() {
        return next;
    }

    /** True when a submit answered so bought nothing, whatever the HTTP status. */
    boolean isRefusal() {
        return submitted == Submitted.NO;
    }

    /** True when a submit answered so may have bought, whatever the HTTP status. */
    boolean isOpen() {
        return submitted == Submitted.UNKNOWN;
    }

    /** The wait to assume when the server names none, null for no assumption. */
    @Nullable Duration usualWait() {
        return this == RELEASE ? Duration.ofSeconds(60) : null;
    }

    /** The documented code of this text, null when it is none. */
    static @Nullable HostedCode of(@Nullable String text) {
        for (HostedCode code : values()) {
            if (code.text.equals(text)) {
                return code;
            }
        }
        return null;
    }
}
