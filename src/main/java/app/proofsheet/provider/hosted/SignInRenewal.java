package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;
import app.proofsheet.settings.ConfigLock;
import app.proofsheet.settings.PostplusConfig;
import app.proofsheet.settings.PostplusConfigFile;
import app.proofsheet.settings.Secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;

/**
 * Renews a sign-in that was refused, once (spec/hosted-media-api.md §3.2). All programs on one
 * config file take turns: whoever comes second finds the new sign-in there and uses it, because a
 * renewal may make the one before it worthless (defect D46).
 */
final class SignInRenewal {

    /** Identity fields of a renewal that go back into the config file. */
    private static final List<String> STORED =
            List.of(
                    "cliSessionToken",
                    "sessionExpiresAt",
                    "accountId",
                    "accountName",
                    "accountSlug",
                    "accountType",
                    "userId",
                    "userEmail");

    private final PostplusConfigFile configFile;

    SignInRenewal(PostplusConfigFile configFile) {
        this.configFile = configFile;
    }

    /** Asks the server for a new sign-in. */
    @FunctionalInterface
    interface Ask {
        /** Sends the renewal with the sign-in of this config. */
        HostedReply renew(PostplusConfig current) throws HostedTrouble, InterruptedException;
    }

    /**
     * A config whose sign-in is not the refused one.
     *
     * @throws HostedTrouble when there is none to be had; what was asked with the refused sign-in
     *     was refused without doubt
     */
    PostplusConfig after(Secret refused, Ask ask) throws HostedTrouble, InterruptedException {
        try (ConfigLock _ = configFile.lock()) {
            PostplusConfig current = configFile.read();
            if (current.token() != null && !refused.equals(current.token())) {
                return current;
            }
            HostedReply reply = ask.renew(current);
            JsonNode answer = HostedErrors.parse(reply.body());
            if (!reply.isSuccess()
                    || HostedPayloads.text(answer, "cliSessionToken") == null
                    || !Secret.isUsable(answer.path("cliSessionToken").textValue().trim())) {
                throw HostedTrouble.notSent(refusal(reply));
            }
            configFile.storeRefreshed(identity(answer));
            return configFile.read();
        } catch (IOException e) {
            throw HostedTrouble.notSent(notStored());
        } catch (HostedTrouble e) {
            // The renewal may have arrived; the request it was for was refused.
            throw HostedTrouble.notSent(e.failure());
        }
    }

    private static ObjectNode identity(JsonNode answer) {
        ObjectNode fields = Json.object();
        for (String name : STORED) {
            if (answer.has(name) && answer.get(name).isValueNode()) {
                fields.set(name, answer.get(name));
            }
        }
        return fields;
    }

    private static Failure refusal(HostedReply reply) {
        Failure told = HostedErrors.of(reply, HostedCall.REFRESH);
        boolean isUpgrade = reply.status() == 426;
        if (isUpgrade || told.kind() == FailureKind.BUSY) {
            return told;
        }
        return Failure.of(
                        reply.status() == 401
                                ? "postplus_cli_auth_refresh_unauthorized"
                                : "postplus_cli_auth_refresh_failed",
                        FailureKind.AUTHORISATION,
                        "The sign-in to the hosted service has run out and could not be renewed.")
                .withKept(HostedCall.REFRESH.kept())
                .withNext("Sign in again: postplus auth login")
                .withDetail(
                        reply.isSuccess()
                                ? "HTTP " + reply.status() + ", no usable sign-in in the answer"
                                : told.code() + ", " + told.detail());
    }

    private Failure notStored() {
        return Failure.of(
                        "postplus_cli_config_write_failed",
                        FailureKind.STORAGE,
                        "The sign-in file of the hosted service cannot be written, so the sign-in"
                                + " cannot be renewed.")
                .withKept(HostedCall.REFRESH.kept())
                .withNext("Check the permissions of " + configFile.file() + ".");
    }
}
