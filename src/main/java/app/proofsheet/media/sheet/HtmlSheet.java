package app.proofsheet.media.sheet;

import app.proofsheet.media.PictureEncoder;
import app.proofsheet.media.Pixels;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A sheet as one HTML page: pictures inside, nothing from the network, no script. */
final class HtmlSheet {

    /** Longest side of a thumbnail in pixels. */
    private static final int THUMBNAIL = 480;

    private static final String HEAD =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy"
              content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <title>%s</title>
            <style>
            body { margin: 32px; background: #fff; color: #1b1f24;
              font: 13px/20px Inter, system-ui, sans-serif; }
            header { border-bottom: 1px solid #d8dee4; padding-bottom: 12px; margin-bottom: 20px; }
            h1 { font-size: 20px; line-height: 28px; font-weight: 600; margin: 0; }
            header p, .origin, .verdict { margin: 0; color: #57606a; }
            main { display: grid; grid-template-columns: repeat(%d, minmax(0, 1fr)); gap: 20px 16px; }
            figure { margin: 0; break-inside: avoid; }
            .box { aspect-ratio: %.4f; display: flex; align-items: flex-end; color: #57606a; }
            .broken { background: #f2f2f2; align-items: center; justify-content: center; }
            img { max-width: 100%%; max-height: 100%%; display: block; }
            figcaption { font-size: 12px; line-height: 16px; padding-top: 6px; }
            figcaption p { margin: 0; overflow-wrap: anywhere; }
            .label { font-weight: 600; font-size: 13px; line-height: 18px; display: flex;
              justify-content: space-between; gap: 8px; }
            .stars { font-weight: 400; white-space: nowrap; }
            .approved { color: #1a7f37; }
            .rejected { color: #cf222e; }
            @media (max-width: 700px) {
              main { grid-template-columns: repeat(2, minmax(0, 1fr)); }
            }
            @media print { body { margin: 0; } }
            </style>
            </head>
            <body>
            <header><h1>%s</h1><p>%s</p></header>
            <main>
            """;

    private HtmlSheet() {}

    static void write(
            ContactSheet sheet, SheetLayout layout, SheetThumbnails thumbnails, OutputStream out)
            throws IOException {
        Writer page =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        String title = escaped(sheet.title());
        page.write(
                String.format(
                        Locale.ROOT,
                        HEAD,
                        title,
                        sheet.columns(),
                        layout.boxWidth() / layout.boxHeight(),
                        title,
                        escaped(sheet.facts())));
        for (ContactSheet.Tile tile : sheet.tiles()) {
            tile(tile, thumbnails.next(tile, THUMBNAIL), page);
        }
        page.write("</main>\n</body>\n</html>\n");
        page.flush();
    }

    private static void tile(ContactSheet.Tile tile, Optional<Pixels> pixels, Writer page)
            throws IOException {
        String label = escaped(tile.label());
        page.write("<figure><div class=\"box" + (pixels.isEmpty() ? " broken" : "") + "\">");
        if (pixels.isPresent()) {
            page.write("<img alt=\"" + label + "\" src=\"data:image/jpeg;base64,");
            page.write(Base64.getEncoder().encodeToString(PictureEncoder.encode(pixels.get())));
            page.write("\">");
        } else {
            page.write("cannot be shown");
        }
        page.write("</div><figcaption><p class=\"label\"><span>" + label + "</span>");
        if (tile.stars() > 0) {
            page.write(
                    "<span class=\"stars\" aria-label=\""
                            + tile.stars()
                            + " of 5 stars\">"
                            + "★".repeat(tile.stars())
                            + "</span>");
        }
        page.write("</p>");
        for (String line : List.of(tile.run(), tile.model())) {
            if (!line.isEmpty()) {
                page.write("<p class=\"origin\">" + escaped(line) + "</p>");
            }
        }
        String state = tile.state().name().toLowerCase(Locale.ROOT);
        page.write("<p class=\"verdict " + state + "\">" + escaped(tile.verdict()) + "</p>");
        page.write("</figcaption></figure>\n");
    }

    /** Text as HTML shows it, in elements and in attributes. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> safe.append("&amp;");
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        case '"' -> safe.append("&quot;");
                        case '\'' -> safe.append("&#39;");
                        default -> safe.appendCodePoint(c < ' ' ? ' ' : c);
                    }
                });
        return safe.toString();
    }
}
