package app.proofsheet.wiring;

import app.proofsheet.provider.hosted.Wire;

/**
 * How a work folder is opened.
 *
 * @param wire generation of the hosted wire
 * @param reviewer name written into decisions
 */
record FolderOptions(Wire wire, String reviewer) {}
