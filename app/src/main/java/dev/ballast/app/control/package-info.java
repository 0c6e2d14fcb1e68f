/// Controls for any room: heatmap, charts, gauge, tiles, panels and the states around them.
@NullMarked
package dev.ballast.app.control;

import org.jspecify.annotations.NullMarked;
