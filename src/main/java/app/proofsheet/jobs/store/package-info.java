/** The queue on disk: SQLite tables, and db-scheduler running one step of one job at a time. */
@NullMarked
package app.proofsheet.jobs.store;

import org.jspecify.annotations.NullMarked;
