package app.proofsheet.domain.model;

import java.util.ArrayList;
import java.util.List;

/** The sentences in which settings are refused: endpoint, field, allowed and received values. */
final class SettingProblems {

    private SettingProblems() {}

    static SettingProblem wrongMode(Endpoint endpoint, String mode) {
        return new SettingProblem(
                "mode_mismatch",
                true,
                "model",
                endpoint.key() + " is for " + endpoint.mode() + ", and this is " + mode + ".",
                mode.equals("edit") ? "Choose an edit endpoint." : "Choose a text endpoint.",
                endpoint.key());
    }

    static SettingProblem badField(
            Endpoint endpoint, String field, String allowed, String received) {
        return new SettingProblem(
                "bad_field",
                true,
                field,
                endpoint.key() + " allows for " + field + ": " + allowed + ". It got: " + received,
                "Choose an allowed value.",
                received);
    }

    static SettingProblem notUsed(Endpoint endpoint, String field, String received) {
        return new SettingProblem(
                "setting_not_used",
                false,
                field,
                endpoint.key() + " has no " + field + "; " + received.strip() + " is not sent.",
                "Clear it, or choose an endpoint that has it.",
                received);
    }

    static String list(Iterable<String> values) {
        List<String> all = new ArrayList<>();
        values.forEach(all::add);
        return String.join(", ", all);
    }
}
