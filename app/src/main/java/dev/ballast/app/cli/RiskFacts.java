package dev.ballast.app.cli;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.regime.MarketSeries;
import dev.ballast.core.regime.RegimePolicy;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.regime.RegimeRules;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Concentration;
import dev.ballast.core.risk.Concentrations;
import dev.ballast.core.risk.Health;
import dev.ballast.core.risk.HealthScore;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.report.Benchmark;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.RiskReports;
import dev.ballast.core.risk.report.RiskRequest;
import dev.ballast.core.risk.report.RiskSettings;
import dev.ballast.core.statistics.Correlation;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.Returns;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/// All that `ballast risk` tells, before it is put into words.
///
/// @param input prices and what was left out
/// @param weights of the portfolio
/// @param report RSK-1 to RSK-3, RSK-6 to RSK-9
/// @param concentration RSK-4
/// @param health RSK-5, its correlation over all returns of the file
/// @param regime of the equal-weight market of the file, behind RSK-8
record RiskFacts(
        RiskInput input,
        SortedMap<InstrumentId, Double> weights,
        RiskReport report,
        Concentration concentration,
        Health health,
        Result<RegimeReport> regime) {

    static RiskFacts of(
            RiskInput input,
            SortedMap<InstrumentId, Double> weights,
            Map<InstrumentId, Category> categories,
            Result<Benchmark> benchmark,
            RiskSettings settings,
            RiskPolicy policy) {
        DMatrixRMaj returns = Returns.simple(input.joined().closes());
        Result<RegimeReport> regime = RegimeRules.label(
                        MarketSeries.equalWeight(input.sample().returnTimes(), returns),
                        RegimePolicy.ofYear(settings.periodsPerYear()))
                .map(RegimeReport::of);
        RiskRequest plain = RiskRequest.of(input.sample(), weights, settings, policy);
        var request = new RiskRequest(
                plain.prices(),
                plain.weights(),
                categories,
                benchmark,
                plain.positions(),
                plain.equity(),
                plain.equityCurve(),
                regime.map(report -> Optional.of(report.regime())).orElse(Optional.empty()),
                settings,
                policy);
        Valuation valuation = UnitBook.of(weights, categories);
        Concentration concentration = Concentrations.of(valuation, policy);
        Health health = HealthScore.of(valuation, concentration, correlation(input, returns), policy);
        return new RiskFacts(input, new TreeMap<>(weights), RiskReports.of(request), concentration, health, regime);
    }

    private static Result<CorrelationMatrix> correlation(RiskInput input, DMatrixRMaj returns) {
        DMatrixRMaj covariance = Covariance.sample(returns).matrix();
        for (int i = 0; i < covariance.numRows; i++) {
            if (!(covariance.get(i, i) > 0)) {
                return Result.missing(input.joined().instruments().get(i) + " does not vary on the dates in common.");
            }
        }
        DMatrixRMaj correlation = Correlation.of(covariance);
        return Result.of(new CorrelationMatrix(
                input.joined().instruments(),
                correlation.data,
                returns.numRows,
                input.joined().times().getFirst(),
                input.joined().times().getLast(),
                "Pearson, " + returns.numRows + " simple daily returns, equal weights",
                new TreeMap<>(input.sample().excluded())));
    }
}
