package dev.ballast.core.risk.live;

import dev.ballast.core.risk.tail.NormalTail;
import org.ejml.data.DMatrixRMaj;

/// Value, volatility, normal value at risk and contributions of a book, kept up to date price by price.
///
/// Works on amounts x(i) = quantity × price in the book's currency, whose moments scale with them: with y = Σx,
/// one price moves y by δ Σ(·,i) and the variance xᵀy follows, O(n) instead of O(n²). Every 256 moves y is
/// computed anew, so that rounding does not add up: figures equal those from scratch to 1e-10. Moves allocate
/// nothing.
///
/// Covariance and mean are daily and stay as given until the next estimate. Weights are fractions of equity,
/// which is cash plus all amounts; every figure that divides by it refuses while it is not > 0. For one thread.
public final class LiveRisk {

    private static final int MOVES_BETWEEN_REFRESHES = 256;

    private final int size;
    private final double[] covariance;
    private final double[] mean;
    private final double[] quantities;
    private final double[] amounts;
    private final double[] products;
    private final double quantile;
    private final double tailMean;
    private final double annual;
    private double cash;
    private double equity;
    private double variance;
    private double drift;
    private int moves;

    private LiveRisk(
            double[] quantities,
            double[] prices,
            double cash,
            DMatrixRMaj covariance,
            DMatrixRMaj mean,
            double confidence,
            int periodsPerYear) {
        this.size = quantities.length;
        this.covariance = covariance.data.clone();
        this.mean = mean.data.clone();
        this.quantities = quantities.clone();
        this.amounts = new double[size];
        this.products = new double[size];
        this.quantile = NormalTail.quantile(confidence);
        this.tailMean = NormalTail.tailMean(confidence);
        this.annual = Math.sqrt(periodsPerYear);
        this.cash = cash;
        for (int i = 0; i < size; i++) {
            amounts[i] = quantities[i] * requirePrice(i, prices[i]);
        }
        refresh();
    }

    /// A book at its present prices.
    ///
    /// @param quantities n, finite; negative where short
    /// @param prices n, in the book's currency, finite and > 0
    /// @param cash in the same currency
    /// @param covariance n × n of daily returns, symmetric; copied
    /// @param mean n × 1 of daily returns; copied
    /// @param confidence of the value at risk, in (0, 1)
    /// @param periodsPerYear daily returns a year, ≥ 1
    public static LiveRisk of(
            double[] quantities,
            double[] prices,
            double cash,
            DMatrixRMaj covariance,
            DMatrixRMaj mean,
            double confidence,
            int periodsPerYear) {
        int size = quantities.length;
        if (prices.length != size
                || covariance.numRows != size
                || covariance.numCols != size
                || mean.getNumElements() != size) {
            throw new IllegalArgumentException("prices, covariance and mean must be of the size of quantities, " + size
                    + ", were " + prices.length + ", " + covariance.numRows + " x " + covariance.numCols + " and "
                    + mean.getNumElements());
        }
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(quantities[i])) {
                throw new IllegalArgumentException("quantity " + i + " must be finite, was " + quantities[i]);
            }
        }
        if (!Double.isFinite(cash) || periodsPerYear < 1) {
            throw new IllegalArgumentException(
                    "cash must be finite and periodsPerYear >= 1, were " + cash + " and " + periodsPerYear);
        }
        return new LiveRisk(quantities, prices, cash, covariance, mean, confidence, periodsPerYear);
    }

    /// Takes a new price of one asset. O(n), allocates nothing.
    public void price(int asset, double price) {
        move(asset, quantities[asset] * requirePrice(asset, price));
    }

    /// Takes a new quantity of one asset at its price, and the cash it cost or brought.
    public void trade(int asset, double quantity, double price, double cashAfter) {
        if (!Double.isFinite(quantity) || !Double.isFinite(cashAfter)) {
            throw new IllegalArgumentException(
                    "quantity and cash must be finite, were " + quantity + " and " + cashAfter);
        }
        quantities[asset] = quantity;
        cash = cashAfter;
        move(asset, quantity * requirePrice(asset, price));
    }

    private void move(int asset, double amount) {
        double change = amount - amounts[asset];
        amounts[asset] = amount;
        if (++moves >= MOVES_BETWEEN_REFRESHES) {
            refresh();
            return;
        }
        // The matrix is symmetric: a row is read in place of a column, side by side in memory.
        int row = asset * size;
        double sum = 0;
        double total = cash;
        double growth = 0;
        for (int i = 0; i < size; i++) {
            double product = products[i] + change * covariance[row + i];
            products[i] = product;
            sum += product * amounts[i];
            total += amounts[i];
            growth += amounts[i] * mean[i];
        }
        variance = Math.max(0, sum);
        equity = total;
        drift = growth;
    }

    private void refresh() {
        moves = 0;
        double sum = 0;
        double total = cash;
        double growth = 0;
        for (int i = 0; i < size; i++) {
            double product = 0;
            for (int j = 0; j < size; j++) {
                product += covariance[i * size + j] * amounts[j];
            }
            products[i] = product;
            sum += product * amounts[i];
            total += amounts[i];
            growth += amounts[i] * mean[i];
        }
        variance = Math.max(0, sum);
        equity = total;
        drift = growth;
    }

    /// Cash plus all amounts, in the book's currency.
    public double equity() {
        return equity;
    }

    /// Fraction of equity in one asset.
    public double weight(int asset) {
        return amounts[asset] / requireEquity();
    }

    /// Daily standard deviation, a fraction of equity.
    public double dailyVolatility() {
        return Math.sqrt(variance) / requireEquity();
    }

    /// Daily × √periods per year.
    public double annualVolatility() {
        return dailyVolatility() * annual;
    }

    /// Normal value at risk over one day, a fraction of equity: −(μ + z σ).
    public double valueAtRisk() {
        return -(drift + quantile * Math.sqrt(variance)) / requireEquity();
    }

    /// Normal conditional value at risk over one day, a fraction of equity.
    public double conditionalValueAtRisk() {
        return (tailMean * Math.sqrt(variance) - drift) / requireEquity();
    }

    /// Part of the annual volatility that one asset carries; the parts sum to it. 0 for a book without variance.
    public double componentVolatility(int asset) {
        return variance > 0 ? amounts[asset] * products[asset] / Math.sqrt(variance) / requireEquity() * annual : 0;
    }

    /// Part of the value at risk that one asset carries; the parts sum to it.
    public double componentValueAtRisk(int asset) {
        double risk = variance > 0 ? quantile * products[asset] / Math.sqrt(variance) : 0;
        return -amounts[asset] * (mean[asset] + risk) / requireEquity();
    }

    private double requireEquity() {
        if (!(equity > 0)) {
            throw new IllegalStateException("equity must be > 0 for figures that divide by it, was " + equity);
        }
        return equity;
    }

    private static double requirePrice(int asset, double price) {
        if (!(price > 0 && Double.isFinite(price))) {
            throw new IllegalArgumentException("price " + asset + " must be finite and > 0, was " + price);
        }
        return price;
    }
}
