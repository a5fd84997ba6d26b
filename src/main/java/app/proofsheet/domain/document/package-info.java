/** A JSON document as an outline that a view can show without a parser. */
@NullMarked
package app.proofsheet.domain.document;

import org.jspecify.annotations.NullMarked;
