/// What an exchange lists, scored and ranked: quality of an asset's data and market, and its tier (MKT-6).
@NullMarked
package dev.ballast.core.market.discovery;

import org.jspecify.annotations.NullMarked;
