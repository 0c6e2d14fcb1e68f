package dev.ballast.app.optimizer;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.frontier.EfficientFrontier;
import dev.ballast.core.optimization.frontier.FrontierPoint;
import dev.ballast.core.optimization.method.MethodInput;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.optimization.method.Parliament;
import dev.ballast.core.optimization.method.Parliament.Vote;
import dev.ballast.core.optimization.method.PortfolioFigures;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/// What every method says under the limits. Immutable.
///
/// @param basis what it was solved from
/// @param constraints what it was solved under
/// @param input basis and constraints together
/// @param parliament all votes and their consensus
/// @param current figures of what is held
/// @param frontier the efficient frontier under the constraints, lowest risk first, or why there is none
/// @param target figures of what is aimed at, or why there is nothing to aim at
public record OptimizerAnswer(
        OptimizerBasis basis,
        Constraints constraints,
        MethodInput input,
        Parliament parliament,
        Result<List<FrontierPoint>> frontier,
        PortfolioFigures current,
        Result<PortfolioFigures> target) {

    /// Enough for a smooth line.
    private static final int POINTS = 80;

    /// Solves by every method; empty where it was called off in between.
    ///
    /// @param wanted asked before each method
    /// @param progress is told how many methods are done
    static List<OptimizerAnswer> solve(
            OptimizerBasis basis, Limits limits, BooleanSupplier wanted, IntConsumer progress) {
        Constraints constraints = limits.on(basis);
        MethodInput input = basis.input().with(constraints);
        var votes = new ArrayList<Vote>();
        for (OptimizationMethod method : OptimizationMethod.values()) {
            if (!wanted.getAsBoolean()) {
                return List.of();
            }
            votes.add(Parliament.vote(input, method));
            progress.accept(votes.size());
        }
        Result<PortfolioFigures> target = basis.targets().isEmpty()
                ? Result.missing("No targets are set.")
                : Result.of(PortfolioFigures.of(
                        input,
                        basis.targets().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()));
        return List.of(new OptimizerAnswer(
                basis,
                constraints,
                input,
                Parliament.count(constraints.assets(), votes),
                frontier(input),
                PortfolioFigures.of(input, basis.current()),
                target));
    }

    private static Result<List<FrontierPoint>> frontier(MethodInput input) {
        try {
            return EfficientFrontier.of(input.problem()).flatMap(whole -> whole.points(POINTS));
        } catch (IllegalArgumentException e) {
            return Result.missing("No frontier: " + e.getMessage());
        }
    }

    Vote vote(OptimizationMethod method) {
        return parliament.votes().stream()
                .filter(vote -> vote.method() == method)
                .findFirst()
                .orElseThrow();
    }

    /// Figures of a method's weights, or why it has none.
    Result<PortfolioFigures> figures(OptimizationMethod method) {
        return vote(method).weights().map(weights -> PortfolioFigures.of(input, weights));
    }
}
