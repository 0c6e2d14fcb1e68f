/// What is wrong with a price series, said before anything is estimated from it (MKT-5).
@NullMarked
package dev.ballast.core.market.quality;

import org.jspecify.annotations.NullMarked;
