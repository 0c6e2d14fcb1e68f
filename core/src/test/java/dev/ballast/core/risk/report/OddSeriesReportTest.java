package dev.ballast.core.risk.report;

import static dev.ballast.core.risk.report.SampleReports.MARKET;
import static dev.ballast.core.risk.report.SampleReports.limit;
import static dev.ballast.core.risk.report.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitStatus;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.TailRisk;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Reports on series that are short, stand still, jump or end at nothing.
class OddSeriesReportTest {

    @Test
    void fewReturnsGiveWhatTheyCan() {
        RiskReport two = report(SampleMarkets.ofPrices(100, 90, 99));
        assertThat(two.dailyVolatility().orElseThrow()).isCloseTo(0.2 / Math.sqrt(2), within(1e-15));
        TailRisk historical = two.tail(TailMethod.HISTORICAL, 1).orElseThrow();
        assertThat(historical.conditionalValueAtRisk()).isCloseTo(0.1, within(1e-15));
        assertThat(historical.warnings().getFirst()).contains("less than one of 2 observations");
        assertThat(two.tail(TailMethod.HISTORICAL, 10).reason()).contains("over 10 days", "there are 2");
        assertThat(two.tail(TailMethod.FILTERED_HISTORICAL, 1).isKnown()).isFalse();
        assertThat(two.tail(TailMethod.MONTE_CARLO_STUDENT_T, 1).reason()).contains("needs 5 returns");
        assertThat(two.diversification().averageCorrelation().reason()).contains("no pair");
        assertThat(two.diversification().effectiveBets().orElseThrow()).isEqualTo(1);

        RiskReport one = report(SampleMarkets.ofPrices(100, 90));
        assertThat(one.annualVolatility().reason()).isEqualTo("Risk needs at least 2 returns, there is 1.");
    }

    @Test
    void fewerReturnsThanAssets() {
        RiskReport report = report(SampleMarkets.clustered(12, 30, 5));
        assertThat(report.annualVolatility().orElseThrow()).isPositive();
        assertThat(report.diversification().effectiveBets().orElseThrow()).isBetween(1.0, 12.0);
        assertThat(report.tail(TailMethod.PARAMETRIC_NORMAL, 10).isKnown()).isTrue();
    }

    @Test
    void pricesThatDoNotMoveHaveNoRiskAndNoCorrelation() {
        var closes = new DMatrixRMaj(301, 2);
        for (int row = 0; row <= 300; row++) {
            closes.set(row, 0, 1);
            closes.set(row, 1, MARKET.close(row, 0));
        }
        RiskReport mixed = report(SampleMarkets.of(closes));
        assertThat(mixed.annualVolatility().orElseThrow()).isPositive();
        assertThat(mixed.diversification().averageCorrelation().reason()).contains("A0-USD does not move");
        assertThat(mixed.contributions().orElseThrow().assets().getFirst().share())
                .isCloseTo(0, within(1e-12));

        RiskReport still = flat(5);
        assertThat(still.annualVolatility().orElseThrow()).isZero();
        assertThat(still.tail(TailMethod.HISTORICAL, 1).orElseThrow().valueAtRisk())
                .isZero();
        assertThat(still.tail(TailMethod.CORNISH_FISHER, 1).reason()).contains("all 299 observations are the same");
        assertThat(still.contributions().reason()).contains("no variance");
        assertThat(still.diversification().ratio().reason()).contains("no variance");
    }

    private static RiskReport flat(double price) {
        double[] flat = IntStream.range(0, 300).mapToDouble(i -> price).toArray();
        return report(SampleMarkets.ofPrices(flat));
    }

    @Test
    void losingEverythingIsAFigure() {
        var closes = new DMatrixRMaj(301, 1);
        for (int row = 0; row < 300; row++) {
            closes.set(row, 0, MARKET.close(row, 0));
        }
        RiskReport report = report(SampleMarkets.of(closes));
        assertThat(report.drawdown().orElseThrow().maximum()).isEqualTo(1);
        assertThat(report.drawdown().orElseThrow().current()).isEqualTo(1);
        assertThat(limit(report, LimitKind.DRAWDOWN).status()).isEqualTo(LimitStatus.BREACH);
        assertThat(report.tail(TailMethod.HISTORICAL, 1).isKnown()).isTrue();
    }

    @Test
    void aHundredThousandfoldJumpBreaksNothing() {
        var closes = new DMatrixRMaj(601, 2);
        for (int row = 0; row <= 600; row++) {
            closes.set(row, 0, MARKET.close(row, 0) * (row < 300 ? 1 : 1e5));
            closes.set(row, 1, MARKET.close(row, 1));
        }
        RiskReport report = report(SampleMarkets.of(closes));
        assertThat(report.annualVolatility().orElseThrow()).isGreaterThan(1e3);
        assertThat(report.tail(TailMethod.HISTORICAL, 1).orElseThrow().valueAtRisk())
                .isBetween(0.0, 1.0);
        assertThat(report.tails()).allSatisfy(cell -> {
            if (cell.risk() instanceof Result.Known<TailRisk>(TailRisk risk)) {
                assertThat(risk.valueAtRisk()).isFinite();
            } else {
                assertThat(cell.risk().reason()).isNotBlank();
            }
        });
        closes.set(600, 0, 1e300);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleMarkets.of(closes))
                .withMessageContaining("return of A0-USD");
    }

    @Test
    void pricesThatAreNoneAreRefusedByName() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SampleMarkets.ofPrices(1, bad, 2))
                    .withMessageContaining(
                            "price of A0-USD at 2024-01-02T00:00:00Z must be finite and > 0, was " + bad);
        }
    }
}
