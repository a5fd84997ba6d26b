package app.proofsheet.media;

import java.io.IOException;
import java.io.Serial;

/** A picture cannot be shown; the message is a sentence for a person. */
public final class UnreadablePictureException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    /** With a sentence that names the file and what is wrong with it. */
    public UnreadablePictureException(String sentence) {
        super(sentence);
    }

    /** With the technical cause for the log. */
    public UnreadablePictureException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
