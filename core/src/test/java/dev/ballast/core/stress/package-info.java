@NullMarked
package dev.ballast.core.stress;

import org.jspecify.annotations.NullMarked;
