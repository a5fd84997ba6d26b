package app.proofsheet.domain.brief;

/**
 * A brief to start others from. It holds neither asset id, concept nor folder: these belong to one
 * asset.
 *
 * @param id file name without its ending, unique in the work folder
 * @param name what the producer called it
 */
public record BriefTemplate(String id, String name, Brief brief) {

    /** Leaves out of the brief what belongs to one asset. */
    public BriefTemplate {
        brief = of(brief, "", null).withLocalAssetDir(null);
    }

    /** The template's fields in a brief that keeps its own id, concept, folder and notes. */
    public Brief applyTo(Brief own) {
        return of(brief, own.identity().assetId(), own.identity().conceptId())
                .withLocalAssetDir(own.localAssetDir())
                .withNotes(own.notes().isBlank() ? brief.notes() : own.notes());
    }

    private static Brief of(
            Brief brief, String assetId, @org.jspecify.annotations.Nullable String conceptId) {
        Brief.Identity all = brief.identity();
        return brief.withIdentity(
                new Brief.Identity(
                        assetId,
                        all.customerId(),
                        all.campaignId(),
                        all.personaId(),
                        conceptId,
                        all.purpose()));
    }
}
