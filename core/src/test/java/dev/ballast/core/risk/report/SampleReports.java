package dev.ballast.core.risk.report;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
import java.util.SortedMap;

/// A market of six assets, and reports on it as tests ask for them.
final class SampleReports {

    static final PriceSample MARKET = SampleMarkets.clustered(600, 6, 4);

    private SampleReports() {}

    static RiskReport report(PriceSample sample) {
        return RiskReports.of(
                RiskRequest.of(sample, RiskRequest.equalWeights(sample), RiskSettings.DEFAULT, RiskPolicy.DEFAULT));
    }

    static RiskReport report(PriceSample sample, SortedMap<InstrumentId, Double> weights) {
        return RiskReports.of(RiskRequest.of(sample, weights, RiskSettings.DEFAULT, RiskPolicy.DEFAULT));
    }

    static LimitReading limit(RiskReport report, LimitKind kind) {
        return report.limits().stream()
                .filter(reading -> reading.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
