/// The optimiser room: every method on the book's own history under the trader's limits, on the efficient frontier.
@NullMarked
package dev.ballast.app.optimizer;

import org.jspecify.annotations.NullMarked;
