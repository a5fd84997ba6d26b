package app.proofsheet.cli;

import app.proofsheet.cli.ToolCommand.Tool;
import app.proofsheet.work.ImageTools.ToolCall;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The four tools under their reference names, with the reference's way of reading flags
 * (spec/asset-folder.md §11): {@code --key value}, a flag before another flag or at the end is
 * bare, whatever is unknown is ignored.
 */
final class ReferenceTools {

    private static final Map<String, Tool> NAMES =
            Map.of(
                    "generate_image", Tool.GENERATE,
                    "edit_image", Tool.EDIT,
                    "poll_prediction", Tool.POLL,
                    "upload_media", Tool.UPLOAD);

    /** A flag without a value; no file or id can have this name. */
    private static final String BARE = "\0";

    private final String name;
    private final Tool tool;
    private final Map<String, String> flags;

    private ReferenceTools(String name, Tool tool, Map<String, String> flags) {
        this.name = name;
        this.tool = tool;
        this.flags = flags;
    }

    /** The tool of a command line, empty when it names none of the four as its command. */
    static Optional<ReferenceTools> of(List<String> args) {
        int at = 0;
        while (at < args.size() && args.get(at).startsWith("-")) {
            boolean hasValue =
                    at + 1 < args.size()
                            && !args.get(at + 1).startsWith("-")
                            && !NAMES.containsKey(args.get(at + 1));
            at += hasValue ? 2 : 1;
        }
        Tool tool = at < args.size() ? NAMES.get(args.get(at)) : null;
        if (tool == null) {
            return Optional.empty();
        }
        Map<String, String> flags = new LinkedHashMap<>(flags(args.subList(0, at)));
        flags.putAll(flags(args.subList(at + 1, args.size())));
        return Optional.of(new ReferenceTools(args.get(at), tool, flags));
    }

    private static Map<String, String> flags(List<String> args) {
        Map<String, String> flags = new LinkedHashMap<>();
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).startsWith("--")) {
                boolean hasValue = i + 1 < args.size() && !args.get(i + 1).startsWith("--");
                flags.put(args.get(i).substring(2), hasValue ? args.get(i + 1) : BARE);
                i += hasValue ? 1 : 0;
            }
        }
        return flags;
    }

    /** Runs the tool; the options of {@code root} are filled from the flags. */
    int run(RootCommand root) throws InterruptedException {
        if (flags.containsKey("help")) {
            root.print(usage());
            return ExitCode.DONE;
        }
        String request = value("request");
        if (request == null) {
            root.terminal().err().println(usage());
            root.terminal().err().flush();
            return ExitCode.FAILED;
        }
        String workDir = value("work-dir");
        root.workDir = workDir == null ? null : Path.of(workDir);
        root.provider = value("provider");
        root.wire = value("wire");
        root.reviewer = value("reviewer");
        root.quiet = flags.containsKey("quiet");
        String response = value("response");
        ToolCall call =
                new ToolCall(
                        root.file(Path.of(request)),
                        root.provider,
                        BARE.equals(flags.get("new-attempt")),
                        value("hosted-operation-id"),
                        value("quote-confirmation-token"),
                        value("attempt-id"),
                        response == null ? null : root.file(Path.of(response)),
                        value("result-url"),
                        BARE.equals(flags.get("wait")),
                        root::tell);
        return ToolCommand.run(root, tool, call);
    }

    private @Nullable String value(String flag) {
        String value = flags.get(flag);
        return value == null || value.equals(BARE) ? null : value;
    }

    private String usage() {
        String more =
                switch (tool) {
                    case GENERATE, EDIT ->
                            " [--new-attempt] [--hosted-operation-id <id>]"
                                    + " [--quote-confirmation-token <token>]";
                    case POLL ->
                            " [--response <file>] [--result-url <url or handle>]"
                                    + " [--attempt-id <id>]";
                    case UPLOAD ->
                            " [--hosted-operation-id <id>] [--quote-confirmation-token <token>]";
                };
        return "Usage: proofsheet " + name + " --request <file>" + more;
    }
}
