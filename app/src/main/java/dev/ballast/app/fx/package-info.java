/// The FX thread and everything that has a clock on it: the pulse, the ticker, flashes, dialogs, pictures.
/// The only package that calls `Platform`, `AnimationTimer`, `Timeline`, `PauseTransition` or `Alert`.
@NullMarked
package dev.ballast.app.fx;

import org.jspecify.annotations.NullMarked;
