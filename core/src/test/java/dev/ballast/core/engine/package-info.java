/// The engine under test.
@NullMarked
package dev.ballast.core.engine;

import org.jspecify.annotations.NullMarked;
