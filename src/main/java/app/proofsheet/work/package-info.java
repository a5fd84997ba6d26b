/** Use cases: open a work folder, queue a brief, give a verdict, send to edit, inspect, verify. */
@NullMarked
package app.proofsheet.work;

import org.jspecify.annotations.NullMarked;
