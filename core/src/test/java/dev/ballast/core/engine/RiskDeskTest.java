package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.limits.LimitStatus;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.RiskReports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskDeskTest {

    @Test
    void theReportComesWithTheNextSnapshotAndRaisesAlerts() {
        DeskFixture desk = DeskFixture.demo();
        desk.running();

        Snapshot snapshot = desk.quoteAndStep(60_000, 3_000, 150);

        RiskReport report = snapshot.risk().orElseThrow();
        assertThat(report.annualVolatility().orElseThrow())
                .isCloseTo(report.dailyVolatility().orElseThrow() * Math.sqrt(365), within(1e-12));
        assertThat(report.limits()).isNotEmpty();
        assertThat(report.beta().reason()).contains("60 daily returns");
        assertThat(report.limits()).anyMatch(limit -> limit.status() == LimitStatus.BREACH);
        assertThat(snapshot.alerts()).anyMatch(alert -> alert.title().endsWith(" limit"));
    }

    @Test
    void aRegimeWithoutEnoughHistorySaysWhatIsMissing() {
        Snapshot snapshot = DeskFixture.demo().running();

        assertThat(snapshot.regime().reason()).contains("No regime yet", "60 daily returns");
        assertThat(snapshot.hiddenRegime().isKnown()).isFalse();
    }

    @Test
    void anUnchangedBookIsNotComputedAgain() {
        DeskFixture desk = DeskFixture.demo();
        desk.running();
        Result<RiskReport> first = desk.quoteAndStep(60_000, 3_000, 150).risk();

        assertThat(desk.quoteAndStep(60_001, 3_000, 150).risk()).isSameAs(first);

        desk.clock.advance(Duration.ofSeconds(10));
        desk.quoteAndStep(66_000, 3_000, 150);
        assertThat(desk.quoteAndStep(66_000, 3_000, 150).risk()).isNotSameAs(first);
    }

    @Test
    void aRunningComputationIsNotAskedTwiceAndTheEngineDoesNotWait() {
        Snapshot snapshot = DeskFixture.demo().running();
        var desk = new RiskDesk();
        List<Runnable> asked = new ArrayList<>();
        desk.analyseOn(asked::add);

        desk.review(snapshot, 1, snapshot.asOf());
        desk.review(snapshot, 2, snapshot.asOf().plusSeconds(90));

        assertThat(asked).hasSize(1);
        assertThat(desk.hasAnswer()).isFalse();
        asked.removeFirst().run();
        desk.collect();
        assertThat(desk.risk().isKnown()).isTrue();
        desk.review(snapshot, 2, snapshot.asOf().plusSeconds(91));
        assertThat(asked).hasSize(1);
    }

    @Test
    void theSameRequestGivesTheSameReport() {
        DeskFixture desk = DeskFixture.demo();
        desk.running();
        Snapshot snapshot = desk.quoteAndStep(60_000, 3_000, 150);

        RiskReport again =
                RiskReports.of(RiskRequests.of(snapshot, snapshot.policy().report()));

        assertThat(again.tails()).isEqualTo(snapshot.risk().orElseThrow().tails());
    }
}
