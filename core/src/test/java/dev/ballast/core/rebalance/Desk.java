package dev.ballast.core.rebalance;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Tier;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.stress.ScenarioLibrary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A small book and market for tests, built up step by step.
final class Desk {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final InstrumentId A = InstrumentId.of("A-USD");
    static final InstrumentId B = InstrumentId.of("B-USD");
    static final InstrumentId C = InstrumentId.of("C-USD");

    Book book = Book.empty(LotMethod.FIFO);
    final Map<InstrumentId, Instrument> instruments = new TreeMap<>();
    final Map<InstrumentId, Quote> quotes = new TreeMap<>();
    final Map<InstrumentId, Double> targets = new TreeMap<>();
    CurrencyRates rates = CurrencyRates.PAR;
    RebalancePolicy policy = RebalancePolicy.DEFAULT;
    BigDecimal feeRate = new BigDecimal("0.001");
    private int entries;

    Desk cash(String amount) {
        book = book.plus(new CashFlow(
                EntryId.of("cash-" + ++entries),
                CashFlow.Kind.DEPOSIT,
                "USD",
                new BigDecimal(amount),
                BigDecimal.ONE,
                NOW));
        return this;
    }

    Desk instrument(InstrumentId id, String step) {
        BigDecimal smallest = new BigDecimal(step);
        instruments.put(id, new Instrument(id, Category.L1, Tier.TIER_1, smallest, smallest));
        return this;
    }

    Desk quote(InstrumentId id, double bid, double ask) {
        quotes.put(id, new Quote(id, bid, ask, bid, QuoteSource.COINBASE, NOW));
        return this;
    }

    /// Holds `quantity`, paid for with money that came in with it.
    Desk hold(InstrumentId id, String quantity) {
        cash(quantity);
        book = book.plus(new Fill(
                EntryId.of("buy-" + ++entries),
                id,
                Side.BUY,
                new BigDecimal(quantity),
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                NOW,
                FillSource.MANUAL,
                null,
                null));
        return this;
    }

    Desk target(InstrumentId id, double weight) {
        targets.put(id, weight);
        return this;
    }

    MarketView market() {
        return new MarketView(instruments, quotes, Map.of(), rates, FreshnessPolicy.DEFAULT, NOW);
    }

    Valuation valuation() {
        return market().value(book);
    }

    Targets targets() {
        return new Targets(TargetMethod.OWN, new TreeMap<>(targets));
    }

    List<TriggerReading> readings() {
        return Triggers.evaluate(valuation(), targets(), RiskPolicy.DEFAULT, policy);
    }

    PlanRequest request() {
        return request(readings());
    }

    PlanRequest request(List<TriggerReading> readings) {
        var risk = new RiskInputs(
                Result.missing("not in this test"), Map.of(), 30, RiskPolicy.DEFAULT, ScenarioLibrary.NONE);
        return new PlanRequest(book, market(), risk, targets(), readings, policy, feeRate);
    }

    Result<Plan> plan() {
        return Planner.plan(request());
    }
}
