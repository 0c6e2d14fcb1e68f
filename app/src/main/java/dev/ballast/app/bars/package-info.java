/// How rooms ask for stored bars without knowing the store.
@NullMarked
package dev.ballast.app.bars;

import org.jspecify.annotations.NullMarked;
