package app.proofsheet.ui.brief;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.brief.Brief;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of the brief form as properties (spec/brief.md §2). Absent text is {@code ""} here and
 * null in the {@link Brief}. What the form does not show is kept from the brief it was filled with.
 */
public final class BriefForm {

    private final List<Observable> all = new ArrayList<>();
    private final ObjectProperty<@Nullable AssetPurpose> purpose =
            known(new SimpleObjectProperty<@Nullable AssetPurpose>());
    private final StringProperty assetId = text();
    private final StringProperty customerId = text();
    private final StringProperty campaignId = text();
    private final StringProperty personaId = text();
    private final StringProperty conceptId = text();
    private final ObjectProperty<Brief.@Nullable PersonaLock> personaLock =
            known(new SimpleObjectProperty<Brief.@Nullable PersonaLock>());
    private final StringProperty visualDirection = text();
    private final BooleanProperty variantTest = known(new SimpleBooleanProperty());
    private final ObservableList<String> sourceBasis = phrases();
    private final ObservableList<String> mustKeep = phrases();
    private final ObservableList<String> canVary = phrases();
    private final ObservableList<String> mustAvoid = phrases();
    private final StringProperty provider = text();
    private final StringProperty model = text();
    private final StringProperty creativeFormat = text();
    private final StringProperty aspectRatio = text();
    private final StringProperty resolution = text();
    private final StringProperty quality = text();
    private final StringProperty size = text();
    private final StringProperty outputFormat = text();
    private final BooleanProperty draft = known(new SimpleBooleanProperty());
    private final IntegerProperty count = known(new SimpleIntegerProperty(4));
    private final ObjectProperty<@Nullable String> ownPrompt =
            known(new SimpleObjectProperty<@Nullable String>());
    private final StringProperty negativePrompt = text();
    private final StringProperty localAssetDir = text();
    private final StringProperty notes = text();
    private Brief base = Brief.empty();
    private boolean filling;

    /** A form that calls {@code changed} after every change a person makes, not while filling. */
    public BriefForm(Runnable changed) {
        for (Observable field : all) {
            field.addListener(o -> {
                if (!filling) {
                    changed.run();
                }
            });
        }
    }

    /** Shows a brief. Fields that already hold their value are left alone. */
    public void fill(Brief brief) {
        filling = true;
        try {
            base = brief;
            fillIdentity(brief.identity());
            fillGrounding(brief.grounding());
            replace(mustKeep, brief.rules().mustKeep());
            replace(canVary, brief.rules().canVary());
            replace(mustAvoid, brief.rules().mustAvoid());
            fillOutput(brief.output());
            ownPrompt.set(brief.prompt());
            negativePrompt.set(orEmpty(brief.negativePrompt()));
            localAssetDir.set(orEmpty(brief.localAssetDir()));
            notes.set(brief.notes());
        } finally {
            filling = false;
        }
    }

    private void fillIdentity(Brief.Identity identity) {
        purpose.set(identity.purpose());
        assetId.set(identity.assetId());
        customerId.set(orEmpty(identity.customerId()));
        campaignId.set(orEmpty(identity.campaignId()));
        personaId.set(orEmpty(identity.personaId()));
        conceptId.set(orEmpty(identity.conceptId()));
    }

    private void fillGrounding(Brief.Grounding grounding) {
        personaLock.set(grounding.personaLock());
        visualDirection.set(orEmpty(grounding.visualDirection()));
        variantTest.set(grounding.explicitVariantTest());
        replace(sourceBasis, grounding.sourceBasis());
    }

    private void fillOutput(Brief.Output output) {
        provider.set(output.provider());
        model.set(output.model());
        creativeFormat.set(orEmpty(output.creativeFormat()));
        aspectRatio.set(orEmpty(output.aspectRatio()));
        resolution.set(orEmpty(output.resolution()));
        quality.set(orEmpty(output.quality()));
        size.set(orEmpty(output.size()));
        outputFormat.set(orEmpty(output.outputFormat()));
        draft.set(output.draft());
        count.set(output.count());
    }

