package dev.ballast.core.feed.simulation;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the simulated market trades unless told otherwise: 17 instruments against USD, from large L1 coins to
/// tokenised gold, with price levels, ticks and steps of 2026-08-09.
public final class SimulatedUniverse {

    private SimulatedUniverse() {}

    /// The instruments, largest first.
    public static List<Instrument> instruments() {
        return Arrays.stream(SimulatedAsset.values())
                .map(SimulatedAsset::instrument)
                .toList();
    }

    /// A price level for each of [#instruments()] in quote currency: Coinbase, 2026-08-09.
    public static Map<InstrumentId, Double> referencePrices() {
        var prices = new LinkedHashMap<InstrumentId, Double>();
        for (SimulatedAsset asset : SimulatedAsset.values()) {
            prices.put(asset.instrument().id(), asset.price());
        }
        return prices;
    }

    /// How any instruments move: by their own calibration where the base currency is known (`BTC-USDT` moves like
    /// `BTC-USD`), else like a typical one of their category.
    public static List<AssetModel> models(Collection<Instrument> instruments) {
        return instruments.stream().map(SimulatedUniverse::model).toList();
    }

    /// Daily history of [#instruments()]: `days` bars each, the last of `lastDay`, closing at [#referencePrices()].
    public static Map<InstrumentId, List<Bar>> history(LocalDate lastDay, int days, long seed) {
        return SimulatedHistory.until(lastDay, days, models(instruments()), referencePrices(), seed);
    }

    private static AssetModel model(Instrument instrument) {
        return SimulatedAsset.ofBase(instrument.id().base())
                .map(asset -> asset.model(instrument))
                .orElseGet(() -> Calibration.typical(instrument));
    }
}
