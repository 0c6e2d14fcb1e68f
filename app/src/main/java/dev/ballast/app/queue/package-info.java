/// The approval queue: what the engine proposes, why, and the trader's answer.
@NullMarked
package dev.ballast.app.queue;

import org.jspecify.annotations.NullMarked;
