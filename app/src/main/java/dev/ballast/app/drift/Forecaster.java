package dev.ballast.app.drift;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.rebalance.forecast.PriceModel;
import dev.ballast.core.rebalance.forecast.WeightBand;
import dev.ballast.core.rebalance.forecast.WeightForecasts;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.CorrelationSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Works out what may come, away from the FX thread; of several questions only the latest is answered.
///
/// Prices move every second, the covariance only with holdings, history or policy: it is kept until one of these does.
final class Forecaster {

    private final Executor background;
    private final Executor fx;
    private final Consumer<Answer> told;
    private final AtomicLong question = new AtomicLong();
    private volatile @Nullable Kept kept;

    /// What came of a question.
    ///
    /// @param model behind the forecasts, or why there is none
    /// @param outlooks by instrument
    record Answer(Result<PriceModel> model, Map<InstrumentId, Result<Outlook>> outlooks) {}

    private record Kept(
            List<InstrumentId> held,
            Map<InstrumentId, PriceHistory> history,
            CorrelationSettings settings,
            int periods,
            Result<PriceModel> model) {

        /// The engine gives the same map until a bar comes.
        @SuppressWarnings("ReferenceEquality")
        boolean isFor(List<InstrumentId> others, Snapshot snapshot) {
            return held.equals(others)
                    && (history == snapshot.estimable() || history.equals(snapshot.estimable()))
                    && settings.equals(snapshot.policy().correlation())
                    && periods == snapshot.policy().risk().periodsPerYear();
        }
    }

    /// @param told hears of answers on the FX thread
    Forecaster(Executor background, Executor fx, Consumer<Answer> told) {
        this.background = background;
        this.fx = fx;
        this.told = told;
    }

    void ask(Snapshot snapshot, Map<InstrumentId, WeightBand> bands) {
        long number = question.incrementAndGet();
        Map<InstrumentId, WeightBand> asked = new TreeMap<>(bands);
        background.execute(() -> {
            if (number == question.get()) {
                Answer answer = answer(snapshot, asked);
                fx.execute(() -> {
                    if (number == question.get()) {
                        told.accept(answer);
                    }
                });
            }
        });
    }

    /// A failure is a reason on screen, not a figure that waits for ever.
    private Answer answer(Snapshot snapshot, Map<InstrumentId, WeightBand> bands) {
        var outlooks = new TreeMap<InstrumentId, Result<Outlook>>();
        Result<PriceModel> model;
        try {
            model = model(snapshot);
            switch (model) {
                case Result.Missing<PriceModel>(String reason) ->
                    bands.keySet().forEach(instrument -> outlooks.put(instrument, Result.missing(reason)));
                case Result.Known<PriceModel>(PriceModel known) ->
                    WeightForecasts.of(snapshot.valuation(), bands, known)
                            .forEach((instrument, forecast) -> outlooks.put(instrument, forecast.map(Outlook::of)));
            }
        } catch (RuntimeException failure) {
            model = Result.missing("The forecast failed: " + failure.getMessage());
            String reason = model.reason();
            bands.keySet().forEach(instrument -> outlooks.put(instrument, Result.missing(reason)));
        }
        return new Answer(model, outlooks);
    }

    private Result<PriceModel> model(Snapshot snapshot) {
        List<InstrumentId> held = WeightForecasts.held(snapshot.valuation());
        Kept last = kept;
        if (last != null && last.isFor(held, snapshot)) {
            return last.model();
        }
        CorrelationSettings settings = snapshot.policy().correlation();
        int periods = snapshot.policy().risk().periodsPerYear();
        Result<PriceModel> model = PriceModel.of(held, snapshot.estimable(), settings, periods);
        kept = new Kept(held, snapshot.estimable(), settings, periods, model);
        return model;
    }
}
