/// JFreeChart on a canvas: painted once a pulse, in the colours of the theme.
@NullMarked
package dev.ballast.app.chart;

import org.jspecify.annotations.NullMarked;
