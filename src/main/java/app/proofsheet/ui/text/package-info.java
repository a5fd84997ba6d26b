/** Text from resource bundles, and formats of the locale. */
@NullMarked
package app.proofsheet.ui.text;

import org.jspecify.annotations.NullMarked;
