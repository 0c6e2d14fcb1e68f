package dev.ballast.core.optimization.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Residuals;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.method.Parliament.Opinion;
import dev.ballast.core.optimization.method.Parliament.Vote;
import dev.ballast.core.result.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParliamentTest {

    private static final List<String> ASSETS = List.of("A", "B");

    @Test
    void meanMedianAndSpreadAreTakenOverTheVotesThatHaveWeights() {
        Parliament parliament = Parliament.count(
                ASSETS,
                List.of(
                        vote(OptimizationMethod.EQUAL_WEIGHT, 0.5, 0.5),
                        vote(OptimizationMethod.INVERSE_VOLATILITY, 0.2, 0.8),
                        new Vote(OptimizationMethod.INVERSE_VARIANCE, Result.missing("No history."))));

        Opinion first = parliament.opinions().getFirst();
        assertThat(parliament.voters()).isEqualTo(2);
        assertThat(first.mean()).isCloseTo(0.35, within(1e-15));
        assertThat(first.median()).isCloseTo(0.35, within(1e-15));
        assertThat(first.spread()).isCloseTo(0.3, within(1e-15));
        assertThat(first.deviation()).isCloseTo(0.15, within(1e-15));
        // Each of the two holds 15 % of the book otherwise than the consensus.
        assertThat(parliament.disagreement().orElseThrow()).isCloseTo(0.15, within(1e-15));
    }

    @Test
    void withoutAVoteThereIsNoConsensusButAReason() {
        Parliament parliament = Parliament.count(
                ASSETS, List.of(new Vote(OptimizationMethod.EQUAL_WEIGHT, Result.missing("No history."))));

        assertThat(parliament.opinions()).isEmpty();
        assertThat(parliament.consensus().reason()).contains("None of 1 methods");
        assertThat(parliament.disagreement().isKnown()).isFalse();
    }

    @Test
    void weightsOfOtherAssetsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parliament.count(ASSETS, List.of(vote(OptimizationMethod.EQUAL_WEIGHT, 1))))
                .withMessageContaining("equal-weight has 1 weights for 2 assets");
    }

    private static Vote vote(OptimizationMethod method, double... weights) {
        return new Vote(method, Result.of(Solution.optimal(weights, 0, 0, Residuals.NONE, List.of(), 0)));
    }
}
