package dev.ballast.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.feed.RecordedData;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.RebalancePolicy;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.TargetWeights;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.ClusterOrder;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.statistics.CorrelationSettings;
import dev.ballast.core.statistics.CorrelationSettings.Estimator;
import dev.ballast.core.statistics.Correlations;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.Covariance.Convention;
import dev.ballast.core.statistics.Decay;
import dev.ballast.core.statistics.Returns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Figures of a book of 12 coins against NumPy 2.4.6 and SciPy 1.17.1 on the same files.
///
/// Data: daily closes of 50 coins in USDT, 2018-01-01 to 2026-01-02. Window: the 30 simple returns of the 31 common
/// closes 2025-12-03 to 2026-01-02. Formulas: `corrcoef`, `cov(ddof=1)`, weights `0.94**k / sum`; holdings at the last
/// close; ρ̄ over `triu_indices(12, 1)`; leaf order from SciPy's `linkage(method="average")`, each node turned to the
/// fewest inversions of the alphabet. Tolerance 1e-9.
class CoinBookGoldenTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);
    private static final Instant NOW = Instant.parse("2026-01-03T00:00:00Z");

    private record Held(String base, String quantity, Category category) {}

    private static final List<Held> HELD = List.of(
            new Held("BTC", "0.6", Category.L1),
            new Held("ETH", "6.5", Category.L1),
            new Held("SOL", "90", Category.L1),
            new Held("XRP", "9000", Category.PAYMENTS),
            new Held("ADA", "22000", Category.L1),
            new Held("DOGE", "60000", Category.MEME),
            new Held("LINK", "700", Category.ORACLE),
            new Held("AVAX", "600", Category.L1),
            new Held("UNI", "1200", Category.DEFI),
            new Held("LTC", "90", Category.PAYMENTS),
            new Held("PAXG", "2.5", Category.COMMODITY),
            new Held("AAVE", "55", Category.DEFI));

    private static final Map<InstrumentId, PriceHistory> HISTORIES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Path folder = RecordedData.file("crypto/binance-daily");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                PriceHistory history = read(file);
                HISTORIES.put(history.instrument(), history);
            }
        }
    }

    @Test
    void valueConcentrationAndHealth() {
        Valuation valuation = valuation();
        Concentration concentration = Concentrations.of(valuation, RiskPolicy.DEFAULT);
        Health health = HealthScore.of(
                valuation,
                concentration,
                Correlations.estimate(held(), HISTORIES, CorrelationSettings.DEFAULT),
                RiskPolicy.DEFAULT);

        assertThat(HISTORIES).hasSize(50);
        assertThat(valuation.equity()).isCloseTo(181579.552, TOLERANCE);
        assertThat(valuation.weight(coin("BTC"))).isCloseTo(0.2970670508097739, TOLERANCE);
        assertThat(concentration.herfindahl()).isCloseTo(0.14606021436996855, TOLERANCE);
        assertThat(concentration.level()).isEqualTo(Concentration.Level.LOW);
        assertThat(concentration.categories().getFirst().weight()).isCloseTo(0.5677853087774992, TOLERANCE);
        assertThat(health.averageCorrelation().orElseThrow()).isCloseTo(0.6551700562382382, TOLERANCE);
        assertThat(health.score()).isCloseTo(51.32199625078412, TOLERANCE);
        assertThat(health.deductions()).hasSize(3);
    }

    @Test
    void volatilityAndInverseVolatility() {
        var weights = new TreeMap<InstrumentId, Double>();
        for (Position position : valuation().positions()) {
            weights.put(position.instrument(), position.weight());
        }
        Targets targets = TargetWeights.compute(
                        TargetMethod.INVERSE_VOLATILITY,
                        held(),
                        HISTORIES,
                        new Targets(TargetMethod.OWN, new TreeMap<>()),
                        RebalancePolicy.DEFAULT)
                .orElseThrow();

        assertThat(PortfolioVolatility.annual(weights, HISTORIES, 30, 365).orElseThrow())
                .isCloseTo(0.38546068820330354, TOLERANCE);
        assertThat(targets.weight(coin("BTC"))).isCloseTo(0.13679787956070996, TOLERANCE);
        assertThat(targets.weight(coin("PAXG"))).isCloseTo(0.1910310126190268, TOLERANCE);
        assertThat(targets.weight(coin("UNI"))).isCloseTo(0.041517542923261784, TOLERANCE);
    }

    @Test
    void sampleCorrelation() {
        CorrelationMatrix matrix = Correlations.estimate(held(), HISTORIES, CorrelationSettings.DEFAULT)
                .orElseThrow();

        assertThat(matrix.from()).isEqualTo(Instant.parse("2025-12-03T00:00:00Z"));
        assertThat(matrix.to()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(correlation(matrix, "BTC", "ETH")).isCloseTo(0.8319853063753426, TOLERANCE);
        assertThat(correlation(matrix, "BTC", "PAXG")).isCloseTo(0.04366633788394026, TOLERANCE);
        assertThat(correlation(matrix, "AAVE", "UNI")).isCloseTo(0.3790804443971229, TOLERANCE);
        assertThat(correlation(matrix, "DOGE", "XRP")).isCloseTo(0.900017971232225, TOLERANCE);
        assertThat(correlation(matrix, "PAXG", "SOL")).isCloseTo(0.05086439143453682, TOLERANCE);
    }

    @Test
    void exponentialCorrelation() {
        CorrelationMatrix matrix = Correlations.estimate(
                        held(), HISTORIES, new CorrelationSettings(Estimator.EWMA, 30, 0.94))
                .orElseThrow();

        assertThat(correlation(matrix, "BTC", "ETH")).isCloseTo(0.8212686539627391, TOLERANCE);
        assertThat(correlation(matrix, "BTC", "PAXG")).isCloseTo(0.09455161262696944, TOLERANCE);
        assertThat(correlation(matrix, "DOGE", "XRP")).isCloseTo(0.9158412650745814, TOLERANCE);
    }

    @Test
    void covarianceByEachConvention() {
        AlignedPrices prices = AlignedPrices.of(held(), HISTORIES, 30).orElseThrow();
        DMatrixRMaj returns = Returns.simple(prices);
        int btc = prices.instruments().indexOf(coin("BTC"));
        int eth = prices.instruments().indexOf(coin("ETH"));

        assertThat(365 * Covariance.sample(returns).get(btc, eth)).isCloseTo(0.10635821618835174, TOLERANCE);
        assertThat(365 * Covariance.exponential(returns, Decay.ofLambda(0.94)).get(btc, eth))
                .isCloseTo(0.0815975115202107, TOLERANCE);
        assertThat(365
                        * Covariance.exponential(returns, Decay.ofLambda(0.94), Convention.RECURSIVE_SEED_FIRST)
                                .get(btc, eth))
                .isCloseTo(0.08310903327287425, TOLERANCE);
    }

    @Test
    void allFiftyCoins() {
        CorrelationMatrix matrix = Correlations.estimate(HISTORIES.keySet(), HISTORIES, CorrelationSettings.DEFAULT)
                .orElseThrow();

        double sum = 0;
        for (int row = 0; row < 50; row++) {
            for (int column = 0; column < 50; column++) {
                sum += matrix.get(row, column);
            }
        }
        assertThat(matrix.excluded()).isEmpty();
        assertThat(sum).isCloseTo(1422.3273096559647, TOLERANCE);
    }

    @Test
    void clusteredOrder() {
        CorrelationMatrix matrix = Correlations.estimate(held(), HISTORIES, CorrelationSettings.DEFAULT)
                .orElseThrow();

        assertThat(ClusterOrder.of(matrix, null).stream().map(InstrumentId::base))
                .containsExactly(
                        "AAVE", "AVAX", "LTC", "BTC", "ETH", "ADA", "DOGE", "LINK", "SOL", "XRP", "UNI", "PAXG");
    }

    private static double correlation(CorrelationMatrix matrix, String a, String b) {
        return matrix.get(matrix.indexOf(coin(a)), matrix.indexOf(coin(b)));
    }

    private static List<InstrumentId> held() {
        return HELD.stream().map(held -> coin(held.base())).toList();
    }

    private static InstrumentId coin(String base) {
        return InstrumentId.of(base + "-USDT");
    }

    /// Every coin bought for 1 with money that came in for it, and 8,000 in cash.
    private static Valuation valuation() {
        var entries = new ArrayList<LedgerEntry>();
        var instruments = new TreeMap<InstrumentId, Instrument>();
        var quotes = new TreeMap<InstrumentId, Quote>();
        entries.add(deposit("start", new BigDecimal("8000")));
        for (Held held : HELD) {
            InstrumentId id = coin(held.base());
            var quantity = new BigDecimal(held.quantity());
            entries.add(deposit("for " + id, quantity));
            entries.add(new Fill(
                    EntryId.of("buy " + id),
                    id,
                    Side.BUY,
                    quantity,
                    BigDecimal.ONE,
                    BigDecimal.ZERO,
                    BigDecimal.ONE,
                    NOW,
                    FillSource.IMPORT,
                    null,
                    null));
            instruments.put(id, Instrument.of(id, held.category()));
            PriceHistory history = HISTORIES.get(id);
            if (history != null) {
                quotes.put(id, history.lastCloseQuote());
            }
        }
        return new MarketView(instruments, quotes, Map.of(), CurrencyRates.PAR, FreshnessPolicy.DEFAULT, NOW)
                .value(Book.replay(LotMethod.FIFO, entries));
    }

    private static CashFlow deposit(String id, BigDecimal amount) {
        return new CashFlow(EntryId.of(id), CashFlow.Kind.DEPOSIT, "USDT", amount, BigDecimal.ONE, NOW);
    }

    private static PriceHistory read(Path file) throws IOException {
        String base = file.getFileName().toString().replace("USDT.csv.gz", "");
        var bars = new ArrayList<Bar>();
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                Instant time = Instant.parse(cells[0].replace(' ', 'T').replace("+00:00", "Z"));
                bars.add(Bar.ofClose(time, Double.parseDouble(cells[4])));
            }
        }
        return new PriceHistory(coin(base), Timeframe.D1, bars);
    }
}
