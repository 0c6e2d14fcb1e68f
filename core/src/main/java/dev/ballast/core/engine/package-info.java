/// The one-threaded engine: takes quotes and commands, publishes snapshots.
@NullMarked
package dev.ballast.core.engine;

import org.jspecify.annotations.NullMarked;
