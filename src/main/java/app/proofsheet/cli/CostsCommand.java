package app.proofsheet.cli;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.Credits;
import app.proofsheet.domain.money.Ledger;
import app.proofsheet.domain.money.Today;
import app.proofsheet.json.JsonText;
import app.proofsheet.work.Costs;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code costs}: what the work folder has cost, from its records. */
@Command(
        name = "costs",
        description = {
            "What was bought in the work folder, and the cost of an approved picture.",
            "Prices that were not told are counted apart, never as nothing."
        },
        synopsisSubcommandLabel = "[COMMAND]")
final class CostsCommand implements Callable<Integer> {

    @ParentCommand @Nullable RootCommand root;

    @Option(
            names = "--by",
            paramLabel = "persona|campaign|model|asset|day",
            defaultValue = "model",
            converter = Grouping.class,
            description = "What the rows stand for (default: ${DEFAULT-VALUE}).")
    Ledger.By by = Ledger.By.MODEL;

    @Option(names = "--since", paramLabel = "DATE", description = "First day, as 2026-08-01.")
    @Nullable LocalDate since;

    @Override
    public Integer call() {
        RootCommand given = Given.root(root);
        try (OpenFolder folder = given.openFor(OpenFolder.Care.LOOKING)) {
            Costs costs = folder.workspace().costs();
            Ledger ledger = costs.ledger(by, since);
            Today today = costs.today();
            Ceilings ceilings = costs.ceilings();
            if (given.json) {
                given.print(JsonText.pretty(json(ledger, today, ceilings, since)).stripTrailing());
                return ExitCode.DONE;
            }
            if (ledger.rows().isEmpty()) {
                given.tell(
                        since == null
                                ? "Nothing was bought in this work folder yet."
                                : "Nothing was bought since " + since + ".");
            } else {
                table(ledger).lines().forEach(given::print);
            }
            given.tell(words(today, ceilings));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "ceiling",
            description = {
                "Show or set the ceilings of the work folder: above them batches need --yes.",
                "An amount in credits, or none."
            })
    int ceiling(
            @Option(names = "--batch", paramLabel = "N", description = "For one batch.")
                    @Nullable String batch,
            @Option(names = "--day", paramLabel = "N", description = "For one day.")
                    @Nullable String day) {
        RootCommand given = Given.root(root);
        try (OpenFolder folder = given.openFor(OpenFolder.Care.LOOKING)) {
            Costs costs = folder.workspace().costs();
            Ceilings ceilings = costs.ceilings();
            if (batch != null || day != null) {
                ceilings = batch == null ? ceilings : ceilings.withBatch(amount(batch));
                ceilings = day == null ? ceilings : ceilings.withDay(amount(day));
                costs.setCeilings(ceilings);
            }
            given.print(JsonText.line(json(ceilings)));
            return ExitCode.DONE;
        }
    }

    private static @Nullable BigDecimal amount(String given) {
        if (given.equals("none")) {
            return null;
        }
        return Credits.read(given)
                .orElseThrow(() ->
                        new FailureException(
                                Failure.of(
                                                "bad_amount",
                                                FailureKind.INPUT,
                                                "\"" + given + "\" is no amount of credits.")
                                        .withKept("The ceilings stay as they are.")
                                        .withNext("Give a number as 20 or 7.5, or none.")));
    }

    /** Reads what {@code --by} says. */
    static final class Grouping implements ITypeConverter<Ledger.By> {
        @Override
        public Ledger.By convert(String word) {
            return Ledger.By.of(word)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "costs cannot be grouped by \"" + word + "\""));
        }
    }

    private static Table table(Ledger ledger) {
        Table table =
                new Table()
                        .row(
                                ledger.by().name(),
                                "SUBMITS",
                                "PICTURES",
                                "APPROVED",
                                "REJECTED",
                                "PAID",
                                "HELD",
                                "NOT TOLD",
                                "PER APPROVED");
        ledger.rows().forEach(row -> row(table, row.key().isEmpty() ? "(none)" : row.key(), row));
        row(table, "total", ledger.total());
        return table;
    }

    private static void row(Table table, String name, Ledger.Row row) {
        table.row(
                name,
                Integer.toString(row.submits()),
                Integer.toString(row.made()),
                Integer.toString(row.approved()),
                Integer.toString(row.rejected()),
                Credits.text(row.paid()),
                Credits.text(row.held()),
                Integer.toString(row.unknown()),
                row.perApproved()
                        .map(c -> (row.isExact() ? "" : "at least ") + Credits.text(c))
                        .orElse("-"));
    }

    private static String words(Today today, Ceilings ceilings) {
        BigDecimal most = ceilings.perDay();
        return "today: "
                + Credits.text(today.spent())
                + " credits paid, "
                + Credits.text(today.committed())
                + " committed"
                + (today.unknown() == 0 ? "" : ", " + today.unknown() + " without a known price")
                + (most == null ? "" : "; ceiling " + Credits.text(most));
    }

    private static Map<String, Object> json(
            Ledger ledger, Today today, Ceilings ceilings, @Nullable LocalDate since) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("by", ledger.by().id());
        json.put("since", since == null ? null : since.toString());
        json.put("rows", ledger.rows().stream().map(CostsCommand::json).toList());
        json.put("total", json(ledger.total()));
        Map<String, Object> now = new LinkedHashMap<>();
        now.put("paidCredits", Credits.text(today.spent()));
        now.put("committedCredits", Credits.text(today.committed()));
        now.put("pricesNotTold", today.unknown());
        json.put("today", now);
        json.put("ceilings", json(ceilings));
        return json;
    }

    private static Map<String, Object> json(Ledger.Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", row.key());
        json.put("submits", row.submits());
        json.put("pictures", row.made());
        json.put("approved", row.approved());
        json.put("rejected", row.rejected());
        json.put("paidCredits", Credits.text(row.paid()));
        json.put("heldCredits", Credits.text(row.held()));
        json.put("pricesNotTold", row.unknown());
        json.put("creditsPerApproved", row.perApproved().map(Credits::text).orElse(null));
        json.put("isExact", row.isExact());
        return json;
    }

    private static Map<String, Object> json(Ceilings ceilings) {
        BigDecimal batch = ceilings.perBatch();
        BigDecimal day = ceilings.perDay();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("batchCredits", batch == null ? null : Credits.text(batch));
        json.put("dayCredits", day == null ? null : Credits.text(day));
        return json;
    }
}
