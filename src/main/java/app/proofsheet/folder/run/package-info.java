/** Records of runs: requests, attempts, answers and manifests, as they lie in the asset folder. */
@NullMarked
package app.proofsheet.folder.run;

import org.jspecify.annotations.NullMarked;
