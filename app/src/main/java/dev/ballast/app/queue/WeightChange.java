package dev.ballast.app.queue;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.PortfolioFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// One weight before and after a proposal, fractions of equity.
///
/// @param name symbol or `Cash`
/// @param before when the proposal was made
/// @param after if every leg is filled
public record WeightChange(String name, double before, double after) {

    private static final double UNCHANGED = 5e-4;

    public double change() {
        return after - before;
    }

    /// Whether the change shows at one decimal of a percent.
    public boolean isChanged() {
        return Math.abs(change()) >= UNCHANGED;
    }

    /// Largest weight first, cash last.
    static List<WeightChange> of(CardFigures figures) {
        PortfolioFigures before = figures.before();
        PortfolioFigures after = figures.after();
        var instruments = new TreeSet<InstrumentId>(before.weights().keySet());
        instruments.addAll(after.weights().keySet());
        var changes = new ArrayList<WeightChange>();
        for (InstrumentId instrument : instruments) {
            changes.add(new WeightChange(
                    instrument.symbol(),
                    before.weights().getOrDefault(instrument, 0.0),
                    after.weights().getOrDefault(instrument, 0.0)));
        }
        changes.sort(Comparator.comparingDouble((WeightChange change) -> Math.max(change.before(), change.after()))
                .reversed());
        changes.add(new WeightChange("Cash", before.cashWeight(), after.cashWeight()));
        return List.copyOf(changes);
    }
}
