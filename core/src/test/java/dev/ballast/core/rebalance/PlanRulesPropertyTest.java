package dev.ballast.core.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Tier;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.statistics.CorrelationSettings;
import dev.ballast.core.statistics.Correlations;
import dev.ballast.core.stress.ScenarioLibrary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Ten thousand generated books, prices and policies: what every plan must keep, by arithmetic of its own.
///
/// Histories are shared among the cases, so that the time goes into plans and not into estimates.
class PlanRulesPropertyTest {

    private static final long SEED = 20261121;
    private static final int CASES = 10_000;
    private static final int MARKETS = 8;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String[] STEPS = {"0.00000001", "0.001", "0.37", "1", "25"};
    private static final List<TriggerKind> KINDS = List.of(
            TriggerKind.DEVIATION,
            TriggerKind.ON_DEMAND,
            TriggerKind.SCHEDULE,
            TriggerKind.LIMIT_BREACH,
            TriggerKind.VOLATILITY_SPIKE,
            TriggerKind.DRAWDOWN,
            TriggerKind.HEAT);

    private static final List<LotMethod> METHODS =
            List.of(LotMethod.FIFO, LotMethod.LIFO, LotMethod.HIFO, LotMethod.AVERAGE_COST);
    private static final List<Category> CATEGORIES = List.of(Category.L1, Category.L2, Category.DEFI, Category.MEME);

    private int plans;
    private int scaled;
    private int restricted;
    private int sliced;
    private int measured;
    private int points;

    /// Eight coins with a history, some without volume, some without any.
    private record Market(List<InstrumentId> coins, List<Double> prices, RiskInputs risk) {}

    @Test
    void everyPlanKeepsTheRules() {
        var random = new Random(SEED);
        var markets = new ArrayList<Market>();
        for (int i = 0; i < MARKETS; i++) {
            markets.add(market(random));
        }
        for (int i = 0; i < CASES; i++) {
            PlanRequest request = request(random, markets.get(random.nextInt(MARKETS)));
            String where = "seed " + SEED + ", case " + i;
            switch (Planner.draft(request)) {
                case Draft.Planned(Plan plan) -> check(request, plan, where);
                case Draft.Declined(var reasons) -> require(!reasons.isEmpty(), where, "a reason for no plan");
            }
        }
        assertThat(plans).isGreaterThan(CASES / 2);
        assertThat(scaled).isGreaterThan(CASES / 200);
        assertThat(restricted).isGreaterThan(CASES / 100);
        assertThat(sliced).isGreaterThan(CASES / 50);
        assertThat(measured).isGreaterThan(CASES / 4);
        assertThat(points).isGreaterThan(CASES);
    }

    private void check(PlanRequest request, Plan plan, String where) {
        plans++;
        scaled += plan.skipped().stream().anyMatch(why -> why.contains("scaled")) ? 1 : 0;
        restricted += plan.findings().stream()
                        .anyMatch(finding -> finding.code().name().equals("RESTRICTED"))
                ? 1
                : 0;
        measured += plan.benefit().reason().isEmpty() ? 1 : 0;
        BigDecimal cash = request.book().cash();
        Book executed = request.book();
        CostEstimate sum = CostEstimate.NONE;
        boolean buying = false;
        for (Leg leg : plan.legs()) {
            Instrument instrument =
                    Objects.requireNonNull(request.market().instruments().get(leg.instrument()), where);
            Objects.requireNonNull(request.market().quotes().get(leg.instrument()), where);
            boolean buy = leg.side() == Side.BUY;
            require(!buying || buy, where, "sales first");
            buying |= buy;
            require(leg.value().compareTo(request.policy().minimumTrade()) >= 0, where, "minimum");
            require(
                    leg.quantity().remainder(instrument.quantityStep()).signum() == 0,
                    where,
                    "step of " + leg.instrument());
            BigDecimal held = request.book().holding(leg.instrument()).quantity();
            require(buy || leg.quantity().compareTo(held) <= 0, where, "no more sold than held");
            Map<String, String> forbidden = buy
                    ? request.policy().trade().doNotBuy()
                    : request.policy().trade().doNotSell();
            require(!forbidden.containsKey(leg.instrument().symbol()), where, "do-not-trade list");
            BigDecimal effect = (buy ? leg.value().negate() : leg.value()).subtract(leg.fee());
            cash = cash.add(effect);
            require(cash.signum() >= 0, where, "cash after leg " + leg.number());
            executed = executed.plus(fill(request, leg));
            require(executed.cash().compareTo(cash) == 0, where, "cash of the executed book");
            checkDetail(leg, where);
            sum = sum.plus(leg.detail().cost());
        }
        close(plan.cost().commission(), sum.commission(), where, "commission");
        close(plan.cost().spread(), sum.spread(), where, "spread");
        close(plan.cost().impact(), sum.impact(), where, "impact");
        close(
                plan.cost().total(),
                plan.cost().commission() + plan.cost().spread() + plan.cost().impact(),
                where,
                "total");
        checkAfter(request, plan, executed, where);
        checkCurve(plan, where);
        if (plan.benefit().reason().isEmpty()) {
            checkBest(plan, new BestSubsets(request, plan).gains(), where);
        }
    }

