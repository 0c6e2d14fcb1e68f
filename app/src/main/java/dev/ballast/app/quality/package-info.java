/// What is wrong with stored bars, and what the trader decided about it.
@NullMarked
package dev.ballast.app.quality;

import org.jspecify.annotations.NullMarked;
