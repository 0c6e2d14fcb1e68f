package dev.ballast.core.risk.report;

import java.util.List;

/// Who carries the risk (RSK-2). The parts of either list sum to the total within 1e-12.
///
/// @param assets one per asset of the sample, in its order
/// @param categories one per category, largest share first
/// @param total the portfolio: share 1, volatility, value at risk and conditional value at risk as in the report
/// @param convention which distribution each part belongs to, one line for the screen
public record Contributions(
        List<Contribution> assets, List<Contribution> categories, Contribution total, String convention) {

    public Contributions {
        assets = List.copyOf(assets);
        categories = List.copyOf(categories);
    }
}
