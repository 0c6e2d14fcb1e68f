package dev.ballast.core.portfolio;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    /// @param previousCloses last daily closes in quote currency; where one is missing the day change is zero
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
                priced.stream().mapToDouble(Priced::dayGain).sum(),
                positions.stream().mapToDouble(Position::unrealised).sum(),
                book.holdings().values().stream()
                        .mapToDouble(holding -> holding.realised().doubleValue())
                        .sum());
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

        double dayGain() {
            return quote == null || previousClose == null
                    ? 0
                    : holding.quantity().doubleValue() * (quote.mid() - previousClose) * rate;
        }

        double dayChange() {
            return quote == null || previousClose == null ? 0 : quote.mid() / previousClose - 1;
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
