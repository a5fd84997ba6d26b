package app.proofsheet.cli;

import org.jspecify.annotations.Nullable;

/** Fields that the parser fills before a command is called. */
final class Given {

    private Given() {}

    /** The command above. */
    static RootCommand root(@Nullable RootCommand root) {
        return value(root);
    }

    /** A required option or parameter. */
    static <T> T value(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the parser calls a command only when it is complete");
        }
        return value;
    }
}
