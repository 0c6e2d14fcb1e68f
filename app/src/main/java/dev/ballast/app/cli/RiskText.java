package dev.ballast.app.cli;

import dev.ballast.core.market.quality.QualityReason.Effect;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.report.BacktestCell;
import dev.ballast.core.risk.report.Beta;
import dev.ballast.core.risk.report.Contribution;
import dev.ballast.core.risk.report.Contributions;
import dev.ballast.core.risk.report.Diversification;
import dev.ballast.core.risk.report.RiskFigure;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.TailCell;
import dev.ballast.core.risk.series.Drawdown;
import dev.ballast.core.risk.tail.TailRisk;
import dev.ballast.core.risk.tail.VarBacktest;
import java.io.PrintWriter;
import java.util.Locale;

/// Risk as tables for a terminal.
final class RiskText {

    private final PrintWriter out;

    private RiskText(PrintWriter out) {
        this.out = out;
    }

    static void print(PrintWriter out, RiskFacts facts) {
        var text = new RiskText(out);
        text.sample(facts);
        text.volatility(facts.report());
        text.tails(facts.report());
        text.contributions(facts.report());
        text.past(facts.report());
        text.spread(facts);
        text.backtests(facts.report());
        text.limits(facts);
        out.flush();
    }

    /// What the figures were estimated from, and what was left out.
    static void sample(PrintWriter out, RiskInput input) {
        out.printf(
                Locale.ROOT,
                "%d instruments, %d daily returns, %s to %s%n",
                input.joined().instruments().size(),
                input.sample().observations(),
                day(input.joined().times().getFirst()),
                day(input.joined().times().getLast()));
        out.printf(
                Locale.ROOT,
                "Gaps: %d of %d dates left out; %s%n",
                input.joined().droppedRows(),
                input.joined().rows(),
                RiskDocument.GAPS);
        input.sample().excluded().forEach((id, reason) -> out.printf(Locale.ROOT, "Left out: %s, %s%n", id, reason));
        input.findings().forEach((id, findings) -> findings.stream()
                .filter(finding -> finding.reason().effect() != Effect.SERIES_UNUSABLE)
                .forEach(finding ->
                        out.printf(Locale.ROOT, "Note: %s %s %s%n", id, day(finding.time()), finding.message())));
    }

    private void sample(RiskFacts facts) {
        sample(out, facts.input());
        double invested = facts.weights().values().stream().mapToDouble(v -> v).sum();
        out.printf(Locale.ROOT, "Invested %s of equity, cash %s%n", Percent.of(invested), Percent.of(1 - invested));
    }

    private void volatility(RiskReport report) {
        out.println();
        figure("Volatility, daily", report.dailyVolatility());
        figure("Volatility, annual", report.annualVolatility());
        out.printf(
                Locale.ROOT,
                "  %s%n",
                report.explain(new RiskFigure.Volatility()).convention());
    }

