package dev.ballast.core.risk.report;

import static dev.ballast.core.risk.report.SampleReports.MARKET;
import static dev.ballast.core.risk.report.SampleReports.limit;
import static dev.ballast.core.risk.report.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.limits.LimitStatus;
import dev.ballast.core.risk.series.DatedSeries;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.TailRisk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Reports on books, and what they say where something is missing.
class RiskReportTest {

    @Test
    void pricesAndWeightsAreEnough() {
        RiskReport report = report(MARKET);

        assertThat(report.tails()).hasSize(10).allSatisfy(cell -> assertThat(
                        cell.risk().isKnown())
                .as(cell.method() + " " + cell.horizonDays() + " " + cell.risk().reason())
                .isTrue());
        assertThat(report.annualVolatility().orElseThrow())
                .isCloseTo(report.dailyVolatility().orElseThrow() * Math.sqrt(365), within(1e-15));
        assertThat(report.sample().observations()).isEqualTo(600);
        assertThat(report.sample().from()).contains(MARKET.times().getFirst());
        assertThat(report.returns().orElseThrow().size()).isEqualTo(600);
        assertThat(report.liquidity().reason()).isEqualTo("There is no book, only prices and weights.");
        assertThat(report.heat().reason()).isEqualTo("There is no book, only prices and weights.");
        assertThat(report.beta().reason()).isEqualTo("No benchmark was given.");
        assertThat(limit(report, LimitKind.HEAT).status()).isEqualTo(LimitStatus.UNKNOWN);
    }

    @Test
    void partsSumToTheFiguresOfTheTable() {
        RiskReport report = report(MARKET);
        Contributions parts = report.contributions().orElseThrow();
        TailRisk normal = report.tail(TailMethod.PARAMETRIC_NORMAL, 1).orElseThrow();
        TailRisk historical = report.tail(TailMethod.HISTORICAL, 1).orElseThrow();

        assertThat(parts.assets()).hasSize(6);
        for (List<Contribution> list : List.of(parts.assets(), parts.categories(), List.of(parts.total()))) {
            assertThat(list.stream().mapToDouble(Contribution::share).sum()).isCloseTo(1, within(1e-12));
            assertThat(list.stream()
                            .mapToDouble(Contribution::componentVolatility)
                            .sum())
                    .isCloseTo(report.annualVolatility().orElseThrow(), within(1e-12));
            assertThat(list.stream()
                            .mapToDouble(Contribution::componentValueAtRisk)
                            .sum())
                    .isCloseTo(normal.valueAtRisk(), within(1e-12));
            assertThat(list.stream()
                            .mapToDouble(Contribution::componentConditionalValueAtRisk)
                            .sum())
                    .isCloseTo(historical.conditionalValueAtRisk(), within(1e-12));
        }
    }

    @Test
    void theSameRequestGivesTheSameReport() {
        assertThat(report(MARKET).tails()).isEqualTo(report(MARKET).tails());
    }

    @Test
    void theOrderOfAssetsDoesNotMatter() {
        int size = MARKET.instruments().size();
        var turned = new DMatrixRMaj(MARKET.times().size(), size);
        for (int row = 0; row < turned.numRows; row++) {
            for (int column = 0; column < size; column++) {
                turned.set(row, column, MARKET.close(row, size - 1 - column));
            }
        }
        var sample = PriceSample.of(MARKET.instruments().reversed(), MARKET.times(), turned, new TreeMap<>());
        RiskReport one = report(MARKET);
        RiskReport other = report(sample);
        assertThat(other.annualVolatility().orElseThrow())
                .isCloseTo(one.annualVolatility().orElseThrow(), within(1e-13));
        assertThat(other.diversification().effectiveBets().orElseThrow())
                .isCloseTo(one.diversification().effectiveBets().orElseThrow(), within(1e-8));
        assertThat(other.tail(TailMethod.HISTORICAL, 10).orElseThrow().valueAtRisk())
                .isCloseTo(one.tail(TailMethod.HISTORICAL, 10).orElseThrow().valueAtRisk(), within(1e-13));
    }

    @Test
    void cashAloneHasNoRisk() {
        RiskReport report = report(MARKET, new TreeMap<>(Map.of(InstrumentId.of("A0-USD"), 0.0)));

        assertThat(report.annualVolatility().orElseThrow()).isZero();
        assertThat(report.tail(TailMethod.FILTERED_HISTORICAL, 10).orElseThrow().valueAtRisk())
                .isZero();
        assertThat(report.contributions().reason()).contains("cash only");
        assertThat(limit(report, LimitKind.ANNUAL_VOLATILITY).status()).isEqualTo(LimitStatus.OK);
        assertThat(limit(report, LimitKind.CASH).status()).isEqualTo(LimitStatus.OK);
    }

