package app.proofsheet.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.ui.session.PictureFilter.Facets;
import app.proofsheet.ui.session.PictureFilter.Making;
import app.proofsheet.ui.session.PictureFilter.Stars;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class PictureFilterTest {

    private static final PictureSnapshot DESK =
            picture("desk", 3, origin("image-run-001", "nano", false, Map.of("light", "window")));
    private static final PictureSnapshot LAMP =
            picture("lamp", 5, origin("image-run-002", "gpt", false, Map.of("light", "lamp")));
    private static final PictureSnapshot EDIT =
            picture("edit", 0, origin("image-run-003", "gpt-edit", true, Map.of("light", "lamp")));
    private static final PictureSnapshot FOUND = picture("found", 0, null);
    private static final List<PictureSnapshot> ALL = List.of(DESK, LAMP, EDIT, FOUND);

    private static PictureSnapshot picture(String name, int rating, PictureSnapshot.Origin origin) {
        return new PictureSnapshot(
                new PictureId("a", "images/candidates/" + name + ".png"),
                PictureState.CANDIDATE,
                name,
                rating,
                origin,
                1,
                Instant.EPOCH,
                null,
                "png",
                null,
                false,
                null);
    }

    private static PictureSnapshot.Origin origin(
            String run, String model, boolean isEdit, Map<String, String> variant) {
        return new PictureSnapshot.Origin(
                run,
                null,
                1,
                "offline",
                model,
                isEdit ? "edit" : "text-to-image",
                "a person at a desk",
                variant,
                null,
                List.of(),
                null);
    }

    private static List<String> shown(Facets facets) {
        return PictureFilter.ALL.withFacets(facets).apply(ALL).stream()
                .map(PictureSnapshot::label)
                .sorted()
                .toList();
    }

    @Test
    void byRating() {
        assertThat(shown(Facets.NONE.withStars(Stars.UNRATED))).containsExactly("edit", "found");
        assertThat(shown(Facets.NONE.withStars(Stars.THREE_UP))).containsExactly("desk", "lamp");
        assertThat(shown(Facets.NONE.withStars(Stars.FIVE))).containsExactly("lamp");
    }

    @Test
    void byModelMakingAndChoice() {
        assertThat(shown(Facets.NONE.withModel("nano"))).containsExactly("desk");
        assertThat(shown(Facets.NONE.withMaking(Making.EDITED))).containsExactly("edit");
        assertThat(shown(Facets.NONE.withMaking(Making.GENERATED))).containsExactly("desk", "lamp");
        assertThat(shown(Facets.NONE.withMaking(Making.FOUND))).containsExactly("found");
        assertThat(shown(Facets.NONE.withChoice("light", "lamp"))).containsExactly("edit", "lamp");
    }

    @Test
    void togetherAllMustHold() {
        Facets both = Facets.NONE.withChoice("light", "lamp").withStars(Stars.ONE_UP);
        assertThat(both.count()).isEqualTo(2);
        assertThat(shown(both)).containsExactly("lamp");
        assertThat(shown(both.withChoice("light", null))).containsExactly("desk", "lamp");
        assertThat(Facets.NONE.count()).isZero();
    }

    @Test
    void groupsStayTogether() {
        assertThat(
                        PictureFilter.ALL
                                .withGrouping(PictureGrouping.VARIANT)
                                .withOrder(PictureOrder.RATING)
                                .apply(ALL))
                .extracting(PictureSnapshot::label)
                .containsExactly("lamp", "edit", "desk", "found");
        assertThat(PictureFilter.ALL.withGrouping(PictureGrouping.RUN).apply(ALL))
                .extracting(PictureGrouping.RUN::key)
                .containsExactly("image-run-003", "image-run-002", "image-run-001", "");
    }
}
