/// What a return series or a book has earned, against what, and where it came from.
@NullMarked
package dev.ballast.core.performance;

import org.jspecify.annotations.NullMarked;
