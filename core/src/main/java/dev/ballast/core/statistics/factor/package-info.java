/// Factor models: what common movements explain of assets' returns, and what is their own.
@NullMarked
package dev.ballast.core.statistics.factor;

import org.jspecify.annotations.NullMarked;
