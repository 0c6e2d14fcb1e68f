/// The ground floor: a value or the reason why there is none.
@NullMarked
package dev.ballast.core.result;

import org.jspecify.annotations.NullMarked;
