package app.proofsheet.ui.app;

import app.proofsheet.media.thumbnail.ThumbnailStore;
import app.proofsheet.ui.session.Desktop;

import java.time.Clock;

/**
 * What the studio needs from outside.
 *
 * @param folders opens work folders
 * @param memory remembers sizes and folders
 * @param desktop file manager, folder chooser, clipboard
 * @param panels makes the side panes
 * @param thumbnails keeps small pictures
 */
public record StudioPorts(
        OpenWorkspace folders,
        StudioMemory memory,
        Desktop desktop,
        Panels panels,
        ThumbnailStore thumbnails,
        Clock clock) {}
