package dev.ballast.app.testkit;

import dev.ballast.core.engine.Alert;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.EngineStats;
import dev.ballast.core.engine.EquityHistory;
import dev.ballast.core.engine.MarketRecord;
import dev.ballast.core.engine.Policy;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.TradingState;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.BookPast;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Concentration;
import dev.ballast.core.risk.Drift;
import dev.ballast.core.risk.Health;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Snapshots to show and to test with. All figures are made up but fit together: weights and cash sum to one.
public final class SampleSnapshots {

    /// Engine time of every sample.
    public static final Instant NOW = Instant.parse("2026-08-09T12:00:00Z");

    static final double EQUITY = 250_000;

    private SampleSnapshots() {}

    /// Twelve positions, 400 days of history, two open proposals, three decided ones, alerts, a journal.
    public static Snapshot realistic() {
        SortedMap<InstrumentId, PriceHistory> history = SampleMarket.history(NOW);
        Map<InstrumentId, Quote> quotes = SampleMarket.quotes(NOW);
        Book book = SampleBook.book();
        List<Position> positions = positions(book, quotes);
        List<Proposal> proposals = new ArrayList<>();
        proposals.add(SampleProposals.deviation(NOW));
        proposals.add(SampleProposals.concentration(NOW));
        proposals.addAll(SampleProposals.decided(NOW));
        return SnapshotBuilder.from(empty())
                .feed(new FeedStatus(
                        "SIMULATED",
                        FeedStatus.Kind.SIMULATED,
                        FeedStatus.Phase.RUNNING,
                        "",
                        184_220,
                        0,
                        NOW.minusSeconds(3600)))
                .instruments(SampleMarket.instruments())
                .quotes(quotes)
                .book(book)
                .valuation(valuation(book, positions))
                .concentration(concentration())
                .health(Result.of(health()))
                .volatility(Result.of(0.563))
                .correlation(Result.of(correlation(history)))
                .targets(Result.of(new Targets(TargetMethod.OWN, targetWeights())))
                .drifts(drifts())
                .readings(SampleProposals.readings())
                .proposals(proposals)
                .alerts(alerts())
                .equity(equity(history))
                .history(history)
                .journal(journal())
                .stats(new EngineStats(
                        184_220,
                        2_310,
                        36_112,
                        Duration.ofNanos(420_000),
                        Duration.ofNanos(2_900_000),
                        Duration.ofMillis(11)))
                .build();
    }

    /// The sample with its ledger, and its past valued from that ledger.
    public static Snapshot withLedger() {
        Snapshot sample = realistic();
        List<EquityPoint> daily = new BookPast()
                .daily(
                        LotMethod.FIFO,
                        SampleBook.ledger(),
                        sample.history(),
                        sample.policy().rates(),
                        NOW);
        return SnapshotBuilder.from(sample)
                .ledger(SampleBook.ledger())
                .equity(new EquityHistory(daily, List.of(), List.of(SampleBook.deposit())))
                .build();
    }

