package app.proofsheet.ui.tour;

import app.proofsheet.media.thumbnail.ThumbnailStore;
import app.proofsheet.ui.app.OpenWorkspace;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What the tour needs from outside.
 *
 * @param folders opens work folders; its copy of the sample is the folder the tour works in
 * @param out where the pictures go; its folder exists
 */
public record TourPorts(OpenWorkspace folders, ThumbnailStore thumbnails, Clock clock, Path out) {}
