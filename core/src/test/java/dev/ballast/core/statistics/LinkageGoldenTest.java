package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Linkage matrices of SciPy 1.15.3's documentation (`scipy.cluster.hierarchy.single`, `average`, `ward`): twelve
/// points in the corners of a square, with ties at every height.
class LinkageGoldenTest {

    private static final double[][] POINTS = {
        {0, 0}, {0, 1}, {1, 0}, {0, 4}, {0, 3}, {1, 4}, {4, 0}, {3, 0}, {4, 1}, {4, 4}, {3, 4}, {4, 3}
    };

    @Test
    void single() {
        check(Linkage.SINGLE, new double[][] {
            {0, 1, 1, 2},
            {2, 12, 1, 3},
            {3, 4, 1, 2},
            {5, 14, 1, 3},
            {6, 7, 1, 2},
            {8, 16, 1, 3},
            {9, 10, 1, 2},
            {11, 18, 1, 3},
            {13, 15, 2, 6},
            {17, 20, 2, 9},
            {19, 21, 2, 12}
        });
    }

    @Test
    void average() {
        check(Linkage.AVERAGE, new double[][] {
            {0, 1, 1, 2},
            {3, 4, 1, 2},
            {6, 7, 1, 2},
            {9, 10, 1, 2},
            {2, 12, 1.20710678, 3},
            {5, 13, 1.20710678, 3},
            {8, 14, 1.20710678, 3},
            {11, 15, 1.20710678, 3},
            {16, 17, 3.39675184, 6},
            {18, 19, 3.39675184, 6},
            {20, 21, 4.09206523, 12}
        });
    }

    @Test
    void ward() {
        check(Linkage.WARD, new double[][] {
            {0, 1, 1, 2},
            {3, 4, 1, 2},
            {6, 7, 1, 2},
            {9, 10, 1, 2},
            {2, 12, 1.29099445, 3},
            {5, 13, 1.29099445, 3},
            {8, 14, 1.29099445, 3},
            {11, 15, 1.29099445, 3},
            {16, 17, 5.77350269, 6},
            {18, 19, 5.77350269, 6},
            {20, 21, 8.16496581, 12}
        });
    }

    @Test
    void oneObjectIsATreeWithoutJoins() {
        ClusterTree tree = Linkage.WARD.of(new double[][] {{0}});
        assertThat(tree.joins()).isZero();
        assertThat(tree.leaves()).isEqualTo(List.of(0));
    }

    @Test
    void namesWhatIsNoDistance() {
        double[][] broken = distances();
        broken[3][1] = Double.NaN;
        assertThatThrownBy(() -> Linkage.SINGLE.of(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 and 1")
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Linkage.SINGLE.of(new double[][] {{0, 1}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Linkage.SINGLE.of(new double[0][])).isInstanceOf(IllegalArgumentException.class);
    }

    private static void check(Linkage linkage, double[][] expected) {
        ClusterTree tree = linkage.of(distances());
        assertThat(tree.joins()).isEqualTo(expected.length);
        for (int join = 0; join < expected.length; join++) {
            assertThat(tree.left(join)).as("left of join %d", join).isEqualTo((int) expected[join][0]);
            assertThat(tree.right(join)).as("right of join %d", join).isEqualTo((int) expected[join][1]);
            assertThat(tree.height(join)).as("height of join %d", join).isCloseTo(expected[join][2], within(5e-9));
            assertThat(tree.members(join)).as("members of join %d", join).isEqualTo((int) expected[join][3]);
        }
        assertThat(tree.leaves()).hasSize(POINTS.length).doesNotHaveDuplicates();
    }

    private static double[][] distances() {
        var distances = new double[POINTS.length][POINTS.length];
        for (int i = 0; i < POINTS.length; i++) {
            for (int j = 0; j < POINTS.length; j++) {
                distances[i][j] = Math.hypot(POINTS[i][0] - POINTS[j][0], POINTS[i][1] - POINTS[j][1]);
            }
        }
        return distances;
    }
}
