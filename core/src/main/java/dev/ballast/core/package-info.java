/// The engine of Ballast.
@NullMarked
package dev.ballast.core;

import org.jspecify.annotations.NullMarked;
