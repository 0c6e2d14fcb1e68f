package dev.ballast.core.performance;

import dev.ballast.core.result.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;

/// Where a return came from: contributions that sum to it, over many periods (ACC-9).
///
/// Within a period contributions add up; over several they compound. Carino's linking gives each period's
/// contributions the factor k(t) ÷ K with k(t) = ln(1 + r(t)) ÷ r(t) and K = ln(1 + R) ÷ R, so that their sum is R
/// exactly, whatever the order of good and bad periods (Carino, Combining Attribution Effects Over Time, Journal of
/// Performance Measurement 3, 1999, p. 5). O(T n).
///
/// @param contributions by name, in the order given, fractions of the capital; they sum to `total`
/// @param total linked return R
/// @param periods T
public record ReturnAttribution(Map<String, Double> contributions, double total, int periods) {

    /// Returns below which ln(1 + r) ÷ r is taken from its series.
    private static final double TINY = 1e-5;

    public ReturnAttribution {
        contributions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(contributions));
    }

    /// Links contributions per period.
    ///
    /// Missing where a period or the whole lost everything: what comes after has nothing to compound on.
    ///
    /// @param names of the columns, each once
    /// @param contributions T × n, each row sums to its period's return; finite
    public static Result<ReturnAttribution> linked(List<String> names, DMatrixRMaj contributions) {
        if (names.size() != contributions.numCols || names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException(
                    "names must be distinct and as many as the " + contributions.numCols + " columns, was " + names);
        }
        if (contributions.numRows == 0) {
            return Result.missing("There is no period to attribute.");
        }
        var linked = new double[contributions.numCols];
        double growth = 1;
        for (int period = 0; period < contributions.numRows; period++) {
            double total = 0;
            for (int column = 0; column < linked.length; column++) {
                total += contributions.get(period, column);
            }
            if (!Double.isFinite(total)) {
                throw new IllegalArgumentException(
                        "contributions of period " + period + " must be finite, sum was " + total);
            }
            if (total <= -1) {
                return Result.missing("Period " + (period + 1) + " lost everything: nothing is left to link.");
            }
            double factor = logShare(total);
            for (int column = 0; column < linked.length; column++) {
                linked[column] += contributions.get(period, column) * factor;
            }
            growth *= 1 + total;
        }
        double whole = logShare(growth - 1);
        var byName = new LinkedHashMap<String, Double>();
        for (int column = 0; column < linked.length; column++) {
            byName.put(names.get(column), linked[column] / whole);
        }
        return Result.of(new ReturnAttribution(byName, growth - 1, contributions.numRows));
    }

    /// Attribution of a portfolio with these weights at the start of each period: contributions w(t,i) · r(t,i).
    ///
    /// @param weights T × n, fractions of equity; what is missing to 1 is cash and earns nothing
    /// @param returns T × n of the same periods
    public static Result<ReturnAttribution> of(List<String> names, DMatrixRMaj weights, DMatrixRMaj returns) {
        if (weights.numRows != returns.numRows || weights.numCols != returns.numCols) {
            throw new IllegalArgumentException("weights are " + weights.numRows + " x " + weights.numCols + ", returns "
                    + returns.numRows + " x " + returns.numCols);
        }
        var contributions = new DMatrixRMaj(weights.numRows, weights.numCols);
        for (int i = 0; i < contributions.data.length; i++) {
            contributions.data[i] = weights.data[i] * returns.data[i];
        }
        return linked(names, contributions);
    }

    /// The same return by group: category of an asset, strategy of a trade. Parts still sum to the whole.
    public ReturnAttribution grouped(UnaryOperator<String> group) {
        var sums = new LinkedHashMap<String, Double>();
        contributions.forEach((name, value) -> sums.merge(group.apply(name), value, Double::sum));
        return new ReturnAttribution(sums, total, periods);
    }

    /// ln(1 + r) ÷ r, 1 at r = 0.
    private static double logShare(double value) {
        return Math.abs(value) < TINY
                ? 1 - value / 2 + value * value / 3 - value * value * value / 4
                : Math.log1p(value) / value;
    }
}
