package dev.ballast.core.optimization.method;

import static dev.ballast.core.optimization.method.OptimizationMethod.BLACK_LITTERMAN;
import static dev.ballast.core.optimization.method.OptimizationMethod.EQUAL_RISK_CONTRIBUTION;
import static dev.ballast.core.optimization.method.OptimizationMethod.FACTOR_NEUTRAL;
import static dev.ballast.core.optimization.method.OptimizationMethod.FRACTIONAL_KELLY;
import static dev.ballast.core.optimization.method.OptimizationMethod.HIERARCHICAL_RISK_PARITY;
import static dev.ballast.core.optimization.method.OptimizationMethod.INVERSE_VARIANCE;
import static dev.ballast.core.optimization.method.OptimizationMethod.INVERSE_VOLATILITY;
import static dev.ballast.core.optimization.method.OptimizationMethod.MAXIMUM_DIVERSIFICATION;
import static dev.ballast.core.optimization.method.OptimizationMethod.MAXIMUM_SHARPE;
import static dev.ballast.core.optimization.method.OptimizationMethod.MEAN_REVERSION_TILT;
import static dev.ballast.core.optimization.method.OptimizationMethod.MINIMUM_VARIANCE_HEDGE;
import static dev.ballast.core.optimization.method.OptimizationMethod.MOMENTUM_TILT;
import static dev.ballast.core.optimization.method.OptimizationMethod.PERFORMANCE;
import static dev.ballast.core.optimization.method.OptimizationMethod.RISK_BUDGETS;
import static dev.ballast.core.optimization.method.OptimizationMethod.TARGET_RETURN;
import static dev.ballast.core.optimization.method.OptimizationMethod.TARGET_VOLATILITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import dev.ballast.core.optimization.views.Uncertainty;
import dev.ballast.core.optimization.views.View;
import dev.ballast.core.result.Result;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A table of bad input: what each case does to every method. Input that is none is refused before any method sees it,
/// by name; at the edge each method has weights within the limits or says why not, and none runs into its limit of
/// iterations.
class BadInputTableTest {

    private static final int ASSETS = 4;

    /// Input that is refused, and the words that name the cause.
    enum Refused {
        INDEFINITE("covariance must be positive semidefinite, its smallest eigenvalue is"),
        ASYMMETRIC("covariance must be symmetric, that of asset 2 and asset 1 was"),
        NAN_COVARIANCE("covariance of asset 2 and asset 1 must be finite, was NaN"),
        NAN_VARIANCE("variance of asset 3 must be finite and >= 0, was NaN"),
        NAN_RETURNS("returns"),
        CROSSED_BOUNDS("bounds of asset 1 are crossed: lower 0.5 > upper 0.4"),
        CROSSED_GROUP("tech are crossed: lower 0.9 > upper 0.1"),
        NAN_BUDGET("budget must be finite, was NaN"),
        NEGATIVE_COST_RATE("-0.001"),
        NEGATIVE_IMPACT("-0.01"),
        RISK_BUDGETS_OF_ZERO("the sum of each risk budget must be finite and > 0, was 0.0"),
        CAPITALISATIONS_OF_ZERO("> 0");

        private final String words;

        Refused(String words) {
            this.words = words;
        }

        private MethodInput input(OptimizationMethod method) {
            Constraints all = Constraints.longOnly(ASSETS);
            return switch (this) {
                case INDEFINITE -> covariance(0, 1, 3);
                case ASYMMETRIC -> asymmetric();
                case NAN_COVARIANCE -> covariance(0, 1, Double.NaN);
                case NAN_VARIANCE -> covariance(2, 2, Double.NaN);
                case NAN_RETURNS -> withReturn(Double.NaN);
                case CROSSED_BOUNDS -> BadInputTableTest.input(method, all.withBounds(0.5, 0.4));
                case CROSSED_GROUP ->
                    BadInputTableTest.input(
                            method, all.withGroup("tech", all.assets().subList(0, 2), 0.9, 0.1));
                case NAN_BUDGET -> BadInputTableTest.input(method, all.withBudget(Double.NaN));
                case NEGATIVE_COST_RATE -> regular(method).with(MethodSettings.DEFAULT.withCostRate(-0.001));
                case NEGATIVE_IMPACT -> regular(method).with(Particulars.NONE.withImpact(-0.01));
                case RISK_BUDGETS_OF_ZERO -> regular(method).with(Particulars.NONE.withRiskBudgets(new double[ASSETS]));
                case CAPITALISATIONS_OF_ZERO ->
                    regular(method).with(Particulars.NONE.withCapitalisations(new double[ASSETS]));
            };
        }
    }

    /// Input at the edge.
    enum Edge {
        /// Three observations of six assets.
        SINGULAR,
        IDENTICAL_ASSETS,
        ONE_ASSET,
        ASSET_THAT_DOES_NOT_MOVE,
        BUDGET_OF_ZERO,
        MORE_CONSTRAINTS_THAN_VARIABLES,
        EMPTY_SET,
        CONTRADICTING_VIEWS;

