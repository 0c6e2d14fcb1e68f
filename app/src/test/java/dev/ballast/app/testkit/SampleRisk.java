package dev.ballast.app.testkit;

import dev.ballast.core.engine.RiskRequests;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.RiskReports;
import dev.ballast.core.risk.report.RiskSettings;

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

    /// The report at other settings.
    public static Result<RiskReport> report(Snapshot snapshot, RiskSettings settings) {
        return Result.of(RiskReports.of(RiskRequests.of(snapshot, settings)));
    }
}