    /// A new own book: nothing booked, nothing imported, no feed.
    public static Snapshot empty() {
        return new Snapshot(
                1,
                NOW,
                BookKind.DEMO,
                FeedStatus.none(NOW),
                TradingState.ACTIVE,
                "",
                List.of(),
                Policy.DEFAULT,
                Map.of(),
                Map.of(),
                Book.empty(LotMethod.FIFO),
                new Valuation(BigDecimal.ZERO, List.of(), 0, 0, Result.of(0.0), 0, 0),
                new Concentration(0, Concentration.Level.LOW, List.of(), List.of()),
                Result.missing("No positions: import fills or deposit cash first"),
                Result.missing("No positions: import fills or deposit cash first"),
                Result.missing("There are no positions."),
                Result.missing("No regime yet: no instrument has 60 daily returns."),
                Result.missing("No regime yet: no instrument has 60 daily returns."),
                Result.missing("Correlation needs two held instruments with history, there are 0"),
                Result.missing("Targets need a held instrument, there is none"),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                new EquityHistory(List.of(), List.of(), List.of()),
                List.of(),
                Map.of(),
                List.of(),
                new EngineStats(0, 0, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                MarketRecord.EMPTY);
    }

    private static List<Position> positions(Book book, Map<InstrumentId, Quote> quotes) {
        List<Position> positions = new ArrayList<>();
        for (SampleMarket.Asset asset : SampleMarket.ASSETS) {
            if (asset.weight() > 0) {
                double value = asset.weight() * EQUITY;
                Holding holding = book.holding(asset.id());
                positions.add(new Position(
                        asset.id(),
                        asset.category(),
                        holding.quantity(),
                        holding.averageCost(),
                        quotes.get(asset.id()),
                        asset.base().equals("ARB") ? Freshness.STALE : Freshness.LIVE,
                        value,
                        asset.weight(),
                        value - holding.cost().doubleValue(),
                        holding.realised().doubleValue(),
                        Result.of(0.013 * (asset.beta() - 1.15))));
            }
        }
        positions.sort(Comparator.comparing(Position::instrument));
        return positions;
    }

    private static Valuation valuation(Book book, List<Position> positions) {
        double invested = positions.stream().mapToDouble(Position::value).sum();
        double unrealised = positions.stream().mapToDouble(Position::unrealised).sum();
        return new Valuation(
                book.cash(),
                positions,
                EQUITY,
                invested,
                Result.of(1_873.4),
                unrealised,
                positions.stream().mapToDouble(Position::realised).sum());
    }

    private static Concentration concentration() {
        double invested = SampleMarket.ASSETS.stream()
                .mapToDouble(SampleMarket.Asset::weight)
                .sum();
        double herfindahl = SampleMarket.ASSETS.stream()
                .mapToDouble(asset -> Math.pow(asset.weight() / invested, 2))
                .sum();
        return new Concentration(
                herfindahl,
                Concentration.Level.MEDIUM,
                List.of(new Concentration.OverLimit("BTC-USD", 0.362, 0.25, 0.112 * EQUITY)),
                List.of(new Concentration.OverLimit("L1", 0.699, 0.40, 0.299 * EQUITY)));
    }

    private static Health health() {
        return new Health(
                55,
                false,
                List.of(
                        new Health.Deduction(
                                Health.Kind.CORRELATION,
                                "portfolio",
                                20,
                                "Average correlation 0.60 lies 0.30 above the floor of 0.30"),
                        new Health.Deduction(
                                Health.Kind.POSITION, "BTC-USD", 15, "BTC-USD is 36.2 %, over the limit of 25.0 %"),
                        new Health.Deduction(Health.Kind.CATEGORY, "L1", 10, "L1 is 69.9 %, over the limit of 40.0 %")),
                Result.of(0.60));
    }

    private static SortedMap<InstrumentId, Double> targetWeights() {
        SortedMap<InstrumentId, Double> weights = new TreeMap<>();
        SampleMarket.ASSETS.stream()
                .filter(asset -> asset.target() > 0)
                .forEach(asset -> weights.put(asset.id(), asset.target()));
        return weights;
    }

    private static List<Drift> drifts() {
        return SampleMarket.ASSETS.stream()
                .filter(asset -> asset.weight() > 0)
                .map(asset -> new Drift(asset.id(), asset.weight(), asset.target(), 0.10))
                .sorted(Comparator.comparing(Drift::instrument))
                .toList();
    }

    /// Pearson correlations of the last 30 daily returns, computed here on purpose and not by the code under test.
    private static CorrelationMatrix correlation(SortedMap<InstrumentId, PriceHistory> history) {
        List<InstrumentId> held = drifts().stream().map(Drift::instrument).toList();
        int size = held.size();
        double[] values = new double[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                values[row * size + column] = row == column
                        ? 1
                        : pearson(returns(history, held.get(row)), returns(history, held.get(column)));
            }
        }
        List<Bar> bars = history.firstEntry().getValue().bars();
        return new CorrelationMatrix(
                held,
                values,
                30,
                bars.get(bars.size() - 31).openTime(),
                bars.getLast().openTime(),
                "Sample correlation of 30 daily simple returns, divisor T − 1",
                Map.of());
    }

