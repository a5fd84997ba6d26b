package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.money.Charge;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Dossiers;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the inspector says in words. */
final class InspectWords {

    private final Texts texts;
    private final ZoneId zone;

    InspectWords(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** The facts of a picture, in the order a producer asks. */
    List<Fact> facts(Dossiers.Dossier dossier) {
        PictureSnapshot picture = dossier.picture();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(texts.get("fact.picture"), picture(picture)));
        facts.add(new Fact(texts.get("fact.made"), dayAndTime(picture.modified())));
        PictureSnapshot.Origin origin = picture.origin();
        if (origin == null) {
            facts.add(new Fact(texts.get("fact.run"), texts.get("fact.run.unknown")));
            return facts;
        }
        facts.add(new Fact(texts.get("fact.run"), origin.runId()));
        facts.add(new Fact(texts.get("fact.model"), origin.model()));
        facts.add(new Fact(texts.get("fact.provider"), provider(origin.provider())));
        quality(dossier).ifPresent(q -> facts.add(new Fact(texts.get("fact.quality"), q)));
        if (!origin.variant().isEmpty()) {
            facts.add(new Fact(texts.get("fact.variant"), variant(origin.variant())));
        }
        if (!dossier.attempts().isEmpty()) {
            facts.add(new Fact(texts.get("fact.attempts"), attempts(dossier)));
        }
        facts.add(new Fact(texts.get("fact.cost"), cost(origin.cost())));
        return facts;
    }

    /** The few facts above the rubric and the records. */
    List<Fact> shortFacts(PictureSnapshot picture) {
        List<Fact> facts = new ArrayList<>();
        PictureSnapshot.Origin origin = picture.origin();
        if (origin != null) {
            facts.add(
                    new Fact(texts.get("fact.model"), origin.model().replaceFirst("^image-", "")));
        }
        facts.add(new Fact(texts.get("fact.size"), sizeAndBytes(picture)));
        if (origin != null) {
            facts.add(new Fact(texts.get("fact.cost"), cost(origin.cost())));
        }
        return facts;
    }

    /** {@code image-run-003-02}: the run and the place in it, else the file name. */
    static String name(PictureSnapshot picture) {
        PictureSnapshot.Origin origin = picture.origin();
        return origin == null
                ? picture.id().fileName()
                : String.format(Locale.ROOT, "%s-%02d", origin.runId(), origin.index());
    }

    /** The folder a picture lies in, inside its asset. */
    static String folder(PictureSnapshot picture) {
        String path = picture.id().path();
        int cut = path.lastIndexOf('/');
        return cut < 0 ? "" : path.substring(0, cut);
    }

    /** What a picture of a family is: an edit and of what, or its model. */
    String lineageLine(LineageRow row) {
        PictureSnapshot.Origin origin = row.picture().origin();
        String what =
                origin == null
                        ? texts.get("fact.run.unknown")
                        : origin.isEdit() ? edit(origin) : origin.model();
        return row.isThis() ? texts.get("lineage.this", what) : what;
    }

    private String edit(PictureSnapshot.Origin origin) {
        return origin.feedback().isEmpty()
                ? texts.get("lineage.edit.plain")
                : texts.get("lineage.edit", String.join(", ", origin.feedback()));
    }

    private String picture(PictureSnapshot picture) {
        List<String> parts = new ArrayList<>();
        PixelSize size = picture.size();
        if (size != null) {
            parts.add(size.width() + " × " + size.height());
            ratio(size).ifPresent(parts::add);
        }
        String format = picture.format();
        if (format != null) {
            parts.add(format.toUpperCase(Locale.ROOT));
        }
        parts.add(bytes(picture.bytes()));
        return String.join(" · ", parts);
    }

    /** {@code 2304 × 4096 · 9.1 MB}. */
    String sizeAndBytes(PictureSnapshot picture) {
        PixelSize size = picture.size();
        String bytes = bytes(picture.bytes());
        return size == null ? bytes : size.width() + " × " + size.height() + " · " + bytes;
    }