    /// The curve against every subset of the legs.
    private void checkBest(Plan plan, double[] best, String where) {
        for (BestLegs point : plan.curve()) {
            double most = best[point.count() - 1];
            double scale = 1e-9 * (1 + plan.benefit().lossIfNothing());
            require(point.gain() <= most + scale, where, "no better than the best subset of " + point.count());
            points++;
            require(point.gain() >= most - scale, where, "as good as the best subset of " + point.count());
        }
    }

    private void checkDetail(Leg leg, String where) {
        BigDecimal slices = leg.detail().slices().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        require(slices.compareTo(leg.quantity()) == 0, where, "slices sum to the leg");
        require(leg.detail().slices().stream().allMatch(slice -> slice.signum() > 0), where, "slices above 0");
        sliced += leg.detail().slices().size() > 1 ? 1 : 0;
        if (leg.side() == Side.SELL) {
            BigDecimal lots =
                    leg.detail().lots().stream().map(LotUse::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            require(lots.compareTo(leg.quantity()) == 0, where, "lots sum to the leg");
        }
        double value = leg.value().doubleValue();
        CostEstimate cost = leg.detail().cost();
        require(cost.commission() >= 0 && cost.spread() >= 0 && cost.impact() >= 0, where, "costs not negative");
        require(cost.impact() <= value * (1 + 1e-12), where, "impact at most the whole value");
    }

    private static void checkAfter(PlanRequest request, Plan plan, Book executed, String where) {
        Valuation after = request.market().value(executed);
        require(after.positions().size() == plan.after().weights().size(), where, "positions after");
        double invested = 0;
        for (Position position : after.positions()) {
            require(position.quantity().signum() > 0, where, "no position below zero");
            double weight = plan.after().weights().getOrDefault(position.instrument(), Double.NaN);
            close(weight, position.weight(), where, "after-weight of " + position.instrument());
            invested += position.value();
        }
        close(plan.after().cashWeight(), 1 - invested / after.equity(), where, "after-cash");
        Repriced repriced =
                Repricing.at(request, plan.readings()).price(plan, 0.01).orElseThrow();
        plan.after()
                .weights()
                .forEach((id, weight) -> close(
                        repriced.after().weights().getOrDefault(id, Double.NaN), weight, where, "re-priced " + id));
        close(repriced.cost().total(), plan.cost().total(), where, "re-priced cost");
        if (plan.benefit().reason().isEmpty()) {
            double scale = 1 + plan.benefit().lossIfNothing();
            close(repriced.benefit().gain() / scale, plan.benefit().gain() / scale, where, "re-priced gain");
        }
    }

    private static void checkCurve(Plan plan, String where) {
        require(plan.curve().size() == plan.legs().size(), where, "one point per leg");
        double share = 0;
        for (BestLegs point : plan.curve()) {
            require(point.share() >= share - 1e-12 && point.share() <= 1 + 1e-12, where, "share never falls");
            require(point.cost() >= 0 && point.legs().size() <= point.count(), where, "at most k legs");
            share = point.share();
        }
    }

    private static PlanRequest request(Random random, Market market) {
        int size = 1 + random.nextInt(market.coins().size());
        var instruments = new TreeMap<InstrumentId, Instrument>();
        var quotes = new TreeMap<InstrumentId, Quote>();
        var targets = new TreeMap<InstrumentId, Double>();
        var doNotBuy = new HashMap<String, String>();
        var doNotSell = new HashMap<String, String>();
        Book book = Book.empty(METHODS.get(random.nextInt(METHODS.size())));
        int entries = 0;
        double left = 0.95;
        for (int i = 0; i < size; i++) {
            InstrumentId id = market.coins().get(i);
            BigDecimal step = new BigDecimal(STEPS[random.nextInt(STEPS.length)]);
            instruments.put(id, new Instrument(id, CATEGORIES.get(i % CATEGORIES.size()), Tier.TIER_1, step, step));
            double price = market.prices().get(i) * Math.exp(0.2 * random.nextGaussian());
            double spread = random.nextInt(5) == 0 ? 0 : 0.01 * random.nextDouble();
            Instant time = random.nextInt(10) == 0 ? NOW.minusSeconds(30) : NOW;
            quotes.put(id, new Quote(id, price, price * (1 + spread), price, QuoteSource.COINBASE, time));
            double target = left * random.nextDouble();
            left -= target;
            if (random.nextInt(4) > 0) {
                targets.put(id, target);
            }
            if (random.nextInt(12) == 0) {
                (random.nextBoolean() ? doNotBuy : doNotSell).put(id.symbol(), "generated");
            }
            for (int lot = random.nextInt(3); lot > 0; lot--) {
                String quantity = BigDecimal.valueOf(Math.exp(5 + 2 * random.nextGaussian()) / price)
                        .setScale(8, RoundingMode.UP)
                        .toPlainString();
                book = held(book, id, quantity, ++entries);
            }
        }
        if (random.nextInt(3) > 0) {
            book = book.plus(deposit(String.valueOf(1 + random.nextInt(2000)), ++entries));
        }
        RebalancePolicy policy = policy(random, doNotBuy, doNotSell);
        var view = new MarketView(instruments, quotes, Map.of(), CurrencyRates.PAR, FreshnessPolicy.DEFAULT, NOW);
        TriggerKind kind = KINDS.get(random.nextInt(KINDS.size()));
        String subject = kind == TriggerKind.LIMIT_BREACH ? "Annual volatility" : TriggerReading.PORTFOLIO;
        var readings = new ArrayList<TriggerReading>();
        readings.add(new TriggerReading(kind, subject, 2, 1, true, Urgency.MEDIUM, "generated"));
        Valuation valuation = view.value(book);
        for (Position position : valuation.positions()) {
            if (position.weight() > RiskPolicy.DEFAULT.positionLimit() && random.nextBoolean()) {
                readings.add(new TriggerReading(
                        TriggerKind.CONCENTRATION,
                        position.instrument().symbol(),
                        position.weight(),
                        0.25,
                        true,
                        Urgency.LOW,
                        "generated"));
            }
        }
        return new PlanRequest(
                book,
                view,
                market.risk(),
                new Targets(TargetMethod.OWN, targets),
                readings,
                policy,
                BigDecimal.valueOf(random.nextInt(100), 4));
    }

    private static RebalancePolicy policy(Random random, Map<String, String> doNotBuy, Map<String, String> doNotSell) {
        TradePolicy usual = TradePolicy.DEFAULT;
        return new RebalancePolicy(
                        0.02 + 0.2 * random.nextDouble(),
                        0.1 * random.nextDouble(),
                        0.15 + 0.1 * random.nextDouble(),
                        0.05,
                        BigDecimal.valueOf(random.nextInt(50)),
                        Duration.ofMinutes(15),
                        0.01,
                        Duration.ofMinutes(30),
                        30)
                .with(new TradePolicy(
                        random.nextBoolean() ? TradePolicy.Goal.TARGET : TradePolicy.Goal.BAND_EDGE,
                        1 + 10 * random.nextDouble(),
                        1 + 60 * random.nextDouble(),
                        usual.gainPerCost(),
                        0.5 + 0.4 * random.nextDouble(),
                        usual.riskShare(),
                        usual.significantWeight(),
                        0.001 + 0.1 * random.nextDouble(),
                        1 + random.nextInt(30),
                        doNotBuy,
                        doNotSell));
    }

    private static Market market(Random random) {
        int coins = 8;
        int days = 120;
        var ids = new ArrayList<InstrumentId>();
        var prices = new ArrayList<Double>();
        var histories = new TreeMap<InstrumentId, PriceHistory>();
        var market = new double[days];
        for (int day = 0; day < days; day++) {
            market[day] = 0.02 * random.nextGaussian();
        }
        for (int coin = 0; coin < coins; coin++) {
            InstrumentId id = InstrumentId.of("COIN" + coin + "-USD");
            ids.add(id);
            double price = Math.exp(3 * random.nextGaussian());
            double volume = coin % 4 == 3 ? 0 : Math.exp(8 + 2 * random.nextGaussian()) / price;
            var bars = new ArrayList<Bar>();
            for (int day = 0; day < days; day++) {
                price *= Math.exp(market[day] + 0.02 * random.nextGaussian());
                Instant open = NOW.minus(Duration.ofDays(days - day)).truncatedTo(java.time.temporal.ChronoUnit.DAYS);
                bars.add(new Bar(open, price, price * 1.01, price * 0.99, price, volume));
            }
            prices.add(price);
            if (coin < coins - 1 || random.nextBoolean()) {
                histories.put(id, new PriceHistory(id, Timeframe.D1, List.copyOf(bars)));
            }
        }
        var correlation = Correlations.estimate(histories.keySet(), histories, CorrelationSettings.DEFAULT);
        return new Market(
                ids, prices, new RiskInputs(correlation, histories, 30, RiskPolicy.DEFAULT, ScenarioLibrary.NONE));
    }

    private static Book held(Book book, InstrumentId id, String quantity, int entry) {
        return book.plus(deposit(quantity, entry))
                .plus(new Fill(
                        EntryId.of("buy-" + entry),
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
    }

    private static CashFlow deposit(String amount, int entry) {
        return new CashFlow(
                EntryId.of("cash-" + entry), CashFlow.Kind.DEPOSIT, "USD", new BigDecimal(amount), BigDecimal.ONE, NOW);
    }

    private static Fill fill(PlanRequest request, Leg leg) {
        return new Fill(
                EntryId.of("executed/" + leg.number()),
                leg.instrument(),
                leg.side(),
                leg.quantity(),
                leg.price(),
                leg.fee(),
                BigDecimal.ONE,
                request.market().now(),
                FillSource.PAPER,
                null,
                null);
    }

    private static void close(double actual, double expected, String where, String what) {
        require(
                Math.abs(actual - expected) <= 1e-9 * (1 + Math.abs(expected)),
                where,
                what + ": " + actual + " instead of " + expected);
    }

    private static void require(boolean holds, String where, String what) {
        if (!holds) {
            throw new AssertionError(where + ": " + what);
        }
    }
}
