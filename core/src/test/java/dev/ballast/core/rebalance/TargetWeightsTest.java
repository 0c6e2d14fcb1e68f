package dev.ballast.core.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Histories;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TargetWeightsTest {

    private static final InstrumentId A = InstrumentId.of("A-USD");
    private static final InstrumentId B = InstrumentId.of("B-USD");
    private static final Targets OWN = new Targets(TargetMethod.OWN, new TreeMap<>(Map.of(A, 0.7)));
    private static final RebalancePolicy POLICY = new RebalancePolicy(
            0.1,
            0.05,
            0.23,
            0.05,
            java.math.BigDecimal.ONE,
            java.time.Duration.ofMinutes(15),
            0.01,
            java.time.Duration.ZERO,
            2);

    @Test
    void equalWeightSharesWhatIsNotCash() {
        Targets targets = compute(TargetMethod.EQUAL_WEIGHT, List.of(A, B)).orElseThrow();

        assertThat(targets.weights()).containsExactly(Map.entry(A, 0.475), Map.entry(B, 0.475));
        assertThat(targets.cash()).isCloseTo(0.05, within(1e-15));
        assertThat(targets.method()).isEqualTo(TargetMethod.EQUAL_WEIGHT);
    }

    @Test
    void inverseVolatilityGivesTheCalmMore() {
        // B moves exactly three times as much as A.
        var histories =
                Histories.of(Histories.daily("A-USD", 0, 100, 110, 99), Histories.daily("B-USD", 0, 100, 130, 91));
        Targets targets = TargetWeights.compute(TargetMethod.INVERSE_VOLATILITY, List.of(B, A), histories, OWN, POLICY)
                .orElseThrow();

        assertThat(targets.weight(A)).isCloseTo(0.95 * 0.75, within(1e-12));
        assertThat(targets.weight(B)).isCloseTo(0.95 * 0.25, within(1e-12));
    }

    @Test
    void ownTargetsComeBackAsTheyAre() {
        assertThat(compute(TargetMethod.OWN, List.of()).orElseThrow()).isEqualTo(OWN);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(compute(TargetMethod.EQUAL_WEIGHT, List.of()).reason()).contains("No instruments");
        assertThat(compute(TargetMethod.INVERSE_VOLATILITY, List.of(A)).reason())
                .contains("A-USD no price history");
        var onlyA = Histories.of(Histories.daily("A-USD", 0, 100, 110, 99));
        assertThat(TargetWeights.compute(TargetMethod.INVERSE_VOLATILITY, List.of(A, B), onlyA, OWN, POLICY)
                        .reason())
                .isEqualTo("No inverse-volatility targets without B-USD: no price history.");
    }

    @Test
    void targetsRefuseWhatCannotBeHeld() {
        assertThatThrownBy(() -> new Targets(TargetMethod.OWN, new TreeMap<>(Map.of(A, 0.7, B, 0.4))))
                .hasMessageContaining("at most 1");
        assertThatThrownBy(() -> new Targets(TargetMethod.OWN, new TreeMap<>(Map.of(A, -0.1))))
                .hasMessageContaining("A-USD");
    }

    private static Result<Targets> compute(TargetMethod method, List<InstrumentId> universe) {
        return TargetWeights.compute(method, universe, Map.of(), OWN, POLICY);
    }
}