    private void tails(RiskReport report) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%-28s %5s %10s %10s   at %s, fractions of equity, losses positive%n",
                "Tail",
                "Days",
                "VaR",
                "CVaR",
                Percent.of(report.settings().confidence()));
        for (TailCell cell : report.tails()) {
            switch (cell.risk()) {
                case Result.Known<TailRisk>(TailRisk risk) -> {
                    out.printf(
                            Locale.ROOT,
                            "%-28s %5d %8.3f %% %8.3f %%   %s%n",
                            cell.method().label(),
                            cell.horizonDays(),
                            100 * risk.valueAtRisk(),
                            100 * risk.conditionalValueAtRisk(),
                            risk.convention());
                    risk.warnings().forEach(warning -> out.printf(Locale.ROOT, "  Note: %s%n", warning));
                }
                case Result.Missing<TailRisk>(String reason) ->
                    out.printf(
                            Locale.ROOT,
                            "%-28s %5d %10s %10s   %s%n",
                            cell.method().label(),
                            cell.horizonDays(),
                            "—",
                            "—",
                            reason);
            }
        }
    }

    private void contributions(RiskReport report) {
        out.println();
        switch (report.contributions()) {
            case Result.Missing<Contributions>(String reason) -> out.printf(Locale.ROOT, "Contributions: %s%n", reason);
            case Result.Known<Contributions>(Contributions parts) -> {
                out.printf(
                        Locale.ROOT,
                        "%-16s %9s %9s %12s %12s %12s%n",
                        "Contribution",
                        "Weight",
                        "Share",
                        "Volatility",
                        "VaR",
                        "CVaR");
                parts.assets().forEach(this::contribution);
                parts.categories().forEach(this::contribution);
                contribution(parts.total());
                out.printf(Locale.ROOT, "  %s%n", parts.convention());
            }
        }
    }

    private void contribution(Contribution part) {
        out.printf(
                Locale.ROOT,
                "%-16s %7.2f %% %7.2f %% %10.3f %% %10.3f %% %10.3f %%%n",
                part.name(),
                100 * part.weight(),
                100 * part.share(),
                100 * part.componentVolatility(),
                100 * part.componentValueAtRisk(),
                100 * part.componentConditionalValueAtRisk());
    }

    private void past(RiskReport report) {
        out.println();
        switch (report.drawdown()) {
            case Result.Missing<Drawdown>(String reason) -> out.printf(Locale.ROOT, "Drawdown: %s%n", reason);
            case Result.Known<Drawdown>(Drawdown drawdown) -> {
                out.printf(
                        Locale.ROOT,
                        "Drawdown now %s, largest %s%n",
                        Percent.of(drawdown.current()),
                        Percent.of(drawdown.maximum()));
                drawdown.deepest()
                        .ifPresent(spell -> out.printf(
                                Locale.ROOT,
                                "  from %s to %s, %s; %d days under water%n",
                                day(spell.peak()),
                                day(spell.trough()),
                                spell.recovery()
                                        .map(time -> "recovered " + day(time))
                                        .orElse("not recovered"),
                                spell.duration().toDays()));
            }
        }
        switch (report.beta()) {
            case Result.Missing<Beta>(String reason) -> out.println("Beta: " + reason);
            case Result.Known<Beta>(Beta beta) ->
                out.printf(
                        Locale.ROOT,
                        "Beta to %s %.4f (standard error %.4f), correlation %.4f, %d days%n",
                        beta.benchmark(),
                        beta.beta(),
                        beta.standardError(),
                        beta.correlation(),
                        beta.observations());
        }
    }

    private void spread(RiskFacts facts) {
        Diversification spread = facts.report().diversification();
        out.println();
        plain("Diversification ratio", spread.ratio());
        plain("Effective number of bets", spread.effectiveBets());
        plain("Average correlation", spread.averageCorrelation());
        switch (spread.highest()) {
            case Result.Known<Diversification.CorrelatedPair>(Diversification.CorrelatedPair pair) ->
                out.printf(Locale.ROOT, "%-28s %10.4f   %s%n", "Highest correlation", pair.correlation(), pair.name());
            case Result.Missing<Diversification.CorrelatedPair>(String reason) ->
                out.printf(Locale.ROOT, "%-28s %10s   %s%n", "Highest correlation", "—", reason);
        }
        out.printf(
                Locale.ROOT,
                "%-28s %10.4f   %s%n",
                "Concentration (Herfindahl)",
                facts.concentration().herfindahl(),
                facts.concentration().level().name().toLowerCase(Locale.ROOT));
        out.printf(Locale.ROOT, "%-28s %10.1f%n", "Health score", facts.health().score());
        facts.health()
                .deductions()
                .forEach(each -> out.printf(Locale.ROOT, "  −%.1f %s%n", each.points(), each.reason()));
        missing("Heat", facts.report().heat());
        missing("Liquidity", facts.report().liquidity());
    }

    private void backtests(RiskReport report) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%-28s %9s %9s %9s %9s %9s%n",
                "Backtest of 1-day VaR",
                "Days",
                "Exceeded",
                "Expected",
                "Kupiec p",
                "Christ. p");
        for (BacktestCell cell : report.backtests()) {
            switch (cell.backtest()) {
                case Result.Known<VarBacktest>(VarBacktest test) ->
                    out.printf(
                            Locale.ROOT,
                            "%-28s %9d %9d %9.1f %9.3f %9s%n",
                            cell.method().label(),
                            test.forecasts(),
                            test.exceedances(),
                            test.expectedExceedances(),
                            test.proportionOfFailures().pValue(),
                            test.independence()
                                    .map(ratio -> String.format(Locale.ROOT, "%.3f", ratio.pValue()))
                                    .orElse("—"));
                case Result.Missing<VarBacktest>(String reason) ->
                    out.printf(Locale.ROOT, "%-28s %s%n", cell.method().label(), reason);
            }
        }
    }

    private void limits(RiskFacts facts) {
        out.println();
        switch (facts.regime()) {
            case Result.Known<RegimeReport>(RegimeReport regime) ->
                out.printf(
                        Locale.ROOT,
                        "Regime: %s, confidence %.2f, for %d days (%s)%n",
                        regime.regime().label(),
                        regime.confidence(),
                        regime.age(),
                        regime.market());
            case Result.Missing<RegimeReport>(String reason) -> out.printf(Locale.ROOT, "Regime: %s%n", reason);
        }
        out.printf(Locale.ROOT, "%-18s %-24s %9s %9s %7s  %s%n", "Limit", "Of", "Value", "Limit", "Factor", "Status");
        for (LimitReading reading : facts.report().limits()) {
            out.printf(
                    Locale.ROOT,
                    "%-18s %-24s %9s %9.4f %7.2f  %s%s%n",
                    reading.kind().label(),
                    reading.subject(),
                    reading.value()
                            .map(value -> String.format(Locale.ROOT, "%.4f", value))
                            .orElse("—"),
                    reading.effective(),
                    reading.factor(),
                    reading.status().label(),
                    reading.value().isKnown() ? "" : ": " + reading.value().reason());
        }
    }

    private void figure(String name, Result<Double> figure) {
        out.printf(
                Locale.ROOT,
                "%-28s %10s%n",
                name,
                figure.map(value -> String.format(Locale.ROOT, "%.3f %%", 100 * value))
                        .orElse("—  " + figure.reason()));
    }

    private void plain(String name, Result<Double> figure) {
        out.printf(
                Locale.ROOT,
                "%-28s %10s%n",
                name,
                figure.map(value -> String.format(Locale.ROOT, "%.4f", value)).orElse("—  " + figure.reason()));
    }

    private <T> void missing(String name, Result<T> figure) {
        if (!figure.isKnown()) {
            out.printf(Locale.ROOT, "%-28s %10s   %s%n", name, "—", figure.reason());
        }
    }

    private static String day(java.time.Instant time) {
        return time.toString().substring(0, 10);
    }
}
