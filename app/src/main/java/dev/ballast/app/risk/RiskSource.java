package dev.ballast.app.risk;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.RiskSettings;

/// Makes a risk report from a snapshot with settings of the trader's choice. Called away from the FX thread.
@FunctionalInterface
public interface RiskSource {

    /// The report of the snapshot's book at its prices.
    Result<RiskReport> report(Snapshot snapshot, RiskSettings settings);
}
