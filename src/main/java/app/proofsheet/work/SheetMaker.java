package app.proofsheet.work;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.qa.DecisionLog;
import app.proofsheet.media.sheet.ContactSheet;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what a contact sheet shows: title, and a caption for each picture. */
final class SheetMaker {

    private final FolderCatalogue catalogue;
    private final String folderName;
    private final Clock clock;

    /**
     * Sheets of a work folder.
     *
     * @param clock in the zone of the person
     */
    SheetMaker(FolderCatalogue catalogue, String folderName, Clock clock) {
        this.catalogue = catalogue;
        this.folderName = folderName;
        this.clock = clock;
    }

    ContactSheet sheet(List<PictureSnapshot> pictures, int columns) {
        Map<String, String> ids =
                catalogue.assets().stream()
                        .collect(Collectors.toMap(AssetSnapshot::dir, AssetSnapshot::assetId));
        TreeSet<String> assets = new TreeSet<>();
        pictures.forEach(p -> assets.add(ids.getOrDefault(p.id().assetDir(), folderName)));
        List<ContactSheet.Tile> tiles = new ArrayList<>();
        for (PictureSnapshot picture : pictures) {
            String asset = assets.size() > 1 ? ids.getOrDefault(picture.id().assetDir(), "") : "";
            tiles.add(tile(picture, asset));
        }
        List<String> facts = new ArrayList<>();
        if (assets.size() == 1) {
            facts.add(folderName);
        } else {
            facts.add(assets.size() + " assets");
        }
        facts.add(pictures.size() + (pictures.size() == 1 ? " picture" : " pictures"));
        facts.add(LocalDate.now(clock).toString());
        return new ContactSheet(
                assets.size() == 1 ? assets.first() : folderName,
                String.join("  ·  ", facts),
                tiles,
                columns);
    }

    private ContactSheet.Tile tile(PictureSnapshot picture, String asset) {
        PictureSnapshot.Origin origin = picture.origin();
        return new ContactSheet.Tile(
                catalogue.file(picture.id()),
                picture.size(),
                asset.isEmpty() ? picture.label() : asset + "  " + picture.label(),
                picture.rating(),
                origin == null ? "" : origin.runId(),
                origin == null ? "" : origin.model(),
                picture.state(),
                verdict(picture));
    }

    private String verdict(PictureSnapshot picture) {
        String word =
                switch (picture.state()) {
                    case APPROVED -> "Approved";
                    case REJECTED -> "Rejected";
                    case CANDIDATE -> "Not judged";
                    case SOURCE -> "Source";
                };
        return decided(picture).map(d -> word + by(d)).orElse(word);
    }

    private String by(Decision decision) {
        ZoneId zone = clock.getZone();
        LocalDate day = decision.decidedAt().atZone(zone).toLocalDate();
        return (decision.reviewer().isBlank() ? "" : " by " + decision.reviewer()) + ", " + day;
    }

    /** The decision by which a picture is where it is. */
    private Optional<Decision> decided(PictureSnapshot picture) {
        Verdict wanted = verdictOf(picture.state());
        DecisionLog log = catalogue.reader(picture.id().assetDir()).journal().log();
        return log.about(picture.id().path(), picture.sha256()).stream()
                .filter(decision -> decision.action() == wanted)
                .filter(log::holds)
                .reduce((_, last) -> last);
    }

    private static @Nullable Verdict verdictOf(PictureState state) {
        return switch (state) {
            case APPROVED -> Verdict.APPROVE;
            case REJECTED -> Verdict.REJECT;
            case CANDIDATE, SOURCE -> null;
        };
    }
}
