/** The list of assets and the form that begins a new one. */
@NullMarked
package app.proofsheet.ui.assets;

import org.jspecify.annotations.NullMarked;
