package app.proofsheet.runs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.provider.ProviderPayload;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Says where an attempt stands in the words of the queue. */
final class Progress {

    /** What may be done about a submit whose outcome is not known. */
    static final List<Choice> UNKNOWN =
            List.of(Choice.LOOK_AGAIN, Choice.MARK_LOST, Choice.NEW_PAID_ATTEMPT);

    private Progress() {}

    /**
     * Where an attempt stands by its record.
     *
     * @param payload the provider's last word when it was just heard, else null
     * @param canResend the service takes the same operation twice without buying twice
     * @param again time between two looks
     * @param price what another attempt is likely to cost, asked only where a person has to know
     */
    static RunProgress of(
            Attempt attempt,
            @Nullable ProviderPayload payload,
            boolean canResend,
            Duration again,
            Supplier<Optional<BigDecimal>> price) {
        return switch (attempt.state()) {
            case SUBMITTING, SUBMIT_OUTCOME_UNKNOWN -> unknown(attempt, canResend, again, price);
            case NOT_SUBMITTED -> refused(attempt);
            case SUBMITTED_PROCESSING ->
                    payload != null && payload.phase() == ProviderPayload.Phase.UNKNOWN
                            ? new RunProgress.NeedsYou(
                                    RunFailures.withoutStatus(), List.of(Choice.POLL_AGAIN))
                            : new RunProgress.Processing(
                                    attempt.polls(),
                                    word(attempt, "processing"),
                                    payload == null ? null : payload.fraction(),
                                    again);
            case PROVIDER_COMPLETED ->
                    // Finished at the provider: the next step saves, without waiting.
                    new RunProgress.Processing(
                            attempt.polls(), word(attempt, "completed"), 1.0, Duration.ZERO);
            case PROVIDER_COMPLETED_WITHOUT_OUTPUTS ->
                    new RunProgress.NeedsYou(
                            RunFailures.withoutOutputs(),
                            List.of(Choice.POLL_AGAIN, Choice.NEW_PAID_ATTEMPT));
            case PROVIDER_FAILED -> providerFailed(attempt);
            case MATERIALIZATION_FAILED ->
                    new RunProgress.Failed(
                            failure(attempt, RunFailures.withoutOutputs()),
                            List.of(Choice.RESUME_SAVING));
            case MATERIALIZED -> new RunProgress.Saved(SaveStep.pathsOf(attempt), paid(attempt));
            case HOSTED_GENERATION_HANDLE_NOT_FOUND ->
                    new RunProgress.NeedsYou(
                            failure(
                                    attempt,
                                    RunFailures.handleGone(attempt, RunFailures.noHandle())),
                            List.of(Choice.POLL_AGAIN, Choice.NEW_PAID_ATTEMPT));
        };
    }

    static @Nullable String paid(Attempt attempt) {
        BigDecimal paid = attempt.paid();
        return paid == null ? null : paid.toPlainString();
    }

    private static RunProgress unknown(
            Attempt attempt,
            boolean canResend,
            Duration again,
            Supplier<Optional<BigDecimal>> price) {
        if (attempt.isMarkedLost()) {
            return new RunProgress.Failed(
                    RunFailures.priced(RunFailures.markedLost(attempt.id()), price.get()),
                    List.of(Choice.LOOK_AGAIN, Choice.NEW_PAID_ATTEMPT));
        }
        if (canResend) {
            // Sending the same operation again asks for the lost answer; it cannot buy twice.
            return new RunProgress.Processing(
                    attempt.polls(), "submit outcome unknown", null, again);
        }
        return new RunProgress.NeedsYou(
                RunFailures.priced(
                        failure(attempt, RunFailures.outcomeUnknown(RunFailures.lostAnswer())),
                        price.get()),
                UNKNOWN);
    }

    private static RunProgress refused(Attempt attempt) {
        Attempt.Quote quote = attempt.quote();
        if (quote != null) {
            return new RunProgress.NeedsYou(
                    failure(attempt, PriceQuestion.open(quote.challenge())),
                    List.of(Choice.CONFIRM_QUOTE));
        }
        Failure failure = failure(attempt, RunFailures.lostAnswer());
        return new RunProgress.Failed(
                failure,
                failure.kind() == FailureKind.CONTENT_POLICY
                        ? List.of()
                        : List.of(Choice.SUBMIT_AGAIN));
    }

    private static RunProgress providerFailed(Attempt attempt) {
        if (attempt.failure() == null && Endings.isCancelled(word(attempt, "failed"))) {
            return new RunProgress.Cancelled();
        }
        Failure failure = failure(attempt, Endings.withoutReason());
        return new RunProgress.Failed(
                failure,
                failure.kind() == FailureKind.CONTENT_POLICY
                        ? List.of()
                        : List.of(Choice.NEW_PAID_ATTEMPT));
    }

    private static Failure failure(Attempt attempt, Failure otherwise) {
        Failure failure = attempt.failure();
        return failure == null ? otherwise : failure;
    }

    private static String word(Attempt attempt, String otherwise) {
        String status = attempt.providerStatus();
        return status == null || status.isBlank() ? otherwise : status;
    }
}
