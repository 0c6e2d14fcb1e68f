package dev.ballast.core.regime;

import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// What a Gaussian hidden Markov model says of the market's present state, in the words of the rules (REG-2).
///
/// States have numbers, not names. State k with mean μ and deviation σ of the log return per bar is called
/// - high volatility where σ ≥ `volatilityRatio` · Σ π σ, π the share of time spent in each state in the long run;
/// - else bull or bear where √N μ ÷ σ, the trend strength that N bars within the state show on average, N the rules'
///   trend window, is at least the rules' least trend, up or down;
/// - else sideways.
///
/// Two states can bear one name; their probabilities add up. The model is fitted to the whole series: the probability
/// of the last bar uses nothing later, but the names of earlier bars would.
///
/// @param regime name with the highest probability at the last bar; the calmer state's where two are level
/// @param confidence that probability, filtered: P(state | returns up to the last bar)
/// @param expectedRemaining bars the likeliest state of that name lasts beyond the last, p ÷ (1 − p)
/// @param states calmest first
/// @param observations returns behind the fit
public record HiddenRegime(
        MarketRegime regime,
        double confidence,
        Result<Double> expectedRemaining,
        List<State> states,
        int observations) {

    /// One state of the chain.
    ///
    /// @param regime its name
    /// @param mean log return per bar
    /// @param deviation of it
    /// @param share of time in the long run
    /// @param probability at the last bar, filtered
    /// @param duration bars it lasts on average; missing where it is never left
    public record State(
            MarketRegime regime,
            double mean,
            double deviation,
            double share,
            double probability,
            Result<Double> duration) {}

    public HiddenRegime {
        states = List.copyOf(states);
    }

    /// Fits a chain of `states` states to the market's log returns; missing with the cause where that fails, see
    /// [HiddenMarkov].
    public static Result<HiddenRegime> of(MarketSeries market, RegimePolicy policy, int states) {
        double[] logs = market.returns();
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log1p(logs[i]);
        }
        return switch (HiddenMarkov.fit(logs, states)) {
            case Result.Missing<HiddenMarkovFit>(String reason) -> Result.missing("No hidden regime: " + reason + ".");
            case Result.Known<HiddenMarkovFit>(HiddenMarkovFit fit) -> Result.of(of(fit, policy));
        };
    }

    /// The same from a chain that is fitted already.
    public static HiddenRegime of(HiddenMarkovFit fit, RegimePolicy policy) {
        HiddenMarkovModel model = fit.model();
        DMatrixRMaj filtered = fit.states().filtered();
        double[] shares = model.stationary();
        double usual = 0;
        for (int state = 0; state < model.states(); state++) {
            usual += shares[state] * model.deviation(state);
        }
        var states = new ArrayList<State>();
        for (int state = 0; state < model.states(); state++) {
            states.add(new State(
                    name(model.mean(state), model.deviation(state), usual, policy),
                    model.mean(state),
                    model.deviation(state),
                    shares[state],
                    filtered.get(filtered.numRows - 1, state),
                    model.expectedDuration(state)));
        }
        MarketRegime present = states.getFirst().regime();
        for (State state : states) {
            present = probability(states, state.regime()) > probability(states, present) ? state.regime() : present;
        }
        State likeliest = states.getFirst();
        for (State state : states) {
            boolean better = likeliest.regime() != present || state.probability() > likeliest.probability();
            likeliest = state.regime() == present && better ? state : likeliest;
        }
        return new HiddenRegime(
                present,
                probability(states, present),
                likeliest.duration().map(bars -> bars - 1),
                states,
                fit.observations());
    }

    private static MarketRegime name(double mean, double deviation, double usual, RegimePolicy policy) {
        if (deviation >= policy.volatilityRatio() * usual) {
            return MarketRegime.HIGH_VOLATILITY;
        }
        double trend = Math.sqrt(policy.trendWindow()) * mean / deviation;
        if (Math.abs(trend) < policy.leastTrend()) {
            return MarketRegime.SIDEWAYS;
        }
        return trend > 0 ? MarketRegime.BULL : MarketRegime.BEAR;
    }

    private static double probability(List<State> states, MarketRegime regime) {
        double sum = 0;
        for (State state : states) {
            sum += state.regime() == regime ? state.probability() : 0;
        }
        return Math.min(1, sum);
    }
}
