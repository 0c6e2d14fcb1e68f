package dev.ballast.core.rebalance;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
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
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.statistics.CorrelationSettings;
import dev.ballast.core.statistics.Correlations;
import dev.ballast.core.statistics.Histories;
import dev.ballast.core.stress.ScenarioLibrary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A book of many positions of the same value with targets that differ, and plans over some of them.
///
/// @param request towards the targets, because the trader asked
/// @param readings what it answers
/// @param legs of a plan
record LargeBook(PlanRequest request, List<TriggerReading> readings, int legs) {

    private static final List<Category> CATEGORIES =
            List.of(Category.L1, Category.L2, Category.DEFI, Category.MEME, Category.ORACLE, Category.PAYMENTS);
    private static final String STEP = "0.00000001";

    static LargeBook of(int positions, int days, int legs) {
        Map<InstrumentId, PriceHistory> histories = Histories.random(new Random(5), positions, days);
        var instruments = new TreeMap<InstrumentId, Instrument>();
        var quotes = new TreeMap<InstrumentId, Quote>();
        var targets = new TreeMap<InstrumentId, Double>();
        Book book = Book.empty(LotMethod.FIFO).plus(deposit(1_000_000));
        int number = 0;
        for (PriceHistory history : histories.values()) {
            InstrumentId id = history.instrument();
            double price = history.last().close();
            instruments.put(
                    id,
                    new Instrument(
                            id,
                            CATEGORIES.get(number % CATEGORIES.size()),
                            Tier.TIER_1,
                            new BigDecimal(STEP),
                            new BigDecimal(STEP)));
            quotes.put(id, new Quote(id, price * 0.9995, price * 1.0005, price, QuoteSource.COINBASE, Desk.NOW));
            targets.put(id, (number % 2 == 0 ? 0.5 : 1.3) / positions);
            book = book.plus(purchase(++number, id, price, 900_000.0 / positions));
        }
        var market =
                new MarketView(instruments, quotes, Map.of(), CurrencyRates.PAR, FreshnessPolicy.DEFAULT, Desk.NOW);
        var risk = new RiskInputs(
                Correlations.estimate(histories.keySet(), histories, CorrelationSettings.DEFAULT),
                histories,
                30,
                RiskPolicy.DEFAULT,
                ScenarioLibrary.NONE);
        var asked = new TriggerReading(
                TriggerKind.CHOSEN_WEIGHTS, TriggerReading.PORTFOLIO, 0, 0, true, Urgency.LOW, "asked");
        return new LargeBook(
                new PlanRequest(
                        book,
                        market,
                        risk,
                        new Targets(TargetMethod.OWN, targets),
                        List.of(asked),
                        RebalancePolicy.DEFAULT,
                        new BigDecimal("0.001")),
                List.of(asked),
                legs);
    }

    /// A plan whose legs start at another instrument each time.
    Plan plan(int number) {
        Targets all = request.targets();
        var some = new TreeMap<InstrumentId, Double>();
        var ids = new ArrayList<>(all.weights().keySet());
        var valuation = request.market().value(request.book());
        ids.forEach(id -> some.put(id, valuation.weight(id)));
        for (int i = 0; i < legs; i++) {
            InstrumentId id = ids.get((number * 7 + i) % ids.size());
            some.put(id, all.weight(id));
        }
        return Planner.plan(new PlanRequest(
                        request.book(),
                        request.market(),
                        request.risk(),
                        new Targets(TargetMethod.OWN, some),
                        request.readings(),
                        request.policy(),
                        request.feeRate()))
                .orElseThrow();
    }

    private static CashFlow deposit(int amount) {
        return new CashFlow(
                EntryId.of("cash"), CashFlow.Kind.DEPOSIT, "USD", BigDecimal.valueOf(amount), BigDecimal.ONE, Desk.NOW);
    }

    private static Fill purchase(int number, InstrumentId id, double price, double value) {
        return new Fill(
                EntryId.of("buy-" + number),
                id,
                Side.BUY,
                BigDecimal.valueOf(value / price).setScale(8, java.math.RoundingMode.DOWN),
                BigDecimal.valueOf(price),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                Desk.NOW,
                FillSource.MANUAL,
                null,
                null);
    }
}
