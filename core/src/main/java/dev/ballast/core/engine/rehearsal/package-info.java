/// Past days replayed through the engine, with decisions made by rule: nothing of it reaches the trader's book.
@NullMarked
package dev.ballast.core.engine.rehearsal;

import org.jspecify.annotations.NullMarked;