    /** The brief as the form stands. */
    public Brief brief() {
        return new Brief(
                new Brief.Identity(
                        assetId.get().strip(),
                        orNull(customerId),
                        orNull(campaignId),
                        orNull(personaId),
                        orNull(conceptId),
                        purpose.get()),
                new Brief.Grounding(
                        personaLock.get(),
                        orNull(visualDirection),
                        List.copyOf(sourceBasis),
                        variantTest.get(),
                        base.grounding().references()),
                new Brief.Rules(
                        List.copyOf(mustKeep), List.copyOf(canVary), List.copyOf(mustAvoid)),
                new Brief.Output(
                        provider.get(),
                        model.get(),
                        orNull(creativeFormat),
                        orNull(aspectRatio),
                        orNull(resolution),
                        orNull(quality),
                        orNull(size),
                        orNull(outputFormat),
                        base.output().maxImages(),
                        draft.get(),
                        count.get()),
                ownPrompt.get(),
                orNull(negativePrompt),
                orNull(localAssetDir),
                notes.get());
    }

    /** What the asset is for, null when not chosen. */
    public ObjectProperty<@Nullable AssetPurpose> purposeProperty() {
        return purpose;
    }

    /** Durable asset id. */
    public StringProperty assetIdProperty() {
        return assetId;
    }

    /** Customer. */
    public StringProperty customerIdProperty() {
        return customerId;
    }

    /** Campaign. */
    public StringProperty campaignIdProperty() {
        return campaignId;
    }

    /** Persona. */
    public StringProperty personaIdProperty() {
        return personaId;
    }

    /** Concept. */
    public StringProperty conceptIdProperty() {
        return conceptId;
    }

    /** The lock document, null when none. */
    public ObjectProperty<Brief.@Nullable PersonaLock> personaLockProperty() {
        return personaLock;
    }

    /** Visual direction. */
    public StringProperty visualDirectionProperty() {
        return visualDirection;
    }

    /** The request goes beyond the evidence on purpose. */
    public BooleanProperty variantTestProperty() {
        return variantTest;
    }

    /** Evidence: work-relative files or URLs. */
    public ObservableList<String> sourceBasis() {
        return sourceBasis;
    }

    /** What must stay. */
    public ObservableList<String> mustKeep() {
        return mustKeep;
    }

    /** What may vary. */
    public ObservableList<String> canVary() {
        return canVary;
    }

    /** What must not appear. */
    public ObservableList<String> mustAvoid() {
        return mustAvoid;
    }

    /** Provider id. */
    public StringProperty providerProperty() {
        return provider;
    }

    /** Endpoint key. */
    public StringProperty modelProperty() {
        return model;
    }

    /** Creative format id. */
    public StringProperty creativeFormatProperty() {
        return creativeFormat;
    }

    /** Ratio, {@code ""} for the default. */
    public StringProperty aspectRatioProperty() {
        return aspectRatio;
    }

    /** Tier, {@code ""} for the highest. */
    public StringProperty resolutionProperty() {
        return resolution;
    }

    /** Quality step where the endpoint has one. */
    public StringProperty qualityProperty() {
        return quality;
    }

    /** Pixel size where the endpoint has one. */
    public StringProperty sizeProperty() {
        return size;
    }

    /** File type where the endpoint has a choice. */
    public StringProperty outputFormatProperty() {
        return outputFormat;
    }

    /** A cheap draft on purpose. */
    public BooleanProperty draftProperty() {
        return draft;
    }

    /** Candidates wanted. */
    public IntegerProperty countProperty() {
        return count;
    }

    /** The producer's own prompt, null while it is composed. */
    public ObjectProperty<@Nullable String> ownPromptProperty() {
        return ownPrompt;
    }

    /** Kept in the record only. */
    public StringProperty negativePromptProperty() {
        return negativePrompt;
    }

    /** Output folder, work-relative. */
    public StringProperty localAssetDirProperty() {
        return localAssetDir;
    }

    /** Free notes, never sent. */
    public StringProperty notesProperty() {
        return notes;
    }

    private static void replace(ObservableList<String> list, List<String> values) {
        if (!list.equals(values)) {
            list.setAll(values);
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String orNull(StringProperty field) {
        String value = field.get();
        return value == null || value.isBlank() ? null : value;
    }

    private StringProperty text() {
        return known(new SimpleStringProperty(""));
    }

    private ObservableList<String> phrases() {
        ObservableList<String> list = FXCollections.observableArrayList();
        all.add(list);
        return list;
    }

    private <P extends Observable> P known(P field) {
        all.add(field);
        return field;
    }
}
