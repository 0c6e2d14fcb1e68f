package dev.ballast.core.optimization.quadratic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import org.junit.jupiter.api.Test;

/// Every method of this package ends at its limit, and says so. Those of scenarios and risk budgets have tests of their
/// own.
class IterationLimitTest {

    private final FactorMarket market = FactorMarket.of(FactorMarket.Family.FEW_HELD, 40);
    private final Problem problem = market.sectors();
    private final QuadraticProgram program =
            Formulation.of(problem, new double[40]).program();

    @Test
    void dualMethod() {
        DualActiveSet nearest = DualActiveSet.projection(program, farAway());
        assertThat(nearest.solve(3)).isEqualTo(DualActiveSet.End.LIMIT);
        assertThat(nearest.iterations()).isEqualTo(4);
        DualActiveSet whole = DualActiveSet.of(program, new FactorStorage()).orElseThrow();
        assertThat(whole.solve(3)).isEqualTo(DualActiveSet.End.LIMIT);
    }

    @Test
    void primalMethod() {
        DualActiveSet nearest = DualActiveSet.projection(program, farAway());
        assertThat(nearest.solve(DualActiveSet.limit(program))).isEqualTo(DualActiveSet.End.OPTIMAL);
        var equations = new BlockPivoting(program, new FactorStorage());
        var primal = new PrimalActiveSet(program, equations, nearest.activeSet(), nearest.point());
        assertThat(primal.solve(1)).isFalse();
        var again = new PrimalActiveSet(program, equations, nearest.activeSet(), nearest.point());
        assertThat(again.solve(500)).isTrue();
    }

    @Test
    void blockPivotingOnLimitsThatCannotHold() {
        Problem impossible = problem.with(problem.constraints().withBounds(0, 0.02));
        QuadraticProgram none = Formulation.of(impossible, new double[40]).program();
        var pivoting = new BlockPivoting(none, new FactorStorage());
        assertThat(pivoting.solve(OneFactorStart.guess(none, none.linear()))).isFalse();
        assertThat(pivoting.rounds()).isLessThanOrEqualTo(100);
    }

    @Test
    void searchAlongTheFrontier() {
        var line = new ReturnLine(problem, problem.expectedReturns());
        ReturnLine.Point least = line.at(0);
        // Nowhere zero: above it however near one comes to the start.
        ReturnLine.Point found = line.search((t, reward, variance) -> 1, least);
        assertThat(line.ranOut()).isTrue();
        Solution solution = line.unsettled(found, System.nanoTime());
        assertThat(solution.status()).isEqualTo(Status.ITERATION_LIMIT);
        assertThat(solution.reason()).contains("200 steps");
        assertThat(solution.result().isKnown()).isFalse();
    }

    private static double[] farAway() {
        var center = new double[40];
        for (int i = 0; i < center.length; i++) {
            center[i] = i % 3 - 1;
        }
        return center;
    }

    @Test
    void searchThatSettles() {
        assertThat(MaximumSharpe.of(problem, 0.01).isOptimal()).isTrue();
        assertThat(TargetVolatility.of(problem, 0.2).status()).isIn(Status.OPTIMAL, Status.INFEASIBLE);
    }
}
