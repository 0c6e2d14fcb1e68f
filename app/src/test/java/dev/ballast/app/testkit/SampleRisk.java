package dev.ballast.app.testkit;

import dev.ballast.core.engine.RiskRequests;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.regime.MarketSeries;
import dev.ballast.core.regime.RegimePolicy;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.regime.RegimeRules;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.RiskSettings;
import java.time.Instant;
import java.util.List;

/// The realistic sample with the risk report the engine would make of it. Made once; all of it is immutable.
public final class SampleRisk {

    private static final Snapshot PLAIN = SampleSnapshots.realistic();
    private static final Snapshot WITH_RISK = SnapshotBuilder.from(PLAIN)
            .risk(report(PLAIN, RiskSettings.DEFAULT))
            .build();

    private SampleRisk() {}

    /// Twelve positions and their report at 95 %.
    public static Snapshot snapshot() {
        return WITH_RISK;
    }

    /// The report itself.
    public static RiskReport report() {
        return WITH_RISK.risk().orElseThrow();
    }

    /// The regime of the first instrument's past, judged by the rules of the program.
    public static Result<RegimeReport> regime() {
        PriceHistory history = PLAIN.history().values().iterator().next();
        List<Bar> bars = history.bars();
        double[] returns = new double[bars.size() - 1];
        for (int day = 1; day < bars.size(); day++) {
            returns[day - 1] = bars.get(day).close() / bars.get(day - 1).close() - 1;
        }
        List<Instant> times =
                bars.subList(1, bars.size()).stream().map(Bar::openTime).toList();
        var market = MarketSeries.index(history.instrument().symbol(), times, returns);
        return RegimeRules.label(market, RegimePolicy.DAILY_CRYPTO).map(RegimeReport::of);
    }

    /// The report at other settings.
    public static Result<RiskReport> report(Snapshot snapshot, RiskSettings settings) {
        return Result.of(RiskRequests.report(snapshot, settings));
    }
}