    private static Optional<String> ratio(PixelSize size) {
        for (String known : List.of("9:16", "3:4", "16:9", "1:1", "4:3", "4:5", "2:3")) {
            int colon = known.indexOf(':');
            double wanted =
                    Double.parseDouble(known.substring(0, colon))
                            / Double.parseDouble(known.substring(colon + 1));
            if (Math.abs((double) size.width() / size.height() - wanted) < 0.004) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** A file length in the unit that reads best. */
    String bytes(long bytes) {
        NumberFormat number = NumberFormat.getNumberInstance(Locale.getDefault());
        number.setMaximumFractionDigits(1);
        if (bytes < 1000) {
            return texts.get("bytes.b", number.format(bytes));
        }
        return bytes < 1_000_000
                ? texts.get("bytes.kb", number.format(bytes / 1000.0))
                : texts.get("bytes.mb", number.format(bytes / 1_000_000.0));
    }

    private String provider(String id) {
        return id.equals("offline") ? texts.get("provider.offline") : id;
    }

    private static Optional<String> quality(Dossiers.Dossier dossier) {
        Map<String, String> request = RequestFields.of(dossier);
        List<String> parts = new ArrayList<>();
        for (String field : List.of("resolution", "size", "quality")) {
            String value = request.get(field);
            if (value != null && !value.isBlank()) {
                parts.add(value);
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", parts));
    }

    private static String variant(Map<String, String> variant) {
        List<String> parts = new ArrayList<>();
        variant.forEach((what, choice) -> parts.add(what + ": " + choice));
        return String.join(", ", parts);
    }

    /** {@code 1 paid · 4 polls · 0:52}. */
    private String attempts(Dossiers.Dossier dossier) {
        List<Dossiers.AttemptStory> attempts = dossier.attempts();
        long paid = attempts.stream().filter(Dossiers.AttemptStory::isPaid).count();
        List<Dossiers.Event> events = attempts.stream().flatMap(a -> a.events().stream()).toList();
        long polls = events.stream().filter(e -> e.kind().equals("poll")).count();
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("attempts.count", attempts.size()));
        if (!isFree(dossier)) {
            parts.add(texts.get("attempts.paid", paid));
        }
        if (polls > 0) {
            parts.add(texts.get("attempts.polls", polls));
        }
        elapsed(events).ifPresent(parts::add);
        return String.join(" · ", parts);
    }

    /** True when the record says that the picture cost nothing: then nothing was "paid". */
    static boolean isFree(Dossiers.Dossier dossier) {
        PictureSnapshot.Origin origin = dossier.picture().origin();
        String cost = origin == null ? null : origin.cost();
        return cost != null && new BigDecimal(cost).signum() == 0;
    }

    private static Optional<String> elapsed(List<Dossiers.Event> events) {
        List<Instant> times = new ArrayList<>();
        for (Dossiers.Event event : events) {
            Instant at = event.at();
            if (at != null) {
                times.add(at);
            }
        }
        times.sort(null);
        return times.size() < 2
                ? Optional.empty()
                : Optional.of(clock(Duration.between(times.getFirst(), times.getLast())));
    }

    /** Minutes and seconds: {@code 1:04}. */
    static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    /** How long an attempt took, empty when its times are not known. */
    static Optional<String> took(Dossiers.AttemptStory attempt) {
        return elapsed(attempt.events());
    }

    /** {@code Estimated 0.14 · reserved 0.14 · finalised 0.14 credits}; empty when nothing told. */
    Optional<String> bill(Charge.Told bill) {
        if (bill.estimated() == null && bill.reserved() == null && bill.finalized() == null) {
            return Optional.empty();
        }
        return Optional.of(
                texts.get(
                        "bill",
                        amount(bill.estimated()),
                        amount(bill.reserved()),
                        amount(bill.finalized())));
    }

    private String amount(@Nullable BigDecimal credits) {
        return credits == null
                ? texts.get("bill.unknown")
                : credits.stripTrailingZeros().toPlainString();
    }

    /** What was paid, in words. */
    String cost(@Nullable String credits) {
        if (credits == null) {
            return texts.get("cost.unknown");
        }
        return new BigDecimal(credits).signum() == 0
                ? texts.get("cost.none")
                : texts.get("cost.credits", credits);
    }

    /** {@code 12 Mar 2026, 14:06}. */
    String dayAndTime(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.getDefault())
                .format(at.atZone(zone));
    }

    /** {@code 14:06}. */
    String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.getDefault()).format(at.atZone(zone));
    }

    /** {@code 14:06:12}, or a dash when the record has no time. */
    String timeOfDay(@Nullable Instant at) {
        return at == null
                ? "–"
                : DateTimeFormatter.ofPattern("HH:mm:ss", Locale.getDefault())
                        .format(at.atZone(zone));
    }

    /** A hash in groups of four, shortened in the middle. */
    static String shortHash(String recorded) {
        String hash = recorded.replaceFirst("^sha256:", "");
        if (hash.length() <= 24) {
            return grouped(hash);
        }
        return grouped(hash.substring(0, 12)) + " … " + grouped(hash.substring(hash.length() - 8));
    }

    private static String grouped(String text) {
        return text.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
