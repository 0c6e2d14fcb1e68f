package dev.ballast.app.optimizer;

import dev.ballast.core.optimization.frontier.FrontierPoint;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.optimization.method.PortfolioFigures;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;

/// What the frontier chart draws: a line and marks on the plane of risk and return. Immutable.
///
/// @param line the efficient frontier, lowest risk first; empty where there is none
/// @param marks portfolios, those that matter last, so that they lie on top
record FrontierPicture(List<FrontierPoint> line, List<Mark> marks) {

    /// What a mark stands for; each has its own shape.
    enum Kind {
        METHOD,
        CONSENSUS,
        TARGET,
        CURRENT,
        CHOSEN
    }

    /// One portfolio.
    ///
    /// @param name for the label; the methods' are told on hovering only
    record Mark(Kind kind, String name, double volatility, double expectedReturn) {

        /// Whether the name is always written beside the mark.
        boolean isNamed() {
            return kind == Kind.TARGET || kind == Kind.CURRENT || kind == Kind.CHOSEN;
        }
    }

    FrontierPicture {
        line = List.copyOf(line);
        marks = List.copyOf(marks);
    }

    static final FrontierPicture NOTHING = new FrontierPicture(List.of(), List.of());

    static FrontierPicture of(OptimizerAnswer answer, OptimizationMethod chosen) {
        var marks = new ArrayList<Mark>();
        for (OptimizationMethod method : OptimizationMethod.values()) {
            if (method != chosen) {
                add(marks, Kind.METHOD, method.label(), answer.figures(method));
            }
        }
        add(marks, Kind.CONSENSUS, "mean of all methods", answer.consensus());
        add(marks, Kind.TARGET, "targets", answer.target());
        add(marks, Kind.CURRENT, "held now", Result.of(answer.current()));
        add(marks, Kind.CHOSEN, chosen.label(), answer.figures(chosen));
        return new FrontierPicture(answer.frontier().orElse(List.of()), marks);
    }

    private static void add(List<Mark> marks, Kind kind, String name, Result<PortfolioFigures> result) {
        if (result instanceof Result.Known<PortfolioFigures>(PortfolioFigures figures)) {
            marks.add(new Mark(kind, name, figures.volatility(), figures.expectedReturn()));
        }
    }
}
