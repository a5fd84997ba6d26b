package app.proofsheet.ui.assets;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.ui.text.Texts;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.Set;

/** What is asked for a new asset; the id follows the answers until the producer writes one. */
public final class NewAssetForm {

    private final ObjectProperty<AssetPurpose> purpose =
            new SimpleObjectProperty<>(AssetPurpose.PERSONA_CANDIDATE);
    private final StringProperty persona = new SimpleStringProperty("");
    private final StringProperty concept = new SimpleStringProperty("");
    private final StringProperty assetId = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Texts texts;
    private Set<String> taken = Set.of();
    private String suggestion = "";

    NewAssetForm(Texts texts) {
        this.texts = texts;
        purpose.subscribe(this::suggest);
        persona.subscribe(this::suggest);
        concept.subscribe(this::suggest);
        assetId.subscribe(this::judge);
    }

    /** Starts over, knowing the ids that are taken. */
    void begin(Set<String> takenIds) {
        taken = Set.copyOf(takenIds);
        persona.set("");
        concept.set("");
        purpose.set(AssetPurpose.PERSONA_CANDIDATE);
        assetId.set(suggestion);
        suggest();
    }

    private void suggest() {
        boolean isFollowing = assetId.get().isBlank() || assetId.get().equals(suggestion);
        suggestion = AssetIdRule.suggest(persona.get(), concept.get(), purpose.get(), taken);
        if (isFollowing) {
            assetId.set(suggestion);
        }
        judge();
    }

    private void judge() {
        String id = assetId.get().strip();
        if (!AssetIdRule.isValid(id)) {
            problem.set(texts.get("new.id.invalid"));
        } else {
            problem.set(taken.contains(id) ? texts.get("new.id.taken", id) : "");
        }
    }

    void say(String sentence) {
        problem.set(sentence);
    }

    /** What it is for. */
    public ObjectProperty<AssetPurpose> purposeProperty() {
        return purpose;
    }

    /** Persona id or name, may be blank. */
    public StringProperty personaProperty() {
        return persona;
    }

    /** Concept id or name, may be blank. */
    public StringProperty conceptProperty() {
        return concept;
    }

    /** The id, suggested until it is written. */
    public StringProperty assetIdProperty() {
        return assetId;
    }

    /** Why it cannot be made, {@code ""} when it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
