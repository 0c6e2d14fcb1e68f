package dev.ballast.app.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.optimizer.LabelPlacement.Box;
import dev.ballast.app.optimizer.LabelPlacement.Dot;
import dev.ballast.app.optimizer.LabelPlacement.Named;
import dev.ballast.app.optimizer.LabelPlacement.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LabelPlacementTest {

    private static final Box PLOT = new Box(60, 8, 480, 200);

    @Test
    void namesOfPointsInOnePlaceStandApart() {
        List<Placed> placed = new LabelPlacement(PLOT, List.of())
                .place(List.of(
                        named("Minimum variance", 200, 100), named("held now", 200, 100), named("targets", 201, 99)));

        assertThat(placed.getFirst().led()).isFalse();
        assertApart(placed, 0);
    }

    @Test
    void aNameBesideAnEdgeTurnsInwards() {
        List<Placed> placed =
                new LabelPlacement(PLOT, List.of()).place(List.of(named("Maximum Sharpe ratio", 470, 20)));

        assertThat(placed.getFirst().box().right()).isLessThanOrEqualTo(470);
    }

    @Test
    void aNameGoesWhereNoDotsAre() {
        var dots = new ArrayList<Dot>();
        for (int i = 5; i < 80; i += 5) {
            dots.add(new Dot(200 + i, 100));
        }

        List<Placed> placed = new LabelPlacement(PLOT, dots).place(List.of(named("held now", 200, 100)));

        assertThat(dots).noneMatch(dot -> placed.getFirst().box().contains(dot.x(), dot.y()));
    }

    @Test
    void threeNamesNeverCoverOneAnotherOrLeaveThePlot() {
        for (int seed = 1; seed <= 3000; seed++) {
            var random = new SplittableRandom(seed);
            double spread = random.nextDouble(0.01, 1);
            var names = new ArrayList<Named>();
            for (String name : List.of("Hierarchical risk parity", "held now", "targets")) {
                names.add(named(
                        name, 270 + spread * random.nextDouble(-210, 210), 104 + spread * random.nextDouble(-96, 96)));
            }
            var dots = new ArrayList<Dot>();
            for (int i = 0; i < 100; i++) {
                dots.add(new Dot(random.nextDouble(60, 480), random.nextDouble(8, 200)));
            }

            List<Placed> placed = new LabelPlacement(PLOT, dots).place(names);

            assertApart(placed, seed);
        }
    }

    private static void assertApart(List<Placed> placed, int seed) {
        for (Placed each : placed) {
            assertThat(each.box().isWithin(PLOT)).as("seed %d", seed).isTrue();
            assertThat(placed)
                    .as("seed %d", seed)
                    .filteredOn(other -> !other.of().name().equals(each.of().name()))
                    .noneMatch(other -> other.box().overlaps(each.box()));
            assertThat(placed).as("a name on a point, seed %d", seed).noneMatch(other -> each.box()
                    .contains(other.of().x(), other.of().y()));
        }
    }

    private static Named named(String name, double x, double y) {
        return new Named(name, x, y, 6.2 * name.length(), 14);
    }
}
