package app.proofsheet.folder.brief;

import app.proofsheet.domain.brief.Brief;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** {@code brief.md}: the brief for reading, regenerated on every save, never read back. */
final class BriefPage {

    private BriefPage() {}

    /**
     * The page.
     *
     * @param prompt the prompt of the first candidate, {@code ""} when there is none
     */
    static String markdown(Brief brief, String prompt) {
        StringBuilder page = new StringBuilder();
        Brief.Identity identity = brief.identity();
        String title = identity.assetId().isBlank() ? "Untitled asset" : identity.assetId();
        page.append("# Brief: ").append(inline(title)).append("\n\n");
        page.append("Written from brief.json on every save; changes belong there.\n\n");
        var purpose = identity.purpose();
        row(page, "Purpose", purpose == null ? null : purpose.id().replace('_', ' '));
        row(page, "Customer", identity.customerId());
        row(page, "Campaign", identity.campaignId());
        row(page, "Persona", identity.personaId());
        row(page, "Concept", identity.conceptId());
        Brief.Grounding grounding = brief.grounding();
        Brief.PersonaLock lock = grounding.personaLock();
        row(page, "Persona lock", lock == null ? null : lock.path());
        if (grounding.explicitVariantTest()) {
            row(page, "Explicit variant test", "yes, beyond the evidence on purpose");
        }
        text(page, "Visual direction", grounding.visualDirection());
        list(page, "Source basis", grounding.sourceBasis());
        list(page, "Must keep", brief.rules().mustKeep());
        list(page, "Can vary", brief.rules().canVary());
        list(page, "Must avoid", brief.rules().mustAvoid());
        list(
                page,
                "References",
                grounding.references().stream()
                        .map(r -> r.path() + " (" + r.use().id() + ")")
                        .toList());
        output(page, brief);
        boolean isEdited = brief.prompt() != null && !brief.prompt().isBlank();
        text(page, isEdited ? "Prompt (edited by hand)" : "Prompt (composed)", prompt);
        text(page, "Negative prompt (record only)", brief.negativePrompt());
        text(page, "Notes", brief.notes());
        return page.toString();
    }

    private static void output(StringBuilder page, Brief brief) {
        Brief.Output output = brief.output();
        page.append("\n## Output\n\n");
        row(page, "Candidates", Integer.toString(output.count()));
        row(page, "Provider", output.provider());
        row(page, "Model", output.model());
        row(page, "Creative format", output.creativeFormat());
        row(page, "Ratio", output.aspectRatio());
        row(page, "Resolution", output.resolution());
        row(page, "Quality", output.quality());
        row(page, "Size", output.size());
        row(page, "File type", output.outputFormat());
        Integer most = output.maxImages();
        row(page, "Pictures a run", most == null ? null : most.toString());
        if (output.draft()) {
            row(page, "Draft", "yes");
        }
        row(page, "Folder", brief.localAssetDir());
    }

    private static void row(StringBuilder page, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            page.append("- ").append(name).append(": ").append(inline(value)).append('\n');
        }
    }

    private static void list(StringBuilder page, String name, List<String> values) {
        List<String> given = values.stream().filter(v -> !v.isBlank()).toList();
        if (!given.isEmpty()) {
            page.append("\n## ").append(name).append("\n\n");
            given.forEach(v -> page.append("- ").append(inline(v)).append('\n'));
        }
    }

    /** Longer text as a quotation, so that its own marks cannot break the page. */
    private static void text(StringBuilder page, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            page.append("\n## ").append(name).append("\n\n");
            value.strip()
                    .lines()
                    .forEach(l -> page.append(("> " + escaped(l)).strip()).append('\n'));
        }
    }

    private static String inline(String text) {
        return escaped(text.replaceAll("\\s+", " ").strip());
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_<>\\[\\]#|])", "\\\\$1");
    }
}
