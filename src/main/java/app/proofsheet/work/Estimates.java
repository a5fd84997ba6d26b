package app.proofsheet.work;

import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.provider.EstimateAnswer;
import app.proofsheet.provider.EstimateCall;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.Providers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks providers for prices and remembers the answers for a little while, so that a batch of twenty
 * asks once, and writing a brief does not ask with every word: what decides a price is the
 * endpoint, its settings and the number of pictures it is given, not the words of the prompt.
 */
final class Estimates {

    private static final Duration KEEP = Duration.ofMinutes(1);

    /** A service that could not tell is asked again soon. */
    private static final Duration KEEP_UNKNOWN = Duration.ofSeconds(10);

    private final Providers providers;
    private final Clock clock;
    private final Map<Question, Kept> kept = new ConcurrentHashMap<>();

    Estimates(Providers providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    private record Question(ImageRequest.Render render, String aspectRatio, int references) {}

    private record Kept(Estimate estimate, Instant until) {}

    /** What one submit is likely to cost. Blocks, may use the network. */
    Estimate of(Endpoint endpoint, ImageRequest request) {
        Question question =
                new Question(
                        request.render(),
                        request.format().aspectRatio(),
                        request.inputUrls().size() + request.inputFiles().size());
        Instant now = clock.instant();
        Kept before = kept.get(question);
        if (before != null && now.isBefore(before.until())) {
            return before.estimate();
        }
        Estimate estimate = ask(endpoint, request);
        kept.values().removeIf(old -> !now.isBefore(old.until()));
        Duration time = estimate instanceof Estimate.Known ? KEEP : KEEP_UNKNOWN;
        kept.put(question, new Kept(estimate, now.plus(time)));
        return estimate;
    }

    private Estimate ask(Endpoint endpoint, ImageRequest request) {
        String id = request.render().provider();
        ImageProvider provider = providers.find(id).orElse(null);
        if (provider == null) {
            return new Estimate.Unknown("There is no provider \"" + id + "\" in this program.");
        }
        try {
            return switch (provider.estimate(
                    new EstimateCall(endpoint, request, request.inputUrls()))) {
                case EstimateAnswer.Known known -> Estimate.Known.of(known.credits());
                case EstimateAnswer.Unknown unknown ->
                        new Estimate.Unknown(unknown.failure().sentence());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Estimate.Unknown("The question for the price was interrupted.");
        }
    }
}
