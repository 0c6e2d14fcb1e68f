package dev.ballast.app.bars;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.util.Collection;
import java.util.Map;

/// Where stored bars come from. Called away from the FX thread; may take its time.
@FunctionalInterface
public interface BarSource {

    /// Bars by instrument; instruments without any in this timeframe are left out.
    Map<InstrumentId, PriceHistory> bars(Collection<InstrumentId> instruments, Timeframe timeframe);
}
