package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.InstrumentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterOrderTest {

    private static final long SEED = 11;

    @Test
    void putsThoseThatMoveTogetherSideBySide() {
        // A and C move together, B and D move together.
        CorrelationMatrix matrix = matrix(
                ids("A", "B", "C", "D"),
                new double[] {1, 0.1, 0.9, 0.1, 0.1, 1, 0.1, 0.8, 0.9, 0.1, 1, 0.1, 0.1, 0.8, 0.1, 1});

        assertThat(ClusterOrder.of(matrix, null)).isEqualTo(ids("A", "C", "B", "D"));
        assertThat(ClusterOrder.of(matrix, ids("D", "B", "C", "A"))).isEqualTo(ids("D", "B", "C", "A"));
        assertThat(ClusterOrder.of(matrix, ids("B", "X", "C"))).isEqualTo(ids("B", "D", "A", "C"));
    }

    @Test
    void coversTheSmallCases() {
        assertThat(ClusterOrder.of(matrix(List.of(), new double[0]), null)).isEmpty();
        assertThat(ClusterOrder.of(matrix(ids("A"), new double[] {1}), null)).isEqualTo(ids("A"));
        assertThat(ClusterOrder.of(matrix(ids("B", "A"), new double[] {1, 0, 0, 1}), null))
                .isEqualTo(ids("A", "B"));
    }

    @Test
    void isAPermutationThatDoesNotDependOnTheOrderOfTheMatrix() {
        var random = new Random(SEED);
        for (int i = 0; i < 100; i++) {
            int size = 2 + random.nextInt(30);
            CorrelationMatrix matrix = random(random, size);
            List<InstrumentId> order = ClusterOrder.of(matrix, null);

            assertThat(order).as("seed %d, case %d", SEED, i).containsExactlyInAnyOrderElementsOf(matrix.instruments());
            assertThat(ClusterOrder.of(shuffled(random, matrix), null))
                    .as("seed %d, case %d", SEED, i)
                    .isEqualTo(order);
        }
    }

    @Test
    void staysWhereItIsWhileTheTreeStays() {
        var random = new Random(SEED);
        for (int i = 0; i < 100; i++) {
            CorrelationMatrix matrix = random(random, 2 + random.nextInt(30));
            List<InstrumentId> wish = new ArrayList<>(matrix.instruments());
            Collections.shuffle(wish, random);
            List<InstrumentId> shown = ClusterOrder.of(matrix, wish);

            // What a tree gave once, it gives again: nothing has to be swapped.
            assertThat(ClusterOrder.of(matrix, shown))
                    .as("seed %d, case %d", SEED, i)
                    .isEqualTo(shown);
        }
    }

    @Test
    void ordersFiveHundredInstruments() {
        CorrelationMatrix matrix = random(new Random(SEED), 500);
        assertThat(ClusterOrder.of(matrix, null)).hasSize(500).doesNotHaveDuplicates();
    }

    private static CorrelationMatrix random(Random random, int size) {
        var histories = Histories.random(random, size, 31);
        return Correlations.estimate(histories.keySet(), histories, CorrelationSettings.DEFAULT)
                .orElseThrow();
    }

    private static CorrelationMatrix shuffled(Random random, CorrelationMatrix matrix) {
        List<InstrumentId> order = new ArrayList<>(matrix.instruments());
        Collections.shuffle(order, random);
        int size = matrix.size();
        var values = new double[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                values[row * size + column] =
                        matrix.get(matrix.indexOf(order.get(row)), matrix.indexOf(order.get(column)));
            }
        }
        return matrix(order, values);
    }

    private static CorrelationMatrix matrix(List<InstrumentId> ids, double[] values) {
        return new CorrelationMatrix(ids, values, 30, Histories.START, Histories.START, "made up", Map.of());
    }

    private static List<InstrumentId> ids(String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> InstrumentId.of(name + "-USD"))
                .toList();
    }
}
