@NullMarked
package dev.ballast.core.optimization.method;

import org.jspecify.annotations.NullMarked;
