/** Settings files, and secrets from the reference's own config file or the environment. */
@NullMarked
package app.proofsheet.settings;

import org.jspecify.annotations.NullMarked;
