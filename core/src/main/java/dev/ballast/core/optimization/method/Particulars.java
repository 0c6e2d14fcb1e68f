package dev.ballast.core.optimization.method;

import dev.ballast.core.optimization.AssetNames;
import dev.ballast.core.optimization.LinearConstraint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What single methods need besides sample, constraints and settings. Immutable; `with…` give changed copies.
///
/// Lengths are checked against the assets by [MethodInput#with(Particulars)], what numbers mean here.
public final class Particulars {

    /// Nothing given: half Kelly, tilts of strength 1, no impact, no views.
    public static final Particulars NONE = new Particulars();

    // Set once, by the method that makes a changed copy, before anybody else sees it.
    private double @Nullable [] capitalisations;
    private double @Nullable [] riskBudgets;
    private double @Nullable [] benchmark;
    private List<Integer> hedges = List.of();
    private List<LinearConstraint> exposures = List.of();
    private ViewSet views = ViewSet.NONE;
    private double impact;
    private double kellyFraction = 0.5;
    private double tiltStrength = 1;

    private Particulars() {}

    private Particulars(Particulars other) {
        capitalisations = other.capitalisations;
        riskBudgets = other.riskBudgets;
        benchmark = other.benchmark;
        hedges = other.hedges;
        exposures = other.exposures;
        views = other.views;
        impact = other.impact;
        kellyFraction = other.kellyFraction;
        tiltStrength = other.tiltStrength;
    }

    /// Market capitalisations in one currency, finite and ≥ 0, one above 0 at least; copied.
    public Particulars withCapitalisations(double[] amounts) {
        var copy = new Particulars(this);
        copy.capitalisations = requireAmounts("capitalisation", amounts);
        return copy;
    }

    /// Shares of the variance, finite and ≥ 0, one above 0 at least, only their proportions count; copied.
    public Particulars withRiskBudgets(double[] budgets) {
        var copy = new Particulars(this);
        copy.riskBudgets = requireAmounts("risk budget", budgets);
        return copy;
    }

    /// Weights to follow, finite; copied.
    public Particulars withBenchmark(double[] weights) {
        for (int i = 0; i < weights.length; i++) {
            if (!Double.isFinite(weights[i])) {
                throw new IllegalArgumentException(
                        "benchmark weight of " + AssetNames.of(i) + " must be finite, was " + weights[i]);
            }
        }
        var copy = new Particulars(this);
        copy.benchmark = weights.clone();
        return copy;
    }

    /// Indices of the assets to hedge with, each once.
    public Particulars withHedges(List<Integer> assets) {
        if (assets.stream().distinct().count() != assets.size()) {
            throw new IllegalArgumentException("every hedging asset must be given once, was " + assets);
        }
        var copy = new Particulars(this);
        copy.hedges = List.copyOf(assets);
        return copy;
    }

    /// Exposures to factors, such as Σ βw = 0, that the factor-neutral book is held to.
    public Particulars withExposures(List<LinearConstraint> limits) {
        var copy = new Particulars(this);
        copy.exposures = List.copyOf(limits);
        return copy;
    }

    public Particulars withViews(ViewSet changed) {
        var copy = new Particulars(this);
        copy.views = changed;
        return copy;
    }

    /// Coefficient of |Δw|^1.5 in what trading costs, ≥ 0 and finite: the cost of trading as much as the book is worth,
    /// as a fraction of it.
    public Particulars withImpact(double coefficient) {
        if (!(coefficient >= 0 && coefficient < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("impact must be finite and >= 0, was " + coefficient);
        }
        var copy = new Particulars(this);
        copy.impact = coefficient;
        return copy;
    }

    /// Share of the growth-optimal book, in (0, 1].
    public Particulars withKellyFraction(double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("Kelly fraction must lie in (0, 1], was " + fraction);
        }
        var copy = new Particulars(this);
        copy.kellyFraction = fraction;
        return copy;
    }

    /// How far scores move weights, ≥ 0 and finite.
    public Particulars withTiltStrength(double strength) {
        if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tilt strength must be finite and >= 0, was " + strength);
        }
        var copy = new Particulars(this);
        copy.tiltStrength = strength;
        return copy;
    }

    /// A copy; empty where the trader gave none.
    public Optional<double[]> capitalisations() {
        return copy(capitalisations);
    }

    /// A copy.
    public Optional<double[]> riskBudgets() {
        return copy(riskBudgets);
    }

    /// A copy.
    public Optional<double[]> benchmark() {
        return copy(benchmark);
    }

    /// What the market holds: in proportion to capitalisations, else the benchmark. A copy, empty where neither is
    /// given.
    public Optional<double[]> marketWeights() {
        if (capitalisations == null) {
            return copy(benchmark);
        }
        double sum = 0;
        for (double amount : capitalisations) {
            sum += amount;
        }
        double[] weights = capitalisations.clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return Optional.of(weights);
    }

    public List<Integer> hedges() {
        return hedges;
    }

    public List<LinearConstraint> exposures() {
        return exposures;
    }

    public ViewSet views() {
        return views;
    }

    public double impact() {
        return impact;
    }

    public double kellyFraction() {
        return kellyFraction;
    }

    public double tiltStrength() {
        return tiltStrength;
    }

    /// Refuses what is not on `size` assets, by name.
    void requireSize(int size) {
        requireLength("capitalisations", capitalisations, size);
        requireLength("risk budgets", riskBudgets, size);
        requireLength("benchmark weights", benchmark, size);
        for (int hedge : hedges) {
            if (hedge < 0 || hedge >= size) {
                throw new IllegalArgumentException("hedging asset must lie in [0, " + size + "), was " + hedge);
            }
        }
        for (LinearConstraint exposure : exposures) {
            if (exposure.size() != size) {
                throw new IllegalArgumentException(
                        exposure.name() + ": " + size + " values expected, was " + exposure.size());
            }
        }
        views.views().forEach(view -> {
            if (view.size() != size) {
                throw new IllegalArgumentException(
                        "view " + view.name() + " is on " + view.size() + " assets, the sample on " + size);
            }
        });
    }

    private static void requireLength(String what, double @Nullable [] values, int size) {
        if (values != null && values.length != size) {
            throw new IllegalArgumentException(size + " " + what + " expected, was " + values.length);
        }
    }

    private static double[] requireAmounts(String what, double[] amounts) {
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            if (!(amounts[i] >= 0 && amounts[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        what + " of " + AssetNames.of(i) + " must be finite and >= 0, was " + amounts[i]);
            }
            sum += amounts[i];
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the sum of each " + what + " must be finite and > 0, was " + sum);
        }
        return amounts.clone();
    }

    private static Optional<double[]> copy(double @Nullable [] values) {
        return values == null ? Optional.empty() : Optional.of(values.clone());
    }
}
