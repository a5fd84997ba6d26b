package app.proofsheet.media.sheet;

import app.proofsheet.media.Pixels;

import java.io.IOException;

/** What pages are drawn on: points of 1/72 inch from the upper left corner. */
interface SheetPaper {

    /** Pixels of a picture for each point. */
    float SHARPNESS = 200f / 72;

    /** Begins a page. */
    void begin() throws IOException;

    /** Ends the page. */
    void end() throws IOException;

    /** Width of a text in points. */
    float width(String text, SheetFace face, float size) throws IOException;

    /** One line of text. */
    void text(String text, SheetFace face, float size, int rgb, float x, float baseline)
            throws IOException;

    /** A filled rectangle. */
    void fill(int rgb, float x, float y, float width, float height) throws IOException;

    /** A picture into a rectangle of its proportions. */
    void picture(Pixels pixels, float x, float y, float width, float height) throws IOException;
}
