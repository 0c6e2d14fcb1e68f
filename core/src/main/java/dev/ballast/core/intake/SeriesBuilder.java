package dev.ballast.core.intake;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.util.ArrayList;
import java.util.List;

/// The bars of one instrument while its file is read.
final class SeriesBuilder {

    private final InstrumentId instrument;
    private final TimeOrder order = new TimeOrder();
    private final List<Bar> bars = new ArrayList<>();

    SeriesBuilder(InstrumentId instrument) {
        this.instrument = instrument;
    }

    InstrumentId instrument() {
        return instrument;
    }

    TimeOrder order() {
        return order;
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }

    void add(Bar bar) {
        bars.add(bar);
    }

    PriceHistory build(Timeframe timeframe) {
        return new PriceHistory(instrument, timeframe, bars);
    }
}
