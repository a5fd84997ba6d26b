package app.proofsheet.domain.brief;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of the gate that looks at files: lock, source basis, references, output folder. */
final class EvidenceGate {

    private final EvidenceLook look;

    EvidenceGate(EvidenceLook look) {
        this.look = look;
    }

    /** True for an address; addresses are taken as they are, nothing is fetched. */
    static boolean isUrl(String entry) {
        String lower = entry.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    void check(Brief brief, List<Finding> found) {
        Brief.Grounding grounding = brief.grounding();
        Brief.PersonaLock lock = grounding.personaLock();
        if (lock == null || lock.path().isBlank()) {
            if (isBlank(grounding.visualDirection())) {
                found.add(
                        Findings.blocked(
                                "no_visual_lock",
                                "visualDirection",
                                "There is neither a persona lock nor a visual direction.",
                                "Choose the lock document, or write the visual direction."));
            }
        } else {
            checkLock(lock, found);
        }
        checkSources(grounding, found);
        grounding.references().stream()
                .filter(r -> r.use() != Brief.ReferenceUse.EXCLUDED)
                .map(Brief.Reference::path)
                .distinct()
                .filter(path -> !isUrl(path) && (path.isBlank() || !look.exists(path)))
                .forEach(path ->
                        found.add(
                                Findings.about(
                                        "reference_missing",
                                        "references",
                                        "The reference " + Findings.quoted(path) + " is not there.",
                                        "Locate the picture, or take it out.",
                                        path)));
        grounding.boundPictures().stream()
                .filter(path -> !isUrl(path) && look.exists(path) && !look.isInside(path))
                .forEach(path ->
                        found.add(
                                Findings.about(
                                        "bad_field",
                                        "references",
                                        "The binding reference "
                                                + Findings.quoted(path)
                                                + " lies outside the work folder and"
                                                + " cannot go along.",
                                        "Copy it into the asset's inputs/references.",
                                        path)));
        checkOutputPath(brief.localAssetDir(), found);
    }

    void checkApprovedFace(Brief brief, boolean isEdit, List<Finding> found) {
        String dir = brief.localAssetDir();
        if (!isEdit && dir != null && look.hasApprovedFace(dir)) {
            found.add(
                    Findings.warning(
                            "approved_face",
                            "model",
                            "This asset has an approved face, and a new picture will not keep it"
                                    + " pixel for pixel.",
                            "Edit instead?"));
        }
    }

    private void checkLock(Brief.PersonaLock lock, List<Finding> found) {
        if (!look.exists(lock.path())) {
            found.add(
                    Findings.about(
                            "lock_missing",
                            "personaLock",
                            "The persona lock " + Findings.quoted(lock.path()) + " is not there.",
                            "Locate the document, or choose another lock.",
                            lock.path()));
            return;
        }
        String recorded = lock.sha256();
        if (isBlank(recorded)) {
            return;
        }
        Optional<String> now = look.sha256(lock.path());
        if (now.isEmpty()) {
            found.add(
                    Findings.about(
                            "lock_missing",
                            "personaLock",
                            "The persona lock " + Findings.quoted(lock.path()) + " cannot be read.",
                            "Choose a document that can be read.",
                            lock.path()));
        } else if (!now.get().equalsIgnoreCase(recorded)) {
            found.add(
                    Findings.about(
                            "lock_changed",
                            "personaLock",
                            "The persona lock "
                                    + Findings.quoted(lock.path())
                                    + " has changed since it was chosen.",
                            "Read it again and re-confirm the lock.",
                            lock.path()));
        }
    }

    private void checkSources(Brief.Grounding grounding, List<Finding> found) {
        List<String> entries =
                grounding.sourceBasis().stream()
                        .map(String::strip)
                        .filter(e -> !e.isEmpty())
                        .distinct()
                        .toList();
        List<String> present = entries.stream().filter(e -> isUrl(e) || look.exists(e)).toList();
        if (present.isEmpty()) {
            found.add(
                    Findings.blocked(
                            "no_source_basis",
                            "sourceBasis",
                            entries.isEmpty()
                                    ? "The brief names no source it stands on."
                                    : "None of the sources the brief stands on is there.",
                            "Add the benchmark notes or pictures the look comes from."));
        }
        for (String entry : entries) {
            if (!present.contains(entry)) {
                found.add(
                        Findings.about(
                                "source_missing",
                                "sourceBasis",
                                "The source " + Findings.quoted(entry) + " is not there.",
                                "Locate the file, or take it out.",
                                entry));
            } else if (!isUrl(entry) && !look.isInside(entry)) {
                found.add(
                        Findings.warningAbout(
                                "source_outside",
                                "sourceBasis",
                                "The source "
                                        + Findings.quoted(entry)
                                        + " lies outside the work folder and will not travel with"
                                        + " it.",
                                "Copy it into the work folder.",
                                entry));
            }
        }
        Brief.PersonaLock lock = grounding.personaLock();
        boolean hasLock = lock != null && !lock.path().isBlank();
        if (hasLock
                && !present.isEmpty()
                && !grounding.explicitVariantTest()
                && present.stream().allMatch(e -> isSame(e, lock))) {
            found.add(
                    Findings.blocked(
                            "lock_without_evidence",
                            "sourceBasis",
                            "The source basis holds the persona lock alone, and no benchmark"
                                    + " evidence behind it.",
                            "Add the benchmark notes the lock was made from, or mark the brief as"
                                    + " an explicit variant test."));
        }
    }

    private void checkOutputPath(@Nullable String dir, List<Finding> found) {
        if (dir == null || dir.isBlank()) {
            found.add(
                    Findings.blocked(
                            "no_output_path",
                            "localAssetDir",
                            "The brief has no folder for its pictures.",
                            "Choose an asset folder, for example assets/<assetId>."));
        } else if (look.isTemp(dir)) {
            found.add(
                    Findings.about(
                            "no_output_path",
                            "localAssetDir",
                            "The output folder "
                                    + Findings.quoted(dir)
                                    + " lies in a temp directory and may vanish.",
                            "Choose a folder of the work folder.",
                            dir));
        } else if (!look.isInside(dir)) {
            found.add(
                    Findings.about(
                            "no_output_path",
                            "localAssetDir",
                            "The output folder "
                                    + Findings.quoted(dir)
                                    + " lies outside the work folder. Runs, verdicts and the queue"
                                    + " name files relative to the work folder, so that it can be"
                                    + " moved as a whole.",
                            "Choose a folder of the work folder, or open the other folder as a work"
                                    + " folder of its own.",
                            dir));
        } else if (!look.isWritableOrCreatable(dir)) {
            found.add(
                    Findings.about(
                            "no_output_path",
                            "localAssetDir",
                            "The output folder " + Findings.quoted(dir) + " cannot be written to.",
                            "Choose a folder where you may write.",
                            dir));
        }
    }

    private static boolean isSame(String entry, Brief.@Nullable PersonaLock lock) {
        return lock != null && plain(entry).equals(plain(lock.path()));
    }

    private static String plain(String path) {
        return path.strip().replace('\\', '/').replaceFirst("^(\\./)+", "");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