    @Test
    void halfInCashIsHalfTheRisk() {
        var half = new TreeMap<InstrumentId, Double>();
        MARKET.instruments().forEach(id -> half.put(id, 0.5 / 6));
        RiskReport report = report(MARKET, half);

        assertThat(report.dailyVolatility().orElseThrow())
                .isCloseTo(report(MARKET).dailyVolatility().orElseThrow() / 2, within(1e-15));
        assertThat(report.notes()).containsExactly("Weights sum to 50.0 % of equity; the rest is cash, without risk.");
        assertThat(limit(report, LimitKind.CASH).value().orElseThrow()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void leverageIsNamed() {
        var weights = new TreeMap<InstrumentId, Double>();
        weights.put(InstrumentId.of("A0-USD"), 1.5);
        weights.put(InstrumentId.of("A1-USD"), -0.3);
        RiskReport report = report(MARKET, weights);

        assertThat(report.notes().getFirst()).contains("180.0 %", "leveraged");
        assertThat(limit(report, LimitKind.CASH).status()).isEqualTo(LimitStatus.BREACH);
        assertThat(limit(report, LimitKind.POSITION).status()).isEqualTo(LimitStatus.BREACH);
        assertThat(report.tail(TailMethod.HISTORICAL, 1).isKnown()).isTrue();
    }

    @Test
    void aShortPositionCountsByItsSize() {
        var weights = new TreeMap<InstrumentId, Double>();
        weights.put(InstrumentId.of("A0-USD"), 0.2);
        weights.put(InstrumentId.of("A1-USD"), -0.6);
        LimitReading worst = limit(report(MARKET, weights), LimitKind.POSITION);
        assertThat(worst.subject()).isEqualTo("A1-USD");
        assertThat(worst.value().orElseThrow()).isEqualTo(0.6);
        assertThat(worst.status()).isEqualTo(LimitStatus.BREACH);
    }

    @Test
    void weightsThatAreNoNumbersAreRefused() {
        var weights = new TreeMap<>(Map.of(InstrumentId.of("A0-USD"), Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskRequest.of(MARKET, weights, RiskSettings.DEFAULT, RiskPolicy.DEFAULT))
                .withMessageContaining("weight of A0-USD must be finite, was NaN");
        for (double confidence : new double[] {0, 1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RiskSettings.DEFAULT.withConfidence(confidence))
                    .withMessageContaining("confidence must lie in (0, 1)");
        }
    }

    @Test
    void aPositionWithoutHistoryRefusesOrIsStoodInFor() {
        var weights = RiskRequest.equalWeights(MARKET);
        weights.put(InstrumentId.of("NEW-USD"), 0.0);
        weights.replaceAll((id, weight) -> 1.0 / 7);
        RiskReport refused = report(MARKET, weights);
        assertThat(refused.annualVolatility().reason()).isEqualTo("No figure without NEW-USD: no price history.");
        assertThat(refused.sample().excluded()).containsKey(InstrumentId.of("NEW-USD"));
        assertThat(limit(refused, LimitKind.VALUE_AT_RISK).status()).isEqualTo(LimitStatus.UNKNOWN);
        assertThat(limit(refused, LimitKind.POSITION).status()).isEqualTo(LimitStatus.OK);

        RiskSettings d = RiskSettings.DEFAULT;
        var scaling = new RiskSettings(
                d.confidence(),
                d.horizons(),
                d.periodsPerYear(),
                d.lookback(),
                d.quantile(),
                d.tailMean(),
                d.paths(),
                d.seed(),
                d.backtestWindow(),
                RiskSettings.Uncovered.SCALE_THE_REST);
        RiskReport scaled = RiskReports.of(RiskRequest.of(MARKET, weights, scaling, RiskPolicy.DEFAULT));
        assertThat(scaled.dailyVolatility().orElseThrow())
                .isCloseTo(report(MARKET).dailyVolatility().orElseThrow(), within(1e-14));
        assertThat(scaled.notes().getLast()).contains("14.3 % of equity has no usable history");
    }

    @Test
    void betaToABenchmark() {
        double[] half =
                IntStream.range(0, 601).mapToDouble(row -> MARKET.close(row, 2)).toArray();
        var request = RiskRequest.of(
                        MARKET,
                        new TreeMap<>(Map.of(InstrumentId.of("A2-USD"), 0.5)),
                        RiskSettings.DEFAULT,
                        RiskPolicy.DEFAULT)
                .withBenchmark(new Benchmark("A2", DatedSeries.of(MARKET.times(), half)));
        Beta beta = RiskReports.of(request).beta().orElseThrow();
        assertThat(beta.beta()).isCloseTo(0.5, within(1e-12));
        assertThat(beta.rSquared()).isCloseTo(1, within(1e-12));
        assertThat(beta.observations()).isEqualTo(600);
    }

    @Test
    void aBookHasHeatLiquidityAndLimitsOfItsRegime() {
        var weights = new TreeMap<InstrumentId, Double>();
        weights.put(InstrumentId.of("A0-USD"), 0.5);
        weights.put(InstrumentId.of("A1-USD"), 0.3);
        List<HeldPosition> positions = weights.entrySet().stream()
                .map(held -> new HeldPosition(
                        held.getKey(),
                        held.getValue() * 1e5,
                        100,
                        Optional.of(90.0),
                        Result.missing("unused"),
                        Result.of(1e6),
                        Result.of(0.001)))
                .toList();
        var curve = DatedSeries.of(SampleMarkets.days(3), new double[] {100, 120, 90});
        var request = new RiskRequest(
                Result.of(MARKET),
                weights,
                Map.of(InstrumentId.of("A0-USD"), Category.L1, InstrumentId.of("A1-USD"), Category.MEME),
                Result.missing("none"),
                Result.of(positions),
                Result.of(1e5),
                Result.of(curve),
                Optional.of(MarketRegime.HIGH_VOLATILITY),
                RiskSettings.DEFAULT.withConfidence(0.99),
                RiskPolicy.DEFAULT);
        RiskReport report = RiskReports.of(request);

        assertThat(report.heat().orElseThrow().total()).isCloseTo(0.08, within(1e-12));
        assertThat(limit(report, LimitKind.HEAT).status()).isEqualTo(LimitStatus.BREACH);
        assertThat(report.liquidity().orElseThrow().days().orElseThrow()).isCloseTo(0.5, within(1e-12));
        double oneDay =
                report.tail(TailMethod.PARAMETRIC_NORMAL, 1).orElseThrow().valueAtRisk();
        assertThat(report.liquidity().orElseThrow().whileSelling().orElseThrow())
                .isGreaterThan(oneDay * 0.95);
        assertThat(limit(report, LimitKind.DRAWDOWN).value().orElseThrow()).isCloseTo(0.25, within(1e-12));
        assertThat(limit(report, LimitKind.DRAWDOWN).effective()).isCloseTo(0.12, within(1e-12));
        assertThat(limit(report, LimitKind.CASH).effective()).isCloseTo(0.05 / 0.6, within(1e-12));
        // The limit is about 95 %, whatever the report is set to.
        TailRisk at99 = report.tail(TailMethod.HISTORICAL, 1).orElseThrow();
        assertThat(limit(report, LimitKind.DAILY_RISK_BUDGET).value().orElseThrow())
                .isLessThan(at99.valueAtRisk());
        assertThat(limit(report, LimitKind.POSITION).offenders()).containsExactly(InstrumentId.of("A0-USD"));
        assertThat(limit(report, LimitKind.CATEGORY).subject()).isEqualTo("L1");
        assertThat(report.contributions().orElseThrow().categories())
                .extracting(Contribution::name)
                .containsExactlyInAnyOrder("L1", "Meme");
    }

    @Test
    void aPositionThatTheBookDoesNotListLeavesNoSums() {
        var weights = new TreeMap<>(Map.of(InstrumentId.of("A0-USD"), 0.3));
        var request = new RiskRequest(
                Result.of(MARKET),
                weights,
                Map.of(),
                Result.missing("none"),
                Result.of(List.of()),
                Result.of(1e5),
                Result.missing("none"),
                Optional.empty(),
                RiskSettings.DEFAULT,
                RiskPolicy.DEFAULT);
        RiskReport report = RiskReports.of(request);
        assertThat(report.heat().reason()).isEqualTo("The price of A0-USD is not known.");
        assertThat(report.liquidity().reason()).isEqualTo("The price of A0-USD is not known.");
    }

    @Test
    void figuresWithoutPricesSayWhy() {
        var weights = new TreeMap<>(Map.of(InstrumentId.of("A0-USD"), 0.3));
        var request = new RiskRequest(
                Result.missing("No usable history."),
                weights,
                Map.of(),
                Result.missing("none"),
                Result.missing("none"),
                Result.missing("none"),
                Result.missing("none"),
                Optional.empty(),
                RiskSettings.DEFAULT,
                RiskPolicy.DEFAULT);
        RiskReport report = RiskReports.of(request);
        assertThat(report.annualVolatility().reason()).isEqualTo("No usable history.");
        assertThat(report.tails())
                .allSatisfy(cell -> assertThat(cell.risk().reason()).isEqualTo("No usable history."));
        assertThat(limit(report, LimitKind.POSITION).status()).isEqualTo(LimitStatus.BREACH);
        assertThat(report.explain(new RiskFigure.Volatility()).value().text()).isEqualTo("No usable history.");
    }
}
