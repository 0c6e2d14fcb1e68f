package dev.ballast.core.engine;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import java.util.List;
import java.util.OptionalDouble;

/// What usually trades in a day, from the stored daily bars.
final class Volumes {

    private static final int DAYS = 30;

    private final DeskState state;

    Volumes(DeskState state) {
        this.state = state;
    }

    /// Mean volume of the last 30 daily bars that have one, in base currency; empty where none has.
    OptionalDouble daily(InstrumentId instrument) {
        PriceHistory history = state.history.get(instrument);
        if (history == null) {
            return OptionalDouble.empty();
        }
        List<Bar> bars = history.bars();
        return bars.subList(Math.max(0, bars.size() - DAYS), bars.size()).stream()
                .mapToDouble(Bar::volume)
                .filter(volume -> volume > 0)
                .average();
    }
}
