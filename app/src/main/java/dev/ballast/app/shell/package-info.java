/// The window around the rooms: header, navigation rail, status bar, command palette, shortcuts.
@NullMarked
package dev.ballast.app.shell;

import org.jspecify.annotations.NullMarked;
