package app.proofsheet.ui.edit;

import app.proofsheet.jobs.JobSnapshot;

/**
 * An edit under way.
 *
 * @param job its newest snapshot
 * @param isOfThisPicture false when it is an edit of the same asset begun elsewhere
 */
public record RunningEdit(JobSnapshot job, boolean isOfThisPicture) {}
