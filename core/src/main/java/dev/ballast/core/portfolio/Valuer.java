package dev.ballast.core.portfolio;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/// Puts prices to a book (ACC-3): equity = cash + Σ quantity × middle price × rate.
///
/// Here the exact decimals of the ledger become doubles; nothing flows back. A position whose price or currency rate is
/// not known counts as zero and is marked MISSING, so that equity is then too low and nobody should trade on it.
public final class Valuer {

    private Valuer() {}

    /// Values every open position, and the book as a whole.
    ///
    /// @param book what is held
    /// @param instruments gives each position its category; an unknown instrument is `OTHER`
    /// @param quotes latest quotes; a crossed one still values at its middle
    /// @param previousCloses last daily closes in quote currency; where one is missing so is the day's change
    /// @param rates value of the quote currencies
    /// @param freshness when a price counts as stale
    /// @param now the moment at which ages are judged
    public static Valuation value(
            Book book,
            Map<InstrumentId, Instrument> instruments,
            Map<InstrumentId, Quote> quotes,
            Map<InstrumentId, Double> previousCloses,
            CurrencyRates rates,
            FreshnessPolicy freshness,
            Instant now) {
        var priced = new ArrayList<Priced>();
        for (Holding holding : book.openHoldings()) {
            InstrumentId id = holding.instrument();
            Instrument instrument = instruments.get(id);
            Quote quote = rates.knows(id.quote()) ? quotes.get(id) : null;
            priced.add(new Priced(
                    holding,
                    instrument == null ? Category.OTHER : instrument.category(),
                    quote,
                    freshness.judge(quote, now),
                    quote == null ? 0 : rates.rate(id.quote()).doubleValue(),
                    previousCloses.get(id)));
        }
        double invested = priced.stream().mapToDouble(Priced::value).sum();
        double equity = book.cash().doubleValue() + invested;
        List<Position> positions =
                priced.stream().map(each -> each.position(equity)).toList();
        return new Valuation(
                book.cash(),
                positions,
                equity,
                invested,
                dayGain(priced),
                positions.stream().mapToDouble(Position::unrealised).sum(),
                book.holdings().values().stream()
                        .mapToDouble(holding -> holding.realised().doubleValue())
                        .sum());
    }

    /// Of all positions or of none: a sum without one would look like the book's.
    private static Result<Double> dayGain(List<Priced> priced) {
        double sum = 0;
        for (Priced each : priced) {
            switch (each.dayGain()) {
                case Result.Known<Double>(Double gain) -> sum += gain;
                case Result.Missing<Double>(String reason) -> {
                    return Result.missing(reason);
                }
            }
        }
        return Result.of(sum);
    }

    /// A holding with its price, before the equity of the whole book is known.
    private record Priced(
            Holding holding,
            Category category,
            @Nullable Quote quote,
            Freshness freshness,
            double rate,
            @Nullable Double previousClose) {

        double value() {
            return quote == null ? 0 : holding.quantity().doubleValue() * quote.mid() * rate;
        }

        Result<Double> dayGain() {
            return since((now, close) -> holding.quantity().doubleValue() * (now - close) * rate);
        }

        Result<Double> dayChange() {
            return since((now, close) -> now / close - 1);
        }

        private Result<Double> since(DoubleBinaryOperator change) {
            if (quote == null) {
                return Result.missing("There is no price of " + holding.instrument() + ".");
            }
            return previousClose == null
                    ? Result.missing("There is no close of " + holding.instrument() + " of the days before.")
                    : Result.of(change.applyAsDouble(quote.mid(), previousClose));
        }

        Position position(double equity) {
            double value = value();
            return new Position(
                    holding.instrument(),
                    category,
                    holding.quantity(),
                    holding.averageCost(),
                    quote,
                    freshness,
                    value,
                    equity > 0 ? value / equity : 0,
                    quote == null ? 0 : value - holding.cost().doubleValue(),
                    holding.realised().doubleValue(),
                    dayChange());
        }
    }
}
