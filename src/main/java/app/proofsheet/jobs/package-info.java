/** The durable queue: orders, snapshots and the commands on them. */
@NullMarked
package app.proofsheet.jobs;

import org.jspecify.annotations.NullMarked;
