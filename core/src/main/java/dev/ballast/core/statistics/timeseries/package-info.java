/// Models of series in time: volatility, vector autoregression, unit roots, cointegration (STA-4 to STA-6).
@NullMarked
package dev.ballast.core.statistics.timeseries;

import org.jspecify.annotations.NullMarked;
