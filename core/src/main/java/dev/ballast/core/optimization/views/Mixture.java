package dev.ballast.core.optimization.views;

import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// The linear algebra of the posterior: A factored by Cholesky with the views in order, a view
/// whose pivot is rounding being one that follows from those before.
final class Mixture {

    private static final double DEPENDENT = 1e-11;
    private static final double CONSISTENT = 1e-9;

    private final RiskModel prior;
    private final double[] equilibrium;
    private final double tau;
    private final List<View> views;
    private final List<Double> errors;
    /// τ S p(k), row by row.
    private final double[][] images;
    /// Of independent views.
    private final List<Integer> kept = new ArrayList<>();

    private final List<double[]> factor = new ArrayList<>();
    private final List<String> implied = new ArrayList<>();

    Mixture(RiskModel prior, double[] equilibrium, double tau, List<View> views, List<Double> errors) {
        this.prior = prior;
        this.equilibrium = equilibrium;
        this.tau = tau;
        this.views = views;
        this.errors = errors;
        this.images = views.stream()
                .map(view -> scaled(prior.times(view.portfolio()), tau))
                .toArray(double[][]::new);
    }

    Result<Posterior> posterior() {
        double[] surprise = new double[views.size()];
        for (int k = 0; k < surprise.length; k++) {
            surprise[k] = views.get(k).expected() - views.get(k).of(equilibrium);
        }
        // L⁻¹ (q − Pπ), as it grows.
        var solved = new ArrayList<Double>();
        for (int k = 0; k < surprise.length; k++) {
            double[] row = eliminated(k);
            double rest = surprise[k];
            for (int l = 0; l < solved.size(); l++) {
                rest -= row[l] * solved.get(l);
            }
            double pivot = row[row.length - 1];
            if (pivot > 0) {
                kept.add(k);
                factor.add(row);
                solved.add(rest / pivot);
            } else if (Math.abs(rest) <= CONSISTENT * (Math.abs(surprise[k]) + size(k))) {
                implied.add(views.get(k).name());
            } else {
                return Result.missing(contradiction(k, row, rest));
            }
        }
        return Result.of(mix(solved));
    }

    private double entry(int k, int l) {
        return views.get(k).of(images[l]) + (k == l ? errors.get(k) : 0);
    }

    /// Size of returns that a view could be about, for what counts as rounding.
    private double size(int k) {
        double sum = Math.abs(views.get(k).expected());
        for (int i = 0; i < equilibrium.length; i++) {
            sum += Math.abs(views.get(k).weight(i) * equilibrium[i]);
        }
        return sum;
    }

    /// The row of the factor for view k against those kept, its pivot last: 0 where the view depends on them.
    private double[] eliminated(int k) {
        var row = new double[kept.size() + 1];
        double diagonal = entry(k, k);
        double pivot = diagonal;
        for (int l = 0; l < kept.size(); l++) {
            double value = entry(k, kept.get(l));
            double[] above = factor.get(l);
            for (int j = 0; j < l; j++) {
                value -= row[j] * above[j];
            }
            row[l] = value / above[l];
            pivot -= row[l] * row[l];
        }
        row[kept.size()] = pivot > DEPENDENT * diagonal ? Math.sqrt(pivot) : 0;
        return row;
    }

    private String contradiction(int k, double[] row, double rest) {
        // Which views make up the portfolio of view k: the solution of Lᵀ x = row.
        double[] shares = backward(row);
        double largest = 0;
        for (double share : shares) {
            largest = Math.max(largest, Math.abs(share));
        }
        double least = 1e-9 * largest;
        String others = IntStream.range(0, shares.length)
                .filter(l -> Math.abs(shares[l]) > least)
                .mapToObj(l -> views.get(kept.get(l)).name())
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? "view %s is certain about a portfolio without risk, whose return is %s"
                        .formatted(views.get(k).name(), views.get(k).of(equilibrium))
                : "certain views contradict: %s follows from %s with %s"
                        .formatted(views.get(k).name(), others, views.get(k).expected() - rest);
    }

    private double[] backward(double[] right) {
        int count = kept.size();
        var x = new double[count];
        for (int l = count - 1; l >= 0; l--) {
            double sum = right[l];
            for (int j = l + 1; j < count; j++) {
                sum -= factor.get(j)[l] * x[j];
            }
            x[l] = sum / factor.get(l)[l];
        }
        return x;
    }

    private Posterior mix(List<Double> solved) {
        int size = prior.size();
        int count = kept.size();
        // L⁻¹ PτS: its product with itself is what views take from the variance of the expectation.
        var halves = new double[count][];
        double[] returns = equilibrium.clone();
        double compatibility = 0;
        for (int l = 0; l < count; l++) {
            double[] half = images[kept.get(l)].clone();
            double[] row = factor.get(l);
            for (int j = 0; j < l; j++) {
                add(half, -row[j], halves[j]);
            }
            halves[l] = scaled(half, 1 / row[l]);
            add(returns, solved.get(l), halves[l]);
            compatibility += solved.get(l) * solved.get(l);
        }
        var covariance = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double value = (1 + tau) * prior.get(i, j);
                for (double[] half : halves) {
                    value -= half[i] * half[j];
                }
                covariance.set(i, j, value);
                covariance.set(j, i, value);
            }
        }
        return Posterior.of(returns, covariance, implied, compatibility, count);
    }

    private static double[] scaled(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return values;
    }

    private static void add(double[] target, double factor, double[] values) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * values[i];
        }
    }
}
