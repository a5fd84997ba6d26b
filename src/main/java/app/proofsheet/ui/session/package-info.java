/** What all screens share: the open work folder, its asset, pictures, selection and jobs. */
@NullMarked
package app.proofsheet.ui.session;

import org.jspecify.annotations.NullMarked;
