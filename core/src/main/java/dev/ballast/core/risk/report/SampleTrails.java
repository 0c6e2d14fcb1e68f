package dev.ballast.core.risk.report;

import static dev.ballast.core.risk.report.Trails.count;
import static dev.ballast.core.risk.report.Trails.fraction;
import static dev.ballast.core.risk.report.Trails.input;
import static dev.ballast.core.risk.report.Trails.plain;

import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import java.util.ArrayList;
import java.util.List;

/// The ends of every trail: dated returns of the portfolio, weights, prices.
record SampleTrails(Estimates estimates) {

    private static final String SIMPLE = "simple returns of daily closes on common dates, fractions of equity";

    /// The portfolio's dated returns, with weights and assets behind them.
    Explanation portfolioReturns() {
        return new Explanation(
                "Portfolio returns",
                count(estimates.observations()),
                "r(t) = Σ w(i) r(i,t)",
                "today's weights, rebalanced daily; cash earns nothing; " + SIMPLE,
                "RSK-1",
                () -> {
                    var inputs = new ArrayList<Input>();
                    inputs.add(new Input.Table("Returns", returns()));
                    inputs.add(new Input.Table("Weights", weights()));
                    for (int asset = 0; asset < estimates.size(); asset++) {
                        inputs.add(Input.of(assetReturns(asset)));
                    }
                    return inputs;
                });
    }

    /// One asset's dated prices and returns.
    Explanation assetReturns(int asset) {
        return new Explanation(
                "Returns of " + estimates.instruments.get(asset),
                count(estimates.observations()),
                "r(t) = P(t) ÷ P(t−1) − 1",
                SIMPLE,
                "STA-1",
                () -> List.of(
                        input("Weight", fraction(estimates.weight(asset))),
                        input("Daily volatility", fraction(estimates.deviation(asset))),
                        new Input.Table("Prices and returns", prices(asset))));
    }

    /// Daily volatility of the portfolio.
    Explanation dailyVolatility() {
        return new Explanation(
                "Daily volatility",
                fraction(estimates.portfolioDeviation()),
                "σ = √(wᵀ Σ w)",
                "Σ the sample covariance, divisor T − 1",
                "Markowitz 1952",
                () -> List.of(
                        input("Assets", count(estimates.size())),
                        new Input.Table("Weights and volatilities", weights()),
                        new Input.Table("Covariance, daily", covariance()),
                        Input.of(portfolioReturns())));
    }

    /// A day of the portfolio taken apart: weight × return of each asset.
    Explanation day(int row) {
        return new Explanation(
                "Return of " + new ExplainedValue.Moment(estimates.returnTimes().get(row)).text(),
                fraction(estimates.portfolio[row]),
                "r(t) = Σ w(i) r(i,t)",
                SIMPLE,
                "",
                () -> List.of(new Input.Table(
                        "Assets",
                        new ExplainedTable(
                                List.of("Asset", "Weight", "Return", "Part"),
                                estimates.size(),
                                asset -> List.of(
                                        Trails.words(
                                                estimates.instruments.get(asset).symbol()),
                                        fraction(estimates.weight(asset)),
                                        fraction(estimates.returns.get(row, asset)),
                                        fraction(estimates.weight(asset) * estimates.returns.get(row, asset)))))));
    }

    private ExplainedTable returns() {
        return new ExplainedTable(
                List.of("Date", "Return"),
                estimates.observations(),
                row -> List.of(
                        new ExplainedValue.Moment(estimates.returnTimes().get(row)),
                        fraction(estimates.portfolio[row])));
    }

    private ExplainedTable weights() {
        return new ExplainedTable(
                List.of("Asset", "Weight", "Daily volatility", "Mean daily return"),
                estimates.size(),
                asset -> List.of(
                        Trails.words(estimates.instruments.get(asset).symbol()),
                        fraction(estimates.weight(asset)),
                        fraction(estimates.deviation(asset)),
                        fraction(estimates.mean.get(asset, 0))));
    }

    private ExplainedTable covariance() {
        var columns = new ArrayList<String>();
        columns.add("Asset");
        estimates.instruments.forEach(instrument -> columns.add(instrument.symbol()));
        return new ExplainedTable(columns, estimates.size(), row -> {
            var cells = new ArrayList<ExplainedValue>();
            cells.add(Trails.words(estimates.instruments.get(row).symbol()));
            for (int column = 0; column < estimates.size(); column++) {
                cells.add(plain(estimates.covariance.get(row, column)));
            }
            return cells;
        });
    }

    private ExplainedTable prices(int asset) {
        int column = estimates.columns[asset];
        return new ExplainedTable(
                List.of("Date", "Price", "Return"),
                estimates.observations(),
                row -> List.of(
                        new ExplainedValue.Moment(estimates.returnTimes().get(row)),
                        plain(estimates.sample.close(row + 1, column)),
                        fraction(estimates.returns.get(row, asset))));
    }
}
