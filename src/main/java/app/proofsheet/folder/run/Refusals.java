package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

/** Requests that are refused before anything is written. */
final class Refusals {

    private Refusals() {}

    static FailureException of(String code, String sentence, String next) {
        return new FailureException(
                Failure.of(code, FailureKind.INPUT, sentence)
                        .withKept("Nothing was written.")
                        .withNext(next));
    }

    static FailureException unsafePath(String path, String field) {
        return of(
                "unsafe_path",
                "The path \""
                        + shortened(path)
                        + "\" in "
                        + field
                        + " is not a path inside the work folder.",
                "Use a path relative to the work folder, with \"/\" between names.");
    }

    /** A foreign text fit for a sentence. */
    static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 120 ? plain.substring(0, 120) + "…" : plain;
    }
}
