package app.proofsheet.domain.review;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a picture was rejected, as far as a person said it.
 *
 * @param reason a sentence; blank takes the reasons that go with the categories
 * @param categories what it is about, at least one
 */
public record RejectGrounds(String reason, Set<IssueCategory> categories) {

    /** Copies the set; without words of its own the categories speak. */
    public RejectGrounds {
        categories = Set.copyOf(categories);
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("grounds without a category");
        }
        reason =
                reason.isBlank()
                        ? categories.stream()
                                .sorted()
                                .map(IssueCategory::reason)
                                .collect(Collectors.joining(" "))
                        : reason.strip();
    }
}
