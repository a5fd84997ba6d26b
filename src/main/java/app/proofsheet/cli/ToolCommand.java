package app.proofsheet.cli;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.work.ImageTools;
import app.proofsheet.work.ImageTools.ToolCall;
import app.proofsheet.work.ImageTools.ToolResult;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** The four tools, run at once without the queue. */
abstract class ToolCommand implements Callable<Integer> {

    @ParentCommand @Nullable RootCommand root;

    @Option(
            names = "--request",
            paramLabel = "F",
            required = true,
            description = "The request document (JSON).")
    @Nullable Path request;

    /** Which of the four. */
    enum Tool {
        GENERATE,
        EDIT,
        POLL,
        UPLOAD;

        ToolResult run(ImageTools tools, ToolCall call) throws InterruptedException {
            return switch (this) {
                case GENERATE -> tools.generate(call);
                case EDIT -> tools.edit(call);
                case POLL -> tools.poll(call);
                case UPLOAD -> tools.upload(call);
            };
        }
    }

    private final Tool tool;

    ToolCommand(Tool tool) {
        this.tool = tool;
    }

    /** The call as the options of the command say it. */
    abstract ToolCall call(RootCommand given, Path requestFile);

    @Override
    public Integer call() throws InterruptedException {
        RootCommand given = Given.root(root);
        return run(given, tool, call(given, given.file(Given.value(request))));
    }

    /** Runs a tool and prints what came of it. */
    static int run(RootCommand given, Tool tool, ToolCall call) throws InterruptedException {
        try (OpenFolder folder = given.openFor(OpenFolder.Care.RECORDS)) {
            ToolResult result = tool.run(folder.tools(), call);
            Failure failure = result.failure();
            if (failure != null) {
                return new FailurePrinter(given.terminal().err()).print(failure);
            }
            given.print(result.manifestJson().stripTrailing());
            return ExitCode.DONE;
        }
    }

    /** A tool that pays or uploads. */
    abstract static class Submitting extends ToolCommand {

        @Option(
                names = "--hosted-operation-id",
                paramLabel = "ID",
                description = "Your own operation id for the submit.")
        @Nullable String operationId;

        @Option(
                names = "--quote-confirmation-token",
                paramLabel = "T",
                description = "Confirms a quote.")
        @Nullable String quoteToken;

        Submitting(Tool tool) {
            super(tool);
        }

        /** True when a second paid attempt is wanted. */
        abstract boolean isNewAttempt();

        @Override
        ToolCall call(RootCommand given, Path requestFile) {
            return new ToolCall(
                    requestFile,
                    given.provider,
                    isNewAttempt(),
                    operationId,
                    quoteToken,
                    null,
                    null,
                    null,
                    given.wait,
                    given::tell);
        }
    }

    /** {@code generate}. */
    @Command(
            name = "generate",
            description = "Submit a text-to-image request, record it, print its manifest.")
    static final class Generate extends Submitting {

        @Option(names = "--new-attempt", description = "Pay for a new attempt of this run.")
        boolean newAttempt;

        Generate() {
            super(Tool.GENERATE);
        }

        @Override
        boolean isNewAttempt() {
            return newAttempt;
        }
    }

    /** {@code edit}. */
    @Command(
            name = "edit",
            description = "Upload local pictures, submit an edit, record it, print its manifest.")
    static final class Edit extends Submitting {

        @Option(names = "--new-attempt", description = "Pay for a new attempt of this run.")
        boolean newAttempt;

        Edit() {
            super(Tool.EDIT);
        }

        @Override
        boolean isNewAttempt() {
            return newAttempt;
        }
    }

    /** {@code upload}. */
    @Command(name = "upload", description = "Upload one local file, print its manifest.")
    static final class Upload extends Submitting {

        Upload() {
            super(Tool.UPLOAD);
        }

        @Override
        boolean isNewAttempt() {
            return false;
        }
    }

    /** {@code poll}. */
    @Command(
            name = "poll",
            description = "Look at a submitted run, save finished pictures, print its manifest.")
    static final class Poll extends ToolCommand {

        @Option(names = "--response", paramLabel = "F", description = "A saved response to use.")
        @Nullable Path response;

        @Option(names = "--attempt-id", paramLabel = "ID", description = "The attempt to poll.")
        @Nullable String attemptId;

        @Option(
                names = "--result-url",
                paramLabel = "U",
                description = "The address or handle to poll.")
        @Nullable String resultUrl;

        Poll() {
            super(Tool.POLL);
        }

        @Override
        ToolCall call(RootCommand given, Path requestFile) {
            return new ToolCall(
                    requestFile,
                    given.provider,
                    false,
                    null,
                    null,
                    attemptId,
                    response == null ? null : given.file(response),
                    resultUrl,
                    given.wait,
                    given::tell);
        }
    }
}
