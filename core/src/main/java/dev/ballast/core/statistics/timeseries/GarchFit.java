package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;

/// A GARCH model at the maximum of its likelihood, and how well that maximum was reached. Immutable.
public final class GarchFit {

    /// Where the maximum lies.
    public enum Status {
        /// Inside the admissible region.
        CONVERGED,
        /// At its edge: see [GarchFit#bounds]. Standard errors don't apply there.
        AT_BOUND
    }

    private final GarchModel model;
    private final GarchPath path;
    private final int iterations;
    private final double scaledScore;
    private final List<String> bounds;
    private final Result<double[]> standardErrors;

    GarchFit(GarchPath path, GarchModel model, int iterations, double scaledScore, Result<double[]> standardErrors) {
        this.model = model;
        this.path = path;
        this.iterations = iterations;
        this.scaledScore = scaledScore;
        this.bounds = bounds(path.parameters(), model, path.sampleVariance());
        this.standardErrors = bounds.isEmpty()
                ? standardErrors
                : Result.missing("no standard errors at a bound: " + String.join(", ", bounds));
    }

    private static List<String> bounds(GarchParameters parameters, GarchModel model, double variance) {
        var bounds = new ArrayList<String>();
        if (parameters.omega() < 1e-8 * variance) {
            bounds.add("omega at 0");
        }
        if (parameters.alpha() < 1e-6) {
            bounds.add("alpha at 0");
        }
        if (parameters.gamma() != 0 && parameters.alpha() + parameters.gamma() < 1e-6) {
            bounds.add("alpha + gamma at 0");
        }
        if (parameters.beta() < 1e-6) {
            bounds.add("beta at 0");
        }
        int most =
                switch (model.persistence()) {
                    case BELOW_ONE -> 1;
                    case FREE -> 3;
                };
        if (parameters.persistence() > most - 1e-6) {
            bounds.add("persistence at " + most);
        }
        if (parameters.degreesOfFreedom() < 2 + 1e-4) {
            bounds.add("degrees of freedom at 2");
        }
        if (parameters.degreesOfFreedom() > 990 && Double.isFinite(parameters.degreesOfFreedom())) {
            bounds.add("degrees of freedom at 1000");
        }
        return List.copyOf(bounds);
    }

    public GarchModel model() {
        return model;
    }

    public GarchParameters parameters() {
        return path.parameters();
    }

    /// Variances, standardised residuals, likelihood and forecasts.
    public GarchPath path() {
        return path;
    }

    public Status status() {
        return bounds.isEmpty() ? Status.CONVERGED : Status.AT_BOUND;
    }

    /// The edges of the admissible region at which the maximum lies.
    public List<String> bounds() {
        return bounds;
    }

    /// Newton steps of the climb that was kept.
    public int iterations() {
        return iterations;
    }

    /// Distance to the maximum in standard errors; 1e-8 as a rule, never above 1e-4.
    public double scaledScore() {
        return scaledScore;
    }

    /// The free parameters, in the order of [#parameterNames].
    public double[] estimates() {
        double[] all = path.parameters().toArray();
        int[] free = model.free();
        var estimates = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            estimates[i] = all[free[i]];
        }
        return estimates;
    }

    /// Names of the free parameters: mu, omega, alpha, gamma, beta, nu without those that the model lacks.
    public List<String> parameterNames() {
        List<String> all = List.of("mu", "omega", "alpha", "gamma", "beta", "nu");
        var names = new ArrayList<String>();
        for (int i : model.free()) {
            names.add(all.get(i));
        }
        return List.copyOf(names);
    }

    /// Roots of the diagonal of the inverse observed information, in the order of [#parameterNames].
    public Result<double[]> standardErrors() {
        return standardErrors.map(double[]::clone);
    }
}
