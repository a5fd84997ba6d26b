package app.proofsheet.ui.notice;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.money.CeilingRule;
import app.proofsheet.ui.text.Texts;

/** Asks for consent to a price above a ceiling; not agreeing is the default. */
public final class CostQuestion {

    private CostQuestion() {}

    /** The question behind a refusal for want of consent. */
    public static Confirm.Question of(Failure refusal) {
        boolean isAbove = refusal.code().equals(CeilingRule.EXCEEDED);
        Texts texts = Texts.of("notice");
        return new Confirm.Question(
                texts.get(isAbove ? "cost.title" : "cost.title.unknown"),
                refusal.sentence(),
                texts.get("cost.deed"),
                true,
                null);
    }
}
