package app.proofsheet.runs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.folder.run.Attempt;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** Sentences about runs that stopped: what happened, what was kept, what to do. */
final class RunFailures {

    /** Code of the reference for finished pictures that could not be saved. */
    static final String SAVING_FAILED = "provider_completed_asset_materialization_failed";

    private RunFailures() {}

    static FailureException unknownRun(String runId) {
        return new FailureException(
                Failure.of(
                                "run_unknown",
                                FailureKind.INPUT,
                                "There is no run \"" + runId + "\" in this asset.")
                        .withNext("Queue or generate it first."));
    }

    static FailureException folderGone(Path assetRoot) {
        return new FailureException(
                Failure.of(
                                "asset_folder_missing",
                                FailureKind.STORAGE,
                                "The folder \""
                                        + assetRoot.getFileName()
                                        + "\" with the run's records is not there.")
                        .withKept("Nothing was sent.")
                        .withNext("Put the folder back, or connect its disk, then go on."));
    }

    static FailureException unknownProvider(String id) {
        return new FailureException(
                Failure.of(
                                "provider_unknown",
                                FailureKind.INPUT,
                                "The run is meant for the provider \""
                                        + id
                                        + "\", which this program does not have.")
                        .withKept("Nothing was sent, and no other provider was used instead.")
                        .withNext("Choose a provider that is there, or name one with --provider."));
    }

    static FailureException unknownModel(String key) {
        return new FailureException(
                Failure.of(
                                "endpoint_unknown",
                                FailureKind.INPUT,
                                "There is no endpoint key \"" + key + "\".")
                        .withKept("Nothing was sent.")
                        .withNext("Choose a key of the endpoint table."));
    }

    static FailureException inputMissing(String path) {
        return new FailureException(
                Failure.of(
                                "input_file_missing",
                                FailureKind.INPUT,
                                "The picture \"" + path + "\" is not in the work folder.")
                        .withKept("Nothing was sent.")
                        .withNext("Put the file there, or name another in inputFiles."));
    }

    static FailureException inputUnreadable(String path, String problem) {
        return new FailureException(
                Failure.of(
                                "input_file_unreadable",
                                FailureKind.INPUT,
                                "The picture \"" + path + "\" cannot be sent. " + problem)
                        .withKept("Nothing was sent.")
                        .withNext("Choose another picture."));
    }

    static FailureException submittedExists(String runId, Attempt attempt) {
        String handle = attempt.handle();
        return new FailureException(
                Failure.of(
                                "image_batch_runner_submitted_attempt_exists",
                                FailureKind.STATE,
                                "The run "
                                        + runId
                                        + " was submitted already: "
                                        + attempt.id()
                                        + " is in state "
                                        + attempt.state().id()
                                        + (handle == null ? "" : ", handle " + handle)
                                        + ".")
                        .withKept("Nothing was sent or bought.")
                        .withNext(
                                "Next action: "
                                        + attempt.state().nextAction()
                                        + ". For a new paid attempt use --new-attempt."));
    }

    static FailureException nothingSubmitted(String runId) {
        return new FailureException(
                Failure.of(
                                "no_submitted_attempt",
                                FailureKind.STATE,
                                "Nothing of the run " + runId + " was submitted yet.")
                        .withNext("Use generate or edit first."));
    }

    static FailureException unknownAttempt(String runId, String attemptId) {
        return new FailureException(
                Failure.of(
                                "attempt_unknown",
                                FailureKind.INPUT,
                                "The run " + runId + " has no attempt \"" + attemptId + "\".")
                        .withNext("Leave --attempt-id out for the newest one."));
    }

    static Failure outcomeUnknown(Failure cause) {
        return new Failure(
                cause.code(),
                cause.kind(),
                "The request left, but no answer came back, so it may have been bought. "
                        + cause.sentence(),
                "The operation id is on record; nothing is sent again by itself.",
                "Look again; buy again only when you are sure that it was lost.",
                cause.detail());
    }

    static Failure lostAnswer() {
        return Failure.of(
                "submit_outcome_unknown",
                FailureKind.TRANSPORT,
                "The program stopped while the request was on its way.");
    }

    static Failure notListed(boolean isComplete) {
        return Failure.of(
                "submit_not_listed",
                FailureKind.TRANSPORT,
                isComplete
                        ? "The provider's list of runs of that time does not have it."
                        : "The part of its list of runs that the provider shows does not have it.");
    }

