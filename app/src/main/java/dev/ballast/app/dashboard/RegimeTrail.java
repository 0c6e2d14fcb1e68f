package dev.ballast.app.dashboard;

import dev.ballast.core.regime.HiddenRegime;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.regime.RegimeReading;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.regime.RegimeSpell;
import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.ExplainedValue.Count;
import dev.ballast.core.result.ExplainedValue.Fraction;
import dev.ballast.core.result.ExplainedValue.Moment;
import dev.ballast.core.result.ExplainedValue.Plain;
import dev.ballast.core.result.ExplainedValue.Words;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import dev.ballast.core.result.Result;
import java.util.List;

/// How the regime came about (UI-9): the figures of the latest day, past spells and transitions.
final class RegimeTrail {

    private RegimeTrail() {}

    static Explanation of(RegimeReport report, Result<HiddenRegime> hidden) {
        RegimeReading reading = report.reading();
        return new Explanation(
                "Market regime",
                new Words(report.regime().label()),
                "high volatility, else bull or bear where |trend| ≥ threshold, else sideways",
                "daily bars of " + report.market() + "; thresholds from the trailing year; a new label needs several"
                        + " days in a row",
                "REG-1, REG-2; expected duration of a Markov chain, p ÷ (1 − p)",
                () -> List.of(
                        Input.of("Confidence", new Fraction(report.confidence())),
                        Input.of("Since", new Moment(report.since())),
                        Input.of("Age, days", new Count(report.age())),
                        Input.of("Expected to last, more days", ExplainedValue.plain(report.expectedRemaining())),
                        Input.of(
                                "What the latest day alone says",
                                new Words(reading.raw().label())),
                        Input.of("Trend, t-statistic of the mean log return", new Plain(reading.trend())),
                        Input.of("A trend from", new Plain(reading.trendThreshold())),
                        Input.of("Volatility, annual", new Fraction(reading.volatility())),
                        Input.of("Its percentile in the year", new Fraction(reading.volatilityPercentile())),
                        Input.of("High from percentile", new Fraction(reading.volatilityThreshold())),
                        Input.of("Average correlation", ExplainedValue.plain(reading.correlation())),
                        Input.of(
                                "Its percentile in the year", ExplainedValue.fraction(reading.correlationPercentile())),
                        new Input.Table("Past regimes", spells(report)),
                        new Input.Table("Transitions", transitions(report)),
                        new Input.Table("Hidden states, a second opinion", states(hidden))));
    }

    /// Calmest first; none where the model could not be fitted.
    private static ExplainedTable states(Result<HiddenRegime> hidden) {
        List<HiddenRegime.State> states = hidden.map(HiddenRegime::states).orElse(List.of());
        return new ExplainedTable(
                List.of("State", "Probability now", "Mean a day", "Deviation a day", "Share of time", "Days it lasts"),
                states.size(),
                row -> {
                    HiddenRegime.State state = states.get(row);
                    return List.of(
                            new Words(state.regime().label()),
                            new Fraction(state.probability()),
                            new Fraction(state.mean()),
                            new Fraction(state.deviation()),
                            new Fraction(state.share()),
                            ExplainedValue.plain(state.duration()));
                });
    }

    /// Newest first.
    private static ExplainedTable spells(RegimeReport report) {
        List<RegimeSpell> newest = report.spells().reversed();
        return new ExplainedTable(List.of("Regime", "From", "To", "Days"), newest.size(), row -> {
            RegimeSpell spell = newest.get(row);
            return List.of(
                    new Words(spell.regime().label()),
                    new Moment(spell.from()),
                    new Moment(spell.to()),
                    new Count(spell.bars()));
        });
    }

    private static ExplainedTable transitions(RegimeReport report) {
        List<MarketRegime> all = List.of(MarketRegime.values());
        int pairs = all.size() * all.size();
        return new ExplainedTable(List.of("From", "To", "Days", "Probability"), pairs, row -> {
            MarketRegime from = all.get(row / all.size());
            MarketRegime to = all.get(row % all.size());
            return List.of(
                    new Words(from.label()),
                    new Words(to.label()),
                    new Count(report.transitions().count(from, to)),
                    ExplainedValue.fraction(report.transitions().probability(from, to)));
        });
    }
}
