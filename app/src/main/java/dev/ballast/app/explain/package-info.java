/// How a figure came about, on screen: a trail that any room can open (UI-9).
@NullMarked
package dev.ballast.app.explain;

import org.jspecify.annotations.NullMarked;
