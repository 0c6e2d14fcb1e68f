package dev.ballast.app.cli;

import dev.ballast.core.engine.rehearsal.RehearsalPath;
import dev.ballast.core.engine.rehearsal.RehearsalReport;
import dev.ballast.core.engine.rehearsal.TriggerTally;
import dev.ballast.core.result.Result;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A rehearsal for reading.
final class RehearsalText {

    private RehearsalText() {}

    static void print(PrintWriter out, RehearsalReport report) {
        out.printf(
                Locale.ROOT,
                "REHEARSAL %s to %s, %d closes, approve %s, spread %.2f %%%n",
                report.settings().from(),
                report.settings().to(),
                report.days(),
                report.settings().rule().text(),
                100 * report.settings().spread());
        out.println(report.start());
        out.println(report.instruments().stream().map(id -> id.symbol()).collect(Collectors.joining(" ")));
        out.println();
        out.printf(
                "%-16s %14s %9s %9s %9s %9s %9s%n", "", "equity", "return", "volat.", "drawdown", "drift", "largest");
        for (RehearsalPath path : List.of(report.decided(), report.hold(), report.nothing())) {
            out.printf(
                    Locale.ROOT,
                    "%-16s %14.2f %9s %9s %9s %9s %9s%n",
                    path.name(),
                    path.equity(),
                    percent(path.totalReturn()),
                    percent(path.volatility()),
                    percent(path.maximumDrawdown()),
                    percent(path.meanDrift()),
                    percent(path.largestDrift()));
        }
        out.println();
        out.printf(
                "%-28s %7s %9s %9s %8s %11s %7s %14s %12s %12s%n",
                "proposals by trigger",
                "raised",
                "executed",
                "rejected",
                "expired",
                "superseded",
                "failed",
                "traded",
                "cost est.",
                "cost real");
        report.tallies().forEach(tally -> line(out, tally));
        out.printf(Locale.ROOT, "turnover %s of mean equity (half of all trades)%n", percent(report.turnover()));
        report.refusals().forEach((code, count) -> out.println("approval refused " + count + " times: " + code));
        out.flush();
    }

    private static void line(PrintWriter out, TriggerTally tally) {
        out.printf(
                Locale.ROOT,
                "%-28s %7d %9d %9d %8d %11d %7d %14.2f %12.2f %12.2f%n",
                tally.cause(),
                tally.raised(),
                tally.executed(),
                tally.rejected(),
                tally.expired(),
                tally.superseded(),
                tally.failed(),
                tally.traded(),
                tally.estimatedCost(),
                tally.realisedCost());
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    private static String percent(Result<Double> fraction) {
        return fraction.map(RehearsalText::percent).orElse("none");
    }
}
