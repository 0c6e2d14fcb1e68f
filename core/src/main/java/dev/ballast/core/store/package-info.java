/// What the engine needs stored, as a port that the persistence module implements.
@NullMarked
package dev.ballast.core.store;

import org.jspecify.annotations.NullMarked;
