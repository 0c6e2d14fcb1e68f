/// Dark and light: sheets, fonts and the one set of colours that CSS, canvas, JFreeChart and TilesFX share.
@NullMarked
package dev.ballast.app.theme;

import org.jspecify.annotations.NullMarked;
