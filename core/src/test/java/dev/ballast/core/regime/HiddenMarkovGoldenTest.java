package dev.ballast.core.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.statistics.timeseries.ReferencePrices;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Two regimes of SPY in percent a day, the reference set's case `ts.regime_2state_gaussian`: likelihood and
/// smoothed probabilities those of statsmodels 0.13.5 (`MarkovRegression`), parameters polished to a score of
/// 1e-14.
class HiddenMarkovGoldenTest {

    private static final Offset<Double> TOLERANCE = within(1e-7);

    @Test
    void twoRegimesOfTheMarket() {
        HiddenMarkovFit fit =
                HiddenMarkov.fit(ReferencePrices.percentReturns("SPY"), 2).orElseThrow();
        HiddenMarkovModel model = fit.model();
        assertThat(model.mean(0)).isCloseTo(0.0883192412443706, TOLERANCE);
        assertThat(model.mean(1)).isCloseTo(-0.0328723762664676, TOLERANCE);
        assertThat(model.deviation(0)).isCloseTo(0.440822365649626, TOLERANCE);
        assertThat(model.deviation(1)).isCloseTo(1.21845249715369, TOLERANCE);
        assertThat(model.transition(0, 0)).isCloseTo(0.963410329191973, TOLERANCE);
        assertThat(model.transition(1, 1)).isCloseTo(0.943917299600437, TOLERANCE);
        assertThat(fit.logLikelihood()).isCloseTo(-956.494189715969, TOLERANCE);
        HiddenMarkovErrors errors = fit.standardErrors().orElseThrow();
        assertThat(errors.mean(1)).isCloseTo(0.0677102166692905, TOLERANCE);
        assertThat(errors.deviation(0)).isCloseTo(0.0318872746366103, TOLERANCE);
        assertThat(errors.transition(1, 1)).isCloseTo(0.0178628875007627, TOLERANCE);
        assertThat(errors.transition(1, 0)).isCloseTo(0.0178628875007627, TOLERANCE);
        assertThat(model.expectedDuration(0).orElseThrow()).isCloseTo(27.330117432503, within(1e-4));
        int last = fit.observations() - 1;
        assertThat(fit.states().filtered().get(last, 1)).isCloseTo(0.932781979036967, TOLERANCE);
        assertThat(fit.states().smoothed().get(last, 1)).isCloseTo(0.932781979036967, TOLERANCE);
    }
}
