/** JavaFX images: loader, memory cache, levels of detail. */
@NullMarked
package app.proofsheet.ui.image;

import org.jspecify.annotations.NullMarked;
