/// How the instruments move together: heatmap, highest pairs, one pair over time.
@NullMarked
package dev.ballast.app.correlation;

import org.jspecify.annotations.NullMarked;
