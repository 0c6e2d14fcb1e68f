@NullMarked
package dev.ballast.core.outcome;

import org.jspecify.annotations.NullMarked;