    private static double[] returns(SortedMap<InstrumentId, PriceHistory> history, InstrumentId instrument) {
        double[] closes = Objects.requireNonNull(history.get(instrument)).bars().stream()
                .mapToDouble(Bar::close)
                .toArray();
        double[] returns = new double[30];
        for (int i = 0; i < 30; i++) {
            int day = closes.length - 30 + i;
            returns[i] = closes[day] / closes[day - 1] - 1;
        }
        return returns;
    }

    private static double pearson(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    /// Half a year of daily values and an hour of minutes: today's quantities at past closes.
    private static EquityHistory equity(SortedMap<InstrumentId, PriceHistory> history) {
        int days = SampleMarket.DAYS;
        List<EquityPoint> daily = new ArrayList<>();
        for (int day = days - 180; day < days; day++) {
            daily.add(point(history, day, 0));
        }
        List<EquityPoint> recorded = new ArrayList<>();
        for (int minute = 60; minute > 0; minute--) {
            recorded.add(point(history, days - 1, minute));
        }
        return new EquityHistory(daily, recorded, List.of(SampleBook.deposit()));
    }

    private static EquityPoint point(SortedMap<InstrumentId, PriceHistory> history, int day, int minutesAgo) {
        double cash = EQUITY
                * (1
                        - SampleMarket.ASSETS.stream()
                                .mapToDouble(SampleMarket.Asset::weight)
                                .sum());
        double equity = cash;
        Map<InstrumentId, Double> values = new TreeMap<>();
        Instant time = NOW.minus(Duration.ofMinutes(minutesAgo));
        for (SampleMarket.Asset asset : SampleMarket.ASSETS) {
            if (asset.weight() > 0) {
                List<Bar> bars = Objects.requireNonNull(history.get(asset.id())).bars();
                double ratio = minutesAgo > 0
                        ? 1 + 0.002 * Math.sin(minutesAgo / 7.0 + asset.beta())
                        : bars.get(day).close() / asset.price();
                double value = asset.weight() * EQUITY * ratio;
                values.put(asset.id(), value);
                equity += value;
                if (minutesAgo == 0) {
                    time = bars.get(day).openTime().plus(Duration.ofDays(1));
                }
            }
        }
        double total = equity;
        values.replaceAll((_, value) -> value / total);
        return new EquityPoint(time, equity, cash, day % 40 == 0 ? Double.NaN : 55 + 10 * Math.sin(day / 20.0), values);
    }

    private static List<Alert> alerts() {
        return List.of(
                new Alert(
                        Alert.Severity.BREACH,
                        "BTC-USD",
                        "Position over its limit",
                        "BTC-USD is 36.2 % of equity, the limit is 25.0 %"),
                new Alert(Alert.Severity.WARNING, "L1", "Category over its limit", "L1 is 69.9 %, the limit is 40.0 %"),
                new Alert(Alert.Severity.WARNING, "ARB-USD", "Stale price", "ARB-USD was last quoted 14 seconds ago"));
    }

    private static List<JournalEntry> journal() {
        var chain = new JournalChain(0, JournalEntry.GENESIS);
        List<JournalEntry> entries = new ArrayList<>();
        JournalType[] types = JournalType.values();
        for (int i = 0; i < 40; i++) {
            JournalType type = types[i % types.length];
            String subject = i % 3 == 0 ? "P-20260809-%04d".formatted(i % 7) : "entry-" + i;
            entries.add(chain.append(
                    NOW.minusSeconds(7_200 - 170L * i),
                    type,
                    subject,
                    "{\"value\":\"0.112\",\"threshold\":\"0.10\",\"note\":\"sample entry " + i + "\"}"));
        }
        return entries.reversed();
    }
}
