package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/// The amounts of a book on a [RiskBasis], with their past gains: what its risk figures are computed from.
///
/// Amounts are in the book's currency. A trade adds its amount's gains, O(T); quadratic forms are O(n²). Nothing is
/// estimated here. For one thread.
final class BookRisk {

    /// An amount that is rounding, in the book's currency.
    private static final double ROUNDING = 1e-9;

    private final RiskBasis basis;
    private final double[] amounts;
    private final double[] gains;
    /// Amounts without a row, and amounts of the plain volatility.
    private final Map<InstrumentId, Double> uncovered;

    private final Map<InstrumentId, Double> all;
    /// Kept until the next trade; NaN where it is not computed yet.
    private double variance = Double.NaN;

    private BookRisk(
            RiskBasis basis,
            double[] amounts,
            double[] gains,
            Map<InstrumentId, Double> uncovered,
            Map<InstrumentId, Double> all) {
        this.basis = basis;
        this.amounts = amounts;
        this.gains = gains;
        this.uncovered = uncovered;
        this.all = all;
    }

    static BookRisk of(RiskBasis basis, Valuation valuation) {
        var risk = new BookRisk(
                basis,
                new double[basis.instruments().size()],
                new double[basis.observations()],
                new TreeMap<>(),
                new TreeMap<>());
        for (Position position : valuation.positions()) {
            risk.trade(position.instrument(), position.value());
        }
        return risk;
    }

    /// An independent copy.
    BookRisk copy() {
        return new BookRisk(basis, amounts.clone(), gains.clone(), new TreeMap<>(uncovered), new TreeMap<>(all));
    }

    /// Adds an amount, negative for a sale.
    void trade(InstrumentId instrument, double amount) {
        all.merge(instrument, amount, Double::sum);
        variance = Double.NaN;
        int row = basis.row(instrument);
        if (row < 0) {
            uncovered.merge(instrument, amount, Double::sum);
            return;
        }
        amounts[row] += amount;
        double[] returns = basis.returns(row);
        for (int day = 0; day < gains.length; day++) {
            gains[day] += amount * returns[day];
        }
    }

    RiskBasis basis() {
        return basis;
    }

    double amount(int row) {
        return amounts[row];
    }

    /// A copy.
    double[] amounts() {
        return amounts.clone();
    }

    /// Why figures of the whole book cannot be told; empty where they can.
    String doubt() {
        return uncovered.entrySet().stream()
                .filter(entry -> Math.abs(entry.getValue()) > ROUNDING)
                .findFirst()
                .map(entry -> basis.reason(entry.getKey()))
                .orElse("");
    }

    /// Daily returns of the book at fixed weights, fractions of `equity`; empty without a sample.
    double[] returns(double equity) {
        double[] daily = gains.clone();
        for (int day = 0; day < daily.length; day++) {
            daily[day] /= equity;
        }
        return daily;
    }

    /// Daily variance in money squared.
    double variance() {
        if (Double.isNaN(variance)) {
            variance = form(amounts, amounts);
        }
        return variance;
    }

    /// Σ rowₒ₊ᵢ vᵢ, in four sums side by side, which do not wait for one another.
    static double dot(double[] row, int offset, double[] vector) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < vector.length; i += 4) {
            first += row[offset + i] * vector[i];
            second += row[offset + i + 1] * vector[i + 1];
            third += row[offset + i + 2] * vector[i + 2];
            fourth += row[offset + i + 3] * vector[i + 3];
        }
        for (; i < vector.length; i++) {
            first += row[offset + i] * vector[i];
        }
        return first + second + (third + fourth);
    }

    /// aᵀ Σ b, daily.
    double form(double[] a, double[] b) {
        double[] data = basis.covariance().data;
        int size = amounts.length;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            if (a[i] != 0) {
                sum += a[i] * dot(data, i * size, b);
            }
        }
        return sum;
    }

    /// Σ x, for the parts that positions have in the variance.
    double[] products() {
        return products(amounts);
    }

    /// Σ v for any amounts or weights by row.
    double[] products(double[] vector) {
        double[] data = basis.covariance().data;
        int size = amounts.length;
        var products = new double[size];
        for (int i = 0; i < size; i++) {
            products[i] = dot(data, i * size, vector);
        }
        return products;
    }

    /// Amounts less what the targets would have at this equity, by row; `IllegalStateException` never: a target
    /// without a row counts nowhere, see [#targetDoubt].
    double[] distances(Targets targets, double equity) {
        double[] distances = amounts.clone();
        double[] weights = weights(targets);
        for (int row = 0; row < distances.length; row++) {
            distances[row] -= weights[row] * equity;
        }
        return distances;
    }

    /// Target weights by row.
    double[] weights(Targets targets) {
        var weights = new double[amounts.length];
        targets.weights().forEach((instrument, weight) -> {
            int row = basis.row(instrument);
            if (row >= 0) {
                weights[row] = weight;
            }
        });
        return weights;
    }

    /// Why the distance from these targets cannot be told; empty where it can.
    String targetDoubt(Targets targets) {
        return targets.weights().entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && basis.row(entry.getKey()) < 0)
                .findFirst()
                .map(entry -> basis.reason(entry.getKey()))
                .orElse(doubt());
    }

    /// Annual volatility over the recent days, a fraction of equity.
    Result<Double> recentVolatility(double equity, int periodsPerYear) {
        RiskBasis.Block block = basis.recent();
        DMatrixRMaj covariance = block.covariance();
        int size = covariance.numRows;
        var weights = new double[size];
        for (Map.Entry<InstrumentId, Double> entry : all.entrySet()) {
            if (Math.abs(entry.getValue()) <= ROUNDING) {
                continue;
            }
            Integer row = block.rows().get(entry.getKey());
            if (row == null) {
                return Result.missing("No volatility without " + entry.getKey() + ": "
                        + block.excluded().getOrDefault(entry.getKey(), "it has no history here") + ".");
            }
            weights[row] = entry.getValue() / equity;
        }
        double variance = 0;
        for (int i = 0; i < size; i++) {
            variance += weights[i] * dot(covariance.data, i * size, weights);
        }
        return Result.finite(Math.sqrt(Math.max(0, variance) * periodsPerYear), "The volatility");
    }

    /// Effective number of bets on the principal components of the whole universe (Meucci 2009).
    Result<Double> effectiveBets() {
        int size = amounts.length;
        var shares = new double[size];
        double total = 0;
        for (int component = 0; component < size; component++) {
            double exposure = dot(basis.component(component), 0, amounts);
            shares[component] = exposure * exposure * basis.componentVariance(component);
            total += shares[component];
        }
        if (!(total > 0)) {
            return Result.missing("The book has no variance to divide among bets.");
        }
        double whole = total;
        double entropy = -Arrays.stream(shares)
                .map(share -> share / whole)
                .filter(share -> share > 0)
                .map(share -> share * Math.log(share))
                .sum();
        return Result.finite(Math.exp(entropy), "The number of effective bets");
    }
}
