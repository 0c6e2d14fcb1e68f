package dev.ballast.core.regime;

import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.List;

/// The market's state as the dashboard shows it (REG-2).
///
/// @param regime present one
/// @param confidence in it, in [0, 1]
/// @param since time of its first bar
/// @param age bars since then, the first included
/// @param expectedRemaining bars it is expected to last beyond the latest; missing where none ever ended
/// @param reading the figures behind it
/// @param spells history, oldest first; the last goes on
/// @param transitions from bar to bar
/// @param market what the market is
/// @param bars number of labelled bars
public record RegimeReport(
        MarketRegime regime,
        double confidence,
        Instant since,
        int age,
        Result<Double> expectedRemaining,
        RegimeReading reading,
        List<RegimeSpell> spells,
        TransitionMatrix transitions,
        String market,
        int bars) {

    public RegimeReport {
        spells = List.copyOf(spells);
    }

    public static RegimeReport of(RegimeHistory history) {
        List<RegimeSpell> spells = history.spells();
        RegimeSpell present = spells.getLast();
        TransitionMatrix transitions = TransitionMatrix.of(history.labels());
        return new RegimeReport(
                present.regime(),
                history.latest().confidence(),
                present.from(),
                present.bars(),
                transitions.expectedRemaining(present.regime()),
                history.latest(),
                spells,
                transitions,
                history.market(),
                history.readings().size());
    }
}
