/// In which state the market is, how sure that is and how long it tends to last; rules and hidden states.
@NullMarked
package dev.ballast.core.regime;

import org.jspecify.annotations.NullMarked;
