package dev.ballast.app.review;

import dev.ballast.app.table.Sheet;
import dev.ballast.core.outcome.DecisionOutcome;
import dev.ballast.core.outcome.RealisedCost;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.result.Result;
import java.util.List;
import java.util.stream.Collectors;

/// The decisions for files: plain numbers with all digits; a figure that is not known is empty.
final class ReviewSheet {

    private static final List<String> HEAD = List.of(
            "proposal",
            "decision",
            "raisedAt",
            "decidedAt",
            "triggers",
            "method",
            "regime",
            "reason",
            "note",
            "traded",
            "estimatedCost",
            "realisedCost",
            "estimatedCostOfFilled",
            "value",
            "counted",
            "equityThen",
            "return",
            "shadowReturn",
            "volatility",
            "shadowVolatility",
            "drawdown",
            "shadowDrawdown",
            "laterTradesThatDidNotFit");

    private ReviewSheet() {}

    static Sheet of(List<DecisionRow> rows) {
        return new Sheet(HEAD, rows.stream().map(row -> line(row.outcome())).toList());
    }

    private static List<String> line(DecisionOutcome outcome) {
        return List.of(
                outcome.proposal().value(),
                outcome.verdict().name(),
                outcome.raisedAt().toString(),
                outcome.decidedAt().toString(),
                outcome.triggers().stream().map(TriggerKind::name).collect(Collectors.joining("+")),
                outcome.method().name(),
                outcome.regime().map(MarketRegime::name).orElse(""),
                outcome.reason().map(RejectReason::name).orElse(""),
                outcome.note(),
                Double.toString(outcome.traded()),
                Double.toString(outcome.estimatedCost()),
                number(outcome.cost().map(RealisedCost::realised)),
                number(outcome.cost().map(RealisedCost::estimated)),
                Double.toString(outcome.value()),
                Double.toString(outcome.own()),
                Double.toString(outcome.equityThen()),
                number(outcome.real().totalReturn()),
                number(outcome.shadow().totalReturn()),
                number(outcome.real().volatility()),
                number(outcome.shadow().volatility()),
                number(outcome.real().drawdown()),
                number(outcome.shadow().drawdown()),
                Integer.toString(outcome.clipped()));
    }

    private static String number(Result<Double> figure) {
        return figure.map(value -> Double.toString(value)).orElse("");
    }
}
