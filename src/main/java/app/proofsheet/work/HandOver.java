package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.handover.SheetForm;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Gives pictures to others: hand-offs and contact sheets (design/studio.md, way through, 10). */
public interface HandOver {

    /** Columns of a sheet unless somebody wants others. */
    int COLUMNS = 4;

    /** The most columns of a sheet. */
    int MOST_COLUMNS = 8;

    /**
     * Approved pictures, asset by asset in the order of the catalogue.
     *
     * @param assetDir of one asset, null for all of the work folder
     */
    List<PictureId> approved(@Nullable String assetDir);

    /**
     * Writes a hand-off; it is there whole or not at all.
     *
     * @throws app.proofsheet.domain.failure.FailureException {@code nothing_approved}, {@code
     *     picture_not_approved}, {@code picture_unreadable}, {@code hand_over_exists}, {@code
     *     hand_over_changed}, {@code text_libraries_missing}, or what the disk refused
     */
    Done handOver(Order order, Progress progress);

    /**
     * Makes one contact sheet; pictures may be in any state.
     *
     * @throws app.proofsheet.domain.failure.FailureException {@code nothing_to_show}, {@code
     *     sheet_exists}, {@code text_libraries_missing}, or what the disk refused
     */
    Done sheet(SheetOrder order, Progress progress);

    /**
     * What to hand over.
     *
     * @param pictures approved ones
     * @param target absolute and new; a zip when it ends in {@code .zip}, else a folder
     * @param sheets contact sheets that go with it
     * @param columns of the sheets, 1 to {@link #MOST_COLUMNS}
     */
    record Order(List<PictureId> pictures, Path target, Set<SheetForm> sheets, int columns) {

        /** Copies the collections. */
        public Order {
            pictures = List.copyOf(pictures);
            sheets = Set.copyOf(sheets);
        }
    }

    /**
     * A contact sheet alone.
     *
     * @param file absolute and new; several pages as PNG get numbers
     * @param columns 1 to {@link #MOST_COLUMNS}
     */
    record SheetOrder(List<PictureId> pictures, Path file, SheetForm form, int columns) {

        /** Copies the list. */
        public SheetOrder {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * What was made.
     *
     * @param files absolute: the folder or the zip, or the files of the sheet
     */
    record Done(int pictures, List<Path> files) {

        /** Copies the list. */
        public Done {
            files = List.copyOf(files);
        }
    }

    /** Hears how far it is, on the thread that works. */
    interface Progress {

        /** Nobody listens. */
        Progress SILENT = (_, _) -> {};

        /** So many steps of so many; a picture is one for the hand-off and one for each sheet. */
        void done(int steps, int total);
    }
}
