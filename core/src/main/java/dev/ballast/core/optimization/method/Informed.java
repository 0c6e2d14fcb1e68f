package dev.ballast.core.optimization.method;

import dev.ballast.core.optimization.Binding;
import dev.ballast.core.optimization.Conflict;
import dev.ballast.core.optimization.Conflict.Relaxation;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.TurnoverLimit;
import dev.ballast.core.optimization.growth.GrowthOptimal;
import dev.ballast.core.optimization.quadratic.MaximumSharpe;
import dev.ballast.core.optimization.quadratic.MeanVarianceWithCosts;
import dev.ballast.core.optimization.quadratic.MinimumVariance;
import dev.ballast.core.optimization.quadratic.TradingCosts;
import dev.ballast.core.optimization.views.Posterior;
import dev.ballast.core.result.Result;
import java.util.Arrays;

/// Methods that stand on more than a sample and constraints: holdings, factors, views, a share of Kelly.
final class Informed {

    private Informed() {}

    /// Linear costs of the settings for every asset, and impact of the 3/2 power.
    static Solution costAware(MethodInput input) {
        var linear = new double[input.size()];
        var impact = new double[input.size()];
        Arrays.fill(linear, input.settings().costRate());
        Arrays.fill(impact, input.particulars().impact());
        return MeanVarianceWithCosts.of(
                        input.problem(),
                        input.settings().riskAversion(),
                        TradingCosts.of(input.held().orElseThrow(), linear, impact))
                .solution();
    }

    /// Minimum variance with the exposures among the constraints, so that a conflict names them.
    static Solution factorNeutral(MethodInput input) {
        Constraints constraints = input.problem().constraints();
        for (LinearConstraint exposure : input.particulars().exposures()) {
            constraints = constraints.with(exposure);
        }
        return MinimumVariance.of(input.problem().with(constraints));
    }

    /// Maximum Sharpe on posterior returns and covariance: without views the market's own weights.
    static Solution blackLitterman(MethodInput input) {
        Problem problem = input.problem();
        return switch (ExpectedReturns.posterior(problem.risk(), input.settings(), input.particulars())) {
            case Result.Known<Posterior>(Posterior posterior) ->
                MaximumSharpe.of(
                        Problem.of(RiskModel.of(posterior.covariance()), posterior.returns(), problem.constraints()),
                        cashRate(input));
            case Result.Missing<Posterior>(String reason) -> throw new IllegalArgumentException(reason);
        };
    }

    /// What the budget would earn as cash: the return that a book of any size has to beat.
    static double cashRate(MethodInput input) {
        return input.settings().riskFree()
                * input.problem().constraints().budget().orElse(1);
    }

    /// Hedging assets within their bounds, all others as held. Budget, groups and turnover are those of the book that
    /// is hedged, not of the overlay: they are left aside.
    static Solution hedge(MethodInput input) {
        Constraints constraints = input.problem().constraints();
        double[] lower = input.held().orElseThrow();
        double[] upper = lower.clone();
        for (int hedge : input.particulars().hedges()) {
            lower[hedge] = constraints.lower(hedge);
            upper[hedge] = constraints.upper(hedge);
        }
        Constraints overlay = Constraints.none(input.assets()).withBounds(lower, upper);
        return MinimumVariance.of(input.problem().with(overlay));
    }

    /// c times the growth-optimal book of what, scaled by c, meets the constraints; c × the budget is invested.
    ///
    /// Its objective is the mean logarithmic growth of the share, cash earning nothing; shadow prices are those
    /// of the whole growth-optimal book per unit of the limit that the trader set.
    static Solution fractionalKelly(MethodInput input) {
        long start = System.nanoTime();
        double share = input.particulars().kellyFraction();
        Solution whole =
                GrowthOptimal.of(input.returns(), widened(input.problem().constraints(), share));
        if (whole.conflict().isPresent()) {
            Conflict conflict = whole.conflict().get();
            return Solution.infeasible(
                    new Conflict(
                            conflict.constraints(),
                            conflict.relaxations().stream()
                                    .map(each -> new Relaxation(each.constraint(), each.by() * share))
                                    .toList()),
                    whole.iterations(),
                    System.nanoTime() - start);
        }
        if (!whole.isOptimal()) {
            return whole;
        }
        double[] weights = whole.weights();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= share;
        }
        return Solution.optimal(
                weights,
                GrowthOptimal.growth(input.returns(), weights),
                whole.iterations(),
                whole.residuals(),
                whole.binding().stream()
                        .map(each -> new Binding(each.constraint(), each.shadowPrice() / share))
                        .toList(),
                System.nanoTime() - start);
    }

    /// The limits on v where w = share × v has to meet those given; the budget stays v's.
    private static Constraints widened(Constraints given, double share) {
        double[] lower = given.lower();
        double[] upper = given.upper();
        for (int i = 0; i < lower.length; i++) {
            lower[i] /= share;
            upper[i] /= share;
        }
        Constraints wide = Constraints.none(given.assets()).withBounds(lower, upper);
        if (given.budget().isPresent()) {
            wide = wide.withBudget(given.budget().getAsDouble());
        }
        for (LinearConstraint each : given.linear()) {
            wide = wide.with(LinearConstraint.between(
                    each.name(), each.coefficients(), each.lower() / share, each.upper() / share));
        }
        if (given.turnover().isPresent()) {
            TurnoverLimit limit = given.turnover().get();
            double[] held = limit.held();
            for (int i = 0; i < held.length; i++) {
                held[i] /= share;
            }
            wide = wide.withTurnover(held, limit.cap() / share);
        }
        return wide;
    }
}
