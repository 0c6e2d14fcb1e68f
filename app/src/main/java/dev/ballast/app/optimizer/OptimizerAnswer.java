package dev.ballast.app.optimizer;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.frontier.EfficientFrontier;
import dev.ballast.core.optimization.frontier.FrontierPoint;
import dev.ballast.core.optimization.method.MethodInput;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.optimization.method.Parliament;
import dev.ballast.core.optimization.method.Parliament.Opinion;
import dev.ballast.core.optimization.method.Parliament.Vote;
import dev.ballast.core.optimization.method.PortfolioFigures;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// What the methods say under the limits: at first the chosen one alone with the frontier, then all. Immutable.
///
/// @param basis what it was solved from
/// @param setup what the trader chose
/// @param outlook expected returns
/// @param constraints what it was solved under
/// @param input outlook and constraints together
/// @param parliament votes so far
/// @param votes how many of them there are
/// @param frontier the efficient frontier under the constraints, lowest risk first, or why there is none
/// @param current figures of what is held
/// @param target figures of what is aimed at, or why there is nothing to aim at
public record OptimizerAnswer(
        OptimizerBasis basis,
        Setup setup,
        Outlook outlook,
        Constraints constraints,
        MethodInput input,
        Parliament parliament,
        Votes votes,
        Result<List<FrontierPoint>> frontier,
        PortfolioFigures current,
        Result<PortfolioFigures> target) {

    /// How many methods have been asked.
    public enum Votes {
        SOME,
        ALL
    }

    /// Enough for a smooth line.
    private static final int POINTS = 80;

    /// One of each kind of solver.
    private static final List<OptimizationMethod> REHEARSED = List.of(
            OptimizationMethod.MINIMUM_VARIANCE, OptimizationMethod.MAXIMUM_SHARPE, OptimizationMethod.MINIMUM_CVAR);

    private static final String PENDING = "Being solved.";

    /// The frontier and one method's weights.
    ///
    /// @param last what is on screen: its frontier and votes are kept where nothing but the method is another
    static OptimizerAnswer first(
            OptimizerBasis basis, Setup setup, OptimizationMethod method, @Nullable OptimizerAnswer last) {
        if (last != null && same(last.basis, basis) && last.setup.equals(setup)) {
            var votes = new ArrayList<>(last.parliament.votes());
            if (votes.stream().noneMatch(vote -> vote.method() == method)) {
                votes.add(Parliament.vote(last.input, method));
            }
            return last.with(votes);
        }
        Constraints constraints = setup.limits().on(basis);
        Outlook outlook = last != null
                        && same(last.basis, basis)
                        && last.setup.with(setup.limits()).equals(setup)
                ? last.outlook
                : Outlook.of(basis, setup);
        MethodInput input = outlook.input().with(constraints);
        Result<PortfolioFigures> target = basis.targets().isEmpty()
                ? Result.missing("No targets are set.")
                : Result.of(PortfolioFigures.of(
                        input,
                        basis.targets().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()));
        return new OptimizerAnswer(
                basis,
                setup,
                outlook,
                constraints,
                input,
                Parliament.count(constraints.assets(), List.of(Parliament.vote(input, method))),
                Votes.SOME,
                frontier(input),
                PortfolioFigures.of(input, basis.current()),
                target);
    }

    /// The same with every method's vote; empty where it was called off in between.
    ///
    /// @param wanted asked before each method
    /// @param progress is told how many methods are done
    Optional<OptimizerAnswer> completed(BooleanSupplier wanted, IntConsumer progress) {
        var all = new ArrayList<Vote>();
        for (OptimizationMethod method : OptimizationMethod.values()) {
            if (!wanted.getAsBoolean()) {
                return Optional.empty();
            }
            Optional<Vote> known = parliament.votes().stream()
                    .filter(vote -> vote.method() == method)
                    .findFirst();
            all.add(known.orElseGet(() -> Parliament.vote(input, method)));
            progress.accept(all.size());
        }
        return Optional.of(with(all));
    }

    /// Explains once why caps that do not reach the budget leave no weights, to nobody: the first explanation in a
    /// process takes 0.2 s, nearly all of it loading and compiling, and the trader should not be the one who waits.
    ///
    /// @return what the methods said
    List<Vote> rehearse() {
        double little = 0.5 * constraints.budget().orElse(1) / constraints.size();
        if (!(little > 0)) {
            return List.of();
        }
        MethodInput impossible = input.with(constraints.withBounds(0, little));
        return REHEARSED.stream()
                .map(method -> Parliament.vote(impossible, method))
                .toList();
    }

    private OptimizerAnswer with(List<Vote> cast) {
        return new OptimizerAnswer(
                basis,
                setup,
                outlook,
                constraints,
                input,
                Parliament.count(constraints.assets(), cast),
                cast.size() == OptimizationMethod.values().length ? Votes.ALL : Votes.SOME,
                frontier,
                current,
                target);
    }

    private static Result<List<FrontierPoint>> frontier(MethodInput input) {
        try {
            return EfficientFrontier.of(input.problem()).flatMap(whole -> whole.points(POINTS));
        } catch (IllegalArgumentException e) {
            return Result.missing("No frontier: " + e.getMessage());
        }
    }

    /// Whether both are one and the same: what was made once is not compared figure by figure.
    static boolean same(Object one, Object other) {
        return one == other;
    }

    boolean isComplete() {
        return votes == Votes.ALL;
    }

    /// Whether a method has been asked.
    boolean knows(OptimizationMethod method) {
        return parliament.votes().stream().anyMatch(vote -> vote.method() == method);
    }

    Vote vote(OptimizationMethod method) {
        return parliament.votes().stream()
                .filter(vote -> vote.method() == method)
                .findFirst()
                .orElseGet(() -> new Vote(method, Result.missing(PENDING)));
    }

    /// What all methods think of each asset; empty until all were asked.
    List<Opinion> opinions() {
        return isComplete() ? parliament.opinions() : List.of();
    }

    /// Mean of all methods; missing until all were asked.
    Result<PortfolioFigures> consensus() {
        return isComplete()
                ? parliament.consensus().map(weights -> PortfolioFigures.of(input, weights))
                : Result.missing(PENDING);
    }

    /// Figures of a method's weights, or why it has none.
    Result<PortfolioFigures> figures(OptimizationMethod method) {
        return vote(method).weights().map(weights -> PortfolioFigures.of(input, weights));
    }
}
