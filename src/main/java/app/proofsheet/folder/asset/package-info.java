/** The records of an asset folder: asset.json, index.json, its pictures on disk. */
@NullMarked
package app.proofsheet.folder.asset;

import org.jspecify.annotations.NullMarked;
