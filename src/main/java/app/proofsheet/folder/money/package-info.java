/** What the records of a work folder say about money: submits and their prices, the ceilings. */
@NullMarked
package app.proofsheet.folder.money;

import org.jspecify.annotations.NullMarked;
