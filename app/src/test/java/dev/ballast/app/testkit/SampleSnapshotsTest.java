package dev.ballast.app.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import org.junit.jupiter.api.Test;

class SampleSnapshotsTest {

    @Test
    void bookAndValuationOfTheRealisticSampleFitTogether() {
        Snapshot snapshot = SampleSnapshots.realistic();
        Valuation valuation = snapshot.valuation();
        double weights =
                valuation.positions().stream().mapToDouble(Position::weight).sum();

        assertThat(weights + valuation.cashWeight()).isCloseTo(1, within(1e-6));
        assertThat(valuation.cash()).isEqualByComparingTo(snapshot.book().cash());
        assertThat(valuation.positions()).hasSize(12);
        assertThat(snapshot.proposals()).hasSize(5);
        assertThat(snapshot.sequence()).isGreaterThan(SampleSnapshots.empty().sequence());
    }
}
