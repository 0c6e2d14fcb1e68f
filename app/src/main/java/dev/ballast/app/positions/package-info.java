/// Every position and every watched instrument, streaming; the lots behind each.
@NullMarked
package dev.ballast.app.positions;

import org.jspecify.annotations.NullMarked;
