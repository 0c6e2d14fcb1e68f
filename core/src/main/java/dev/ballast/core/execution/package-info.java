/// Orders and the broker port, with the paper broker.
@NullMarked
package dev.ballast.core.execution;

import org.jspecify.annotations.NullMarked;
