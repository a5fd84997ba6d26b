package app.proofsheet.media.sheet;

import app.proofsheet.domain.handover.SheetForm;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Prints a contact sheet (design/studio.md, way through, 10). One thumbnail is in memory at a time;
 * the pages of a PDF wait in a temp file. Blocking.
 */
public final class SheetPrinter {

    private final ContactSheet sheet;
    private final SheetForm form;
    private final SheetLayout layout;

    /** Prints a sheet in a form. */
    public SheetPrinter(ContactSheet sheet, SheetForm form) {
        this.sheet = sheet;
        this.form = form;
        this.layout = SheetLayout.of(sheet);
    }

    /** Takes the files. */
    public interface Leaf {
        /** Writes one file whole; the stream is closed by whoever gave it. */
        void write(OutputStream out) throws IOException;
    }

    /** Gives each file its place. */
    public interface Leaves {
        /** One file, the first is 0. */
        void put(int number, Leaf leaf) throws IOException;
    }

    /**
     * Names of the files it makes: {@code stem.pdf}; several pages as PNG are {@code stem-01.png}
     * and so on.
     */
    public List<String> names(String stem) {
        int pages = form == SheetForm.PNG ? layout.pages() : 1;
        if (pages == 1) {
            return List.of(stem + "." + form.ending());
        }
        int digits = Math.max(2, Integer.toString(pages).length());
        return IntStream.rangeClosed(1, pages)
                .mapToObj(page ->
                        String.format(
                                Locale.ROOT, "%s-%0" + digits + "d.%s", stem, page, form.ending()))
                .toList();
    }

    /**
     * Makes the files in order.
     *
     * @param done told after each picture
     * @throws app.proofsheet.domain.failure.FailureException {@code text_libraries_missing} for a
     *     PNG where Java cannot draw text
     */
    public void print(Leaves leaves, Runnable done) throws IOException {
        SheetThumbnails thumbnails = new SheetThumbnails(done);
        switch (form) {
            case PNG -> {
                PngPaper paper = new PngPaper();
                SheetPainter painter = new SheetPainter(sheet, layout, paper, thumbnails);
                for (int page = 0; page < layout.pages(); page++) {
                    painter.page(page);
                    leaves.put(page, paper::write);
                }
            }
            case PDF -> {
                try (PdfPaper paper = new PdfPaper(sheet.title())) {
                    SheetPainter painter = new SheetPainter(sheet, layout, paper, thumbnails);
                    for (int page = 0; page < layout.pages(); page++) {
                        painter.page(page);
                    }
                    leaves.put(0, paper::write);
                }
            }
            case HTML -> leaves.put(0, out -> HtmlSheet.write(sheet, layout, thumbnails, out));
        }
    }
}
