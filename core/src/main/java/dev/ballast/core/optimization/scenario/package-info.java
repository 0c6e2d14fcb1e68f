/// Measures over scenarios: conditional value at risk, mean absolute deviation, conditional drawdown at risk, minimised
/// exactly as linear programs by an interior-point method that knows their structure.
@NullMarked
package dev.ballast.core.optimization.scenario;

import org.jspecify.annotations.NullMarked;
