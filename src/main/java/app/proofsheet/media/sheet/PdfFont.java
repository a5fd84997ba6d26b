package app.proofsheet.media.sheet;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFTable;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bundled OpenType font in a PDF. PDFBox embeds TrueType outlines only, and ours are PostScript
 * ones: their table is embedded as it is, glyph numbers are the codes (ISO 32000-1, 9.7.4.2).
 */
final class PdfFont extends PDType0Font {

    private static final int UNITS = 1000;

    private final Face face;
    private final Map<Integer, Integer> used = new TreeMap<>();

    /** A font of a document. */
    static PdfFont of(PDDocument document, SheetFace which) throws IOException {
        OpenTypeFont font = new OTFParser().parse(new RandomAccessReadBuffer(which.bytes()));
        return new PdfFont(dictionary(document, font, which.font()), new Face(font));
    }

    private PdfFont(COSDictionary dictionary, Face face) throws IOException {
        super(dictionary);
        this.face = face;
    }

    /** Glyph numbers and widths. */
    private record Face(OpenTypeFont font, CmapLookup glyphs, float scale) {
        Face(OpenTypeFont font) throws IOException {
            this(font, font.getUnicodeCmapLookup(), (float) UNITS / font.getUnitsPerEm());
        }

        /** The character that is shown: the font has no other. */
        int shown(int codePoint) {
            int plain = codePoint < ' ' ? ' ' : codePoint;
            return glyphs.getGlyphId(plain) == 0 ? '?' : plain;
        }

        int glyph(int shown) {
            return glyphs.getGlyphId(shown);
        }

        float width(int codePoint) throws IOException {
            return font.getAdvanceWidth(glyph(shown(codePoint))) * scale;
        }
    }

    private static COSDictionary dictionary(PDDocument document, OpenTypeFont font, String name)
            throws IOException {
        PDFontDescriptor descriptor = new PDFontDescriptor(new COSDictionary());
        float scale = (float) UNITS / font.getUnitsPerEm();
        descriptor.setFontName(name);
        descriptor.setSymbolic(true);
        descriptor.setItalicAngle(0);
        descriptor.setStemV(80);
        descriptor.setFontBoundingBox(
                new PDRectangle(
                        font.getHeader().getXMin() * scale,
                        font.getHeader().getYMin() * scale,
                        (font.getHeader().getXMax() - font.getHeader().getXMin()) * scale,
                        (font.getHeader().getYMax() - font.getHeader().getYMin()) * scale));
        descriptor.setAscent(font.getHorizontalHeader().getAscender() * scale);
        descriptor.setDescent(font.getHorizontalHeader().getDescender() * scale);
        descriptor.setCapHeight(font.getOS2Windows().getCapHeight() * scale);
        descriptor.setFontFile3(outlines(document, font));

        COSDictionary system = new COSDictionary();
        system.setString(COSName.REGISTRY, "Adobe");
        system.setString(COSName.ORDERING, "Identity");
        system.setInt(COSName.SUPPLEMENT, 0);
        COSDictionary glyphs = new COSDictionary();
        glyphs.setItem(COSName.TYPE, COSName.FONT);
        glyphs.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        glyphs.setName(COSName.BASE_FONT, name);
        glyphs.setItem(COSName.CIDSYSTEMINFO, system);
        glyphs.setItem(COSName.FONT_DESC, descriptor);
        glyphs.setItem(COSName.W, widths(font, scale));

        COSDictionary dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
        dictionary.setName(COSName.BASE_FONT, name + "-Identity-H");
        dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        COSArray descendants = new COSArray();
        descendants.add(glyphs);
        dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
        return dictionary;
    }

    private static PDStream outlines(PDDocument document, OpenTypeFont font) throws IOException {
        TTFTable table = font.getTableMap().get("CFF ");
        if (table == null) {
            throw new IllegalStateException("a font without PostScript outlines");
        }
        PDStream stream =
                new PDStream(
                        document,
                        new ByteArrayInputStream(font.getTableBytes(table)),
                        COSName.FLATE_DECODE);
        stream.getCOSObject().setName(COSName.SUBTYPE, "CIDFontType0C");
        return stream;
    }

    private static COSArray widths(OpenTypeFont font, float scale) throws IOException {
        COSArray each = new COSArray();
        for (int glyph = 0; glyph < font.getNumberOfGlyphs(); glyph++) {
            each.add(COSInteger.get(Math.round(font.getAdvanceWidth(glyph) * scale)));
        }
        COSArray widths = new COSArray();
        widths.add(COSInteger.get(0));
        widths.add(each);
        return widths;
    }

    /** Width of a text in points. */
    float width(String text, float size) throws IOException {
        float sum = 0;
        for (int codePoint : text.codePoints().toArray()) {
            sum += face.width(codePoint);
        }
        return sum * size / UNITS;
    }

    @Override
    protected byte[] encode(int codePoint) {
        int shown = face.shown(codePoint);
        int glyph = face.glyph(shown);
        used.putIfAbsent(glyph, shown);
        return new byte[] {(byte) (glyph >> 8), (byte) glyph};
    }

    /** Says which character each glyph is, so that the text can be searched; once, at the end. */
    void finish(PDDocument document) throws IOException {
        StringBuilder map =
                new StringBuilder(
                        """
                        /CIDInit /ProcSet findresource begin
                        12 dict begin
                        begincmap
                        /CMapName /Adobe-Identity-UCS def
                        /CMapType 2 def
                        1 begincodespacerange
                        <0000> <FFFF>
                        endcodespacerange
                        """);
        for (Map.Entry<Integer, Integer> glyph : used.entrySet()) {
            String character =
                    HexFormat.of()
                            .formatHex(
                                    Character.toString(glyph.getValue())
                                            .getBytes(StandardCharsets.UTF_16BE));
            map.append("1 beginbfchar\n")
                    .append(String.format(Locale.ROOT, "<%04X> <%s>\n", glyph.getKey(), character))
                    .append("endbfchar\n");
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        byte[] bytes = map.toString().getBytes(StandardCharsets.US_ASCII);
        PDStream stream =
                new PDStream(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
        getCOSObject().setItem(COSName.TO_UNICODE, stream);
    }
}