    static Failure searchFailed(Failure cause) {
        return new Failure(
                cause.code(),
                cause.kind(),
                "It is still not known whether the request was bought, because the provider's list"
                        + " of runs cannot be read: "
                        + cause.sentence(),
                "The operation id is on record; nothing is sent again by itself.",
                cause.next() == null ? "Look again later." : cause.next(),
                cause.detail());
    }

    /** The same failure with the price of the way that costs something. */
    static Failure priced(Failure failure, Optional<BigDecimal> price) {
        return price.filter(credits -> credits.signum() > 0)
                .map(credits ->
                        failure.withNext(
                                (failure.next() == null ? "" : failure.next() + " ")
                                        + "Buying again costs about "
                                        + credits.stripTrailingZeros().toPlainString()
                                        + " credits."))
                .orElse(failure);
    }

    static Failure markedLost(String attemptId) {
        return Failure.of(
                        "attempt_marked_lost",
                        FailureKind.STATE,
                        attemptId + " was given up; it is not known whether it was bought.")
                .withKept("Its records stay.")
                .withNext("Pay for a new attempt if the picture is still wanted.");
    }

    static Failure confirmAgain() {
        return Failure.of(
                        "quote_challenged_again",
                        FailureKind.QUOTA,
                        "The provider asks for consent to the price although it was given.")
                .withKept("Nothing was bought.")
                .withNext("Submit again to get a fresh price.");
    }

    static Failure noQuote() {
        return Failure.of(
                        "no_open_quote",
                        FailureKind.STATE,
                        "There is no price waiting for consent in this run.")
                .withNext("Submit again.");
    }

    static Failure withoutOutputs() {
        return Failure.of(
                        "provider_completed_without_outputs",
                        FailureKind.GENERATION,
                        "The provider says it is finished, but names no picture.")
                .withKept("Its answer is on record.")
                .withNext("Look at the answer, look again later, or buy a new attempt.");
    }

    static Failure withoutStatus() {
        return Failure.of(
                        "provider_status_missing",
                        FailureKind.TRANSPORT,
                        "The provider's answer does not say how the run stands.")
                .withKept("Its answer is on record.")
                .withNext("Look at the answer and look again.");
    }

    static Failure noHandle() {
        return Failure.of(
                        "no_generation_handle",
                        FailureKind.STATE,
                        "The records do not say under which handle the provider knows the run.")
                .withNext("Give the handle with --result-url.");
    }

    static Failure handleGone(Attempt attempt, Failure cause) {
        return Failure.of(
                        "hosted_generation_handle_not_found",
                        FailureKind.STATE,
                        "The provider does not know the run any more (handle "
                                + attempt.handle()
                                + ").")
                .withKept("Operation id, answers and addresses stay on record.")
                .withNext("Look again, or decide on a new paid attempt.")
                .withDetail(cause.code() + ": " + cause.sentence());
    }

    static Failure savingFailed(Failure cause, int saved, int total) {
        return new Failure(
                SAVING_FAILED,
                cause.kind(),
                "The provider has finished, but "
                        + (total - saved)
                        + " of "
                        + total
                        + (total == 1 ? " picture" : " pictures")
                        + " could not be saved: "
                        + cause.sentence(),
                "What is paid stays paid: the addresses and "
                        + saved
                        + " saved "
                        + (saved == 1 ? "picture" : "pictures")
                        + " are on record.",
                "Save again; nothing is bought by that.",
                cause.code() + (cause.detail() == null ? "" : ": " + cause.detail()));
    }

    static Failure notAPicture(int number, String problem) {
        return Failure.of(
                "output_not_a_picture",
                FailureKind.RECORD,
                "Output " + number + " is no picture. " + problem);
    }

    static Failure unsupportedOutput(int number) {
        return Failure.of(
                "output_unsupported",
                FailureKind.RECORD,
                "Output " + number + " comes in a form this program does not know.");
    }

    static Failure badBase64(int number) {
        return Failure.of(
                "output_base64_invalid",
                FailureKind.RECORD,
                "Output " + number + " is not valid base64.");
    }

    static Failure unexpected(String doing, RuntimeException cause) {
        return Failure.of(
                        "provider_unexpected",
                        FailureKind.TRANSPORT,
                        "The provider could not be used while " + doing + ".")
                .withDetail(cause.toString());
    }
}