        private MethodInput input(OptimizationMethod method) {
            return switch (this) {
                case SINGULAR -> sample(3, 6, Constraints.longOnly(6));
                case IDENTICAL_ASSETS -> identical();
                case ONE_ASSET -> sample(60, 1, Constraints.longOnly(1));
                case ASSET_THAT_DOES_NOT_MOVE -> still();
                case BUDGET_OF_ZERO ->
                    BadInputTableTest.input(
                            method,
                            Constraints.none(Constraints.numbered(ASSETS))
                                    .withBounds(-1, 1)
                                    .withBudget(0));
                case MORE_CONSTRAINTS_THAN_VARIABLES -> BadInputTableTest.input(method, many());
                case EMPTY_SET ->
                    BadInputTableTest.input(method, Constraints.longOnly(ASSETS).withBounds(0, 0.2));
                case CONTRADICTING_VIEWS -> contradicting(method);
            };
        }

        /// The methods that have no answer.
        private Set<OptimizationMethod> without() {
            return switch (this) {
                // Books without risk have any ratio.
                case SINGULAR ->
                    EnumSet.of(EQUAL_RISK_CONTRIBUTION, RISK_BUDGETS, MAXIMUM_SHARPE, MAXIMUM_DIVERSIFICATION);
                // All books have one return, one volatility and one beta, which are not those asked for.
                case IDENTICAL_ASSETS, ONE_ASSET -> EnumSet.of(TARGET_RETURN, TARGET_VOLATILITY, FACTOR_NEUTRAL);
                case ASSET_THAT_DOES_NOT_MOVE ->
                    EnumSet.of(
                            INVERSE_VOLATILITY,
                            INVERSE_VARIANCE,
                            PERFORMANCE,
                            EQUAL_RISK_CONTRIBUTION,
                            RISK_BUDGETS,
                            HIERARCHICAL_RISK_PARITY);
                // Nothing held is a book here, and has no ratio to its risk.
                case BUDGET_OF_ZERO -> EnumSet.of(MAXIMUM_SHARPE, MAXIMUM_DIVERSIFICATION, BLACK_LITTERMAN);
                // Rules, budgets of risk and targets have books that the limits shut out.
                case MORE_CONSTRAINTS_THAN_VARIABLES ->
                    EnumSet.of(
                            INVERSE_VOLATILITY,
                            INVERSE_VARIANCE,
                            PERFORMANCE,
                            EQUAL_RISK_CONTRIBUTION,
                            RISK_BUDGETS,
                            HIERARCHICAL_RISK_PARITY,
                            MOMENTUM_TILT,
                            MEAN_REVERSION_TILT,
                            TARGET_RETURN,
                            FACTOR_NEUTRAL,
                            FRACTIONAL_KELLY);
                // A hedge lies on top of the book, and a part of Kelly's in cash: neither has the budget to meet.
                case EMPTY_SET -> EnumSet.complementOf(EnumSet.of(MINIMUM_VARIANCE_HEDGE, FRACTIONAL_KELLY));
                case CONTRADICTING_VIEWS -> EnumSet.of(BLACK_LITTERMAN);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoInputIsRefusedByName(Refused refused) {
        for (OptimizationMethod method : OptimizationMethod.values()) {
            assertThatIllegalArgumentException()
                    .as("%s, %s", refused, method)
                    .isThrownBy(() -> method.solve(refused.input(method)))
                    .withMessageContaining(refused.words);
        }
    }

    @ParameterizedTest
    @EnumSource
    void atTheEdgeEveryMethodHasWeightsOrAReason(Edge edge) {
        Set<OptimizationMethod> without = EnumSet.noneOf(OptimizationMethod.class);
        for (OptimizationMethod method : OptimizationMethod.values()) {
            String what = edge + ", " + method;
            MethodInput input = edge.input(method);
            switch (Parliament.vote(input, method).solution()) {
                case Result.Missing<Solution>(String reason) -> {
                    assertThat(reason).as(what).startsWith(method.label()).doesNotContain("null");
                    without.add(method);
                }
                case Result.Known<Solution>(Solution solution) -> {
                    if (solution.isOptimal()) {
                        within(what, method, input, solution);
                    } else {
                        assertThat(solution.status()).as(what).isNotEqualTo(Status.ITERATION_LIMIT);
                        assertThat(solution.reason()).as(what).isNotBlank();
                        assertThat(solution.conflict().isPresent())
                                .as(what)
                                .isEqualTo(solution.status() == Status.INFEASIBLE);
                        without.add(method);
                    }
                }
            }
        }
        assertThat(without).as("%s: methods without an answer", edge).isEqualTo(edge.without());
    }

    private static void within(String what, OptimizationMethod method, MethodInput input, Solution solution) {
        double[] weights = solution.weights();
        assertThat(Arrays.stream(weights).allMatch(Double::isFinite)).as(what).isTrue();
        assertThat(solution.iterations()).as(what).isLessThan(100_000);
        if (method != OptimizationMethod.MINIMUM_VARIANCE_HEDGE) {
            Constraints all = input.problem().constraints();
            Constraints kept = method.keepsBudget() ? all : all.withoutBudget();
            assertThat(kept.violation(weights)).as(what).isLessThanOrEqualTo(1e-9);
        }
    }

    private static MethodInput regular(OptimizationMethod method) {
        return input(method, Constraints.longOnly(ASSETS));
    }

    /// Factor neutrality asks for shorts, so that its books may hold them.
    private static MethodInput input(OptimizationMethod method, Constraints constraints) {
        boolean shorts = method == OptimizationMethod.FACTOR_NEUTRAL && constraints.lower(0) == 0;
        return sample(
                80, ASSETS, shorts ? constraints.withBounds(negated(constraints), constraints.upper()) : constraints);
    }

    private static double[] negated(Constraints constraints) {
        return Arrays.stream(constraints.upper())
                .map(upper -> -Math.min(upper, 3))
                .toArray();
    }

    private static MethodInput sample(int observations, int assets, Constraints constraints) {
        return complete(SampleInputs.returns(5, observations, assets), constraints);
    }

    private static MethodInput complete(DMatrixRMaj returns, Constraints constraints) {
        int size = returns.numCols;
        MethodSettings settings = MethodSettings.DEFAULT
                .withTargetReturn(0.1)
                .withTargetVolatility(0.3)
                .withCostRate(0.002);
        var equal = new double[size];
        Arrays.fill(equal, 1.0 / size);
        var ones = new double[size];
        Arrays.fill(ones, 1);
        MethodInput input = SampleInputs.of(returns, constraints, settings).withHeld(equal);
        var exposures = new Exposures(input.problem().risk());
        exposures.none("beta to asset 1", 0);
        return input.with(Particulars.NONE
                .withCapitalisations(ones)
                .withBenchmark(equal)
                .withRiskBudgets(ones)
                .withHedges(List.of(size - 1))
                .withExposures(exposures.all())
                .withImpact(0.01));
    }

    /// The identity with another number at one place, on either side of the diagonal.
    private static MethodInput covariance(int row, int column, double value) {
        DMatrixRMaj matrix = identity();
        matrix.set(row, column, value);
        matrix.set(column, row, value);
        return of(matrix);
    }

    private static MethodInput asymmetric() {
        DMatrixRMaj matrix = identity();
        matrix.set(0, 1, 0.5);
        matrix.set(1, 0, 0.4);
        return of(matrix);
    }

    private static DMatrixRMaj identity() {
        var matrix = new DMatrixRMaj(ASSETS, ASSETS);
        for (int i = 0; i < ASSETS; i++) {
            matrix.set(i, i, 1);
        }
        return matrix;
    }

    private static MethodInput of(DMatrixRMaj covariance) {
        Problem problem = Problem.of(RiskModel.of(covariance), Constraints.longOnly(ASSETS));
        return MethodInput.of(SampleInputs.returns(5, 80, ASSETS), problem, MethodSettings.DEFAULT);
    }

    private static MethodInput withReturn(double value) {
        DMatrixRMaj returns = SampleInputs.returns(5, 80, ASSETS);
        returns.set(7, 2, value);
        return MethodInput.of(
                returns, Problem.of(RiskModel.of(identity()), Constraints.longOnly(ASSETS)), MethodSettings.DEFAULT);
    }

    private static MethodInput identical() {
        DMatrixRMaj returns = SampleInputs.returns(5, 80, ASSETS);
        for (int t = 0; t < returns.numRows; t++) {
            for (int i = 1; i < ASSETS; i++) {
                returns.set(t, i, returns.get(t, 0));
            }
        }
        return complete(returns, Constraints.longOnly(ASSETS));
    }

    private static MethodInput still() {
        DMatrixRMaj returns = SampleInputs.returns(5, 80, ASSETS);
        for (int t = 0; t < returns.numRows; t++) {
            returns.set(t, 1, 0);
        }
        return complete(returns, Constraints.longOnly(ASSETS));
    }

    /// Thirty limits on four weights, around the equally weighted book.
    private static Constraints many() {
        var random = new SplittableRandom(3);
        Constraints many = Constraints.longOnly(ASSETS);
        for (int r = 0; r < 30; r++) {
            double[] coefficients = random.doubles(ASSETS, -1, 1).toArray();
            double value = Arrays.stream(coefficients).sum() / ASSETS;
            many = many.with(LinearConstraint.between(
                    "limit " + r, coefficients, value - 0.1 * random.nextDouble(), value + 0.1 * random.nextDouble()));
        }
        return many;
    }

    private static MethodInput contradicting(OptimizationMethod method) {
        MethodInput input = regular(method);
        var views = new ViewSet(
                List.of(
                        View.on("up", new double[] {1, 0, 0, 0}, 0.2),
                        View.on("down", new double[] {2, 0, 0, 0}, -0.2)),
                new Uncertainty.Confidence(List.of(1.0, 1.0)),
                0.05);
        return input.with(input.particulars().withViews(views));
    }
}
