package app.proofsheet.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class LineageNodeTest {

    @Test
    void picturesOfOneRunAreAGroupAndEditsStandBelowTheirParent() {
        List<LineageNode> roots =
                LineageNode.of(
                        List.of(
                                made("candidates/a.png", "run-1", 1, null),
                                made("candidates/b.png", "run-1", 2, null),
                                made("candidates/e1.png", "run-2", 1, "m/images/candidates/b.png"),
                                made("candidates/e2.png", "run-2", 2, "m/images/candidates/b.png"),
                                made("candidates/single.png", "run-3", 1, null)),
                        List.of());

        assertThat(told(roots, ""))
                .isEqualTo("run-1[a.png,b.png[run-2[e1.png,e2.png]]],single.png");
    }

    @Test
    void aParentThatAVerdictMovedIsFoundByItsName() {
        List<LineageNode> roots =
                LineageNode.of(
                        List.of(
                                made("candidates/e.png", "run-2", 1, "m/images/candidates/a.png"),
                                made("approved/a.png", "run-1", 1, null)),
                        List.of());

        assertThat(told(roots, "")).isEqualTo("a.png[e.png]");
        assertThat(roots.getFirst().holds(new PictureId("m", "images/candidates/e.png"))).isTrue();
    }

    @Test
    void aPictureWhoseParentIsGoneStartsAnewAndCirclesLoseNobody() {
        List<LineageNode> roots =
                LineageNode.of(
                        List.of(
                                made("candidates/e.png", "run-2", 1, "m/images/candidates/no.png"),
                                made("candidates/x.png", "run-3", 1, "m/images/candidates/y.png"),
                                made("candidates/y.png", "run-4", 1, "m/images/candidates/x.png")),
                        List.of());

        assertThat(told(roots, "")).isEqualTo("e.png,x.png[y.png]");
    }

    @Test
    void ancestorsOfAnotherAssetAreTheRoot() {
        PictureSnapshot elder =
                picture(new PictureId("o", "images/approved/o.png"), "run-1", 1, null);

        List<LineageNode> roots =
                LineageNode.of(
                        List.of(made("candidates/e.png", "run-1", 1, "o/images/approved/o.png")),
                        List.of(elder));

        assertThat(told(roots, "")).isEqualTo("o.png[e.png]");
    }

    private static String told(List<LineageNode> nodes, String start) {
        StringBuilder text = new StringBuilder(start);
        for (LineageNode node : nodes) {
            PictureSnapshot picture = node.picture();
            text.append(text.isEmpty() ? "" : ",")
                    .append(picture == null ? node.runId() : picture.id().fileName());
            if (!node.children().isEmpty()) {
                text.append('[').append(told(node.children(), "")).append(']');
            }
        }
        return text.toString();
    }

    private static PictureSnapshot made(
            String path, String run, int index, @Nullable String derivedFrom) {
        return picture(new PictureId("m", "images/" + path), run, index, derivedFrom);
    }

    private static PictureSnapshot picture(
            PictureId id, String run, int index, @Nullable String derivedFrom) {
        return new PictureSnapshot(
                id,
                PictureState.CANDIDATE,
                id.fileName(),
                0,
                new PictureSnapshot.Origin(
                        run,
                        null,
                        index,
                        "offline",
                        "model",
                        "text-to-image",
                        null,
                        Map.of(),
                        derivedFrom,
                        List.of(),
                        null),
                1,
                Instant.EPOCH,
                null,
                null,
                null,
                false,
                null);
    }
}
