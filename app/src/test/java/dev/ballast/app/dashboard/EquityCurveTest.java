package dev.ballast.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.engine.EquityHistory;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.EquityPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EquityCurveTest {

    private static final Instant NOW = Instant.parse("2026-08-09T12:00:00Z");

    @Test
    void aDepositIsNoGain() {
        var history = new EquityHistory(
                List.of(point(3, 1_000), point(2, 2_000), point(1, 2_000)), List.of(), List.of(deposit(2, 1_000)));

        EquityCurve curve = EquityCurve.of(history, NOW, 2_000, EquityRange.WEEK);

        assertThat(curve.gain()).isCloseTo(0, within(1e-9));
        assertThat(curve.timeWeighted()).isCloseTo(0, within(1e-12));
        assertThat(curve.points())
                .extracting(EquityCurve.Point::netDeposits)
                .containsExactly(0.0, 1_000.0, 1_000.0, 1_000.0);
    }

    /// By hand: 1000 grows by 10 %, 1000 are paid in, 2100 grows by 5 %: 1.10 · 1.05 − 1 = 15.5 %, and 205 in money.
    @Test
    void timeWeightedReturnLinksTheStretchesBetweenFlows() {
        var history = new EquityHistory(
                List.of(point(3, 1_000), point(2, 2_100), point(1, 2_205)), List.of(), List.of(deposit(2, 1_000)));

        EquityCurve curve = EquityCurve.of(history, NOW, 2_205, EquityRange.WEEK);

        assertThat(curve.timeWeighted()).isCloseTo(0.155, within(1e-12));
        assertThat(curve.gain()).isCloseTo(205, within(1e-9));
        assertThat(curve.flows()).isEqualTo(1);
    }

    @Test
    void theRangeCutsOffWhatIsOlder() {
        var history = new EquityHistory(List.of(point(40, 1), point(20, 2), point(3, 3)), List.of(), List.of());

        assertThat(EquityCurve.of(history, NOW, 4, EquityRange.WEEK).points()).hasSize(2);
        assertThat(EquityCurve.of(history, NOW, 4, EquityRange.MONTH).points()).hasSize(3);
        assertThat(EquityCurve.of(history, NOW, 4, EquityRange.ALL).points()).hasSize(4);
    }

    @Test
    void dailyAndRecordedPointsAreOneLineInOrderOfTime() {
        var history =
                new EquityHistory(List.of(point(2, 1), point(1, 3)), List.of(point(3, 0.5), point(1.5, 2)), List.of());

        List<EquityCurve.Point> points =
                EquityCurve.of(history, NOW, 4, EquityRange.ALL).points();

        assertThat(points).extracting(EquityCurve.Point::equity).containsExactly(0.5, 1.0, 2.0, 3.0, 4.0);
        assertThat(points).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
    }

    @Test
    void aLongPastIsThinnedButKeepsItsNewestPoint() {
        var recorded = new ArrayList<EquityPoint>();
        for (int minute = 50_000; minute > 0; minute--) {
            recorded.add(new EquityPoint(NOW.minus(Duration.ofMinutes(minute)), minute, 0, 50, Map.of()));
        }

        EquityCurve curve =
                EquityCurve.of(new EquityHistory(List.of(), recorded, List.of()), NOW, 0.5, EquityRange.ALL);

        assertThat(curve.points()).hasSizeBetween(EquityCurve.MOST_POINTS / 2, EquityCurve.MOST_POINTS);
        assertThat(curve.points().getLast().equity()).isEqualTo(0.5);
    }

    @Test
    void withoutAPastThereIsNoLineAndNoReturn() {
        EquityCurve curve =
                EquityCurve.of(new EquityHistory(List.of(), List.of(), List.of()), NOW, 10, EquityRange.ALL);

        assertThat(curve.points()).isEmpty();
        assertThat(curve.timeWeighted()).isNaN();
    }

    private static EquityPoint point(double daysAgo, double equity) {
        return new EquityPoint(NOW.minusSeconds((long) (daysAgo * 86_400)), equity, 0, Double.NaN, Map.of());
    }

    private static CashFlow deposit(double daysAgo, double amount) {
        return new CashFlow(
                EntryId.of("d"),
                CashFlow.Kind.DEPOSIT,
                "USD",
                BigDecimal.valueOf(amount),
                BigDecimal.ONE,
                NOW.minusSeconds((long) (daysAgo * 86_400)));
    }
}
