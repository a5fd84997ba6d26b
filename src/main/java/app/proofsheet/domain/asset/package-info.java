/** Assets, pictures, their state and place; lineage. */
@NullMarked
package app.proofsheet.domain.asset;

import org.jspecify.annotations.NullMarked;
