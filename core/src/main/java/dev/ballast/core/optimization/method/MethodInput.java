package dev.ballast.core.optimization.method;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.statistics.CovarianceEstimate;
import dev.ballast.core.statistics.Samples;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// What every method is solved from: a sample, what was estimated from it per year, constraints, holdings, settings.
///
/// Immutable. Covariance and expected returns of the problem are per year; the returns are simple ones per period, the
/// scenarios of those methods that look at more than two moments.
public final class MethodInput {

    private final DMatrixRMaj returns;
    private final Problem problem;
    private final double @Nullable [] held;
    private final MethodSettings settings;
    private final Particulars particulars;

    private MethodInput(
            DMatrixRMaj returns,
            Problem problem,
            double @Nullable [] held,
            MethodSettings settings,
            Particulars particulars) {
        this.returns = returns;
        this.problem = problem;
        this.held = held;
        this.settings = settings;
        this.particulars = particulars;
    }

    /// An input without holdings.
    ///
    /// @param returns T × n simple returns per period, T ≥ 2, copied; `IllegalArgumentException` names an
    ///     entry that is not a usable number
    /// @param problem covariance and expected returns per year of the same n assets, and their constraints
    public static MethodInput of(DMatrixRMaj returns, Problem problem, MethodSettings settings) {
        Samples.requireShape(returns, 2, "returns");
        Samples.requireUsable(returns, "returns");
        if (returns.numCols != problem.size()) {
            throw new IllegalArgumentException(
                    "returns are of " + returns.numCols + " assets, the problem of " + problem.size());
        }
        return new MethodInput(returns.copy(), problem, null, settings, Particulars.NONE);
    }

    /// An input from an estimate per period and expected returns per year.
    ///
    /// @param expectedReturns one per asset, per year
    public static MethodInput of(
            DMatrixRMaj returns,
            CovarianceEstimate covariance,
            double[] expectedReturns,
            Constraints constraints,
            MethodSettings settings) {
        RiskModel risk = RiskModel.of(covariance.annual(settings.periodsPerYear()), constraints.assets());
        return of(returns, Problem.of(risk, expectedReturns, constraints), settings);
    }

    /// The same with what is held now.
    ///
    /// @param current weights, one per asset, finite; copied
    public MethodInput withHeld(double[] current) {
        if (current.length != size()) {
            throw new IllegalArgumentException(size() + " current weights expected, was " + current.length);
        }
        Samples.requireUsable(current, "current weights");
        return new MethodInput(returns, problem, current.clone(), settings, particulars);
    }

    public MethodInput with(Constraints constraints) {
        return new MethodInput(returns, problem.with(constraints), held, settings, particulars);
    }

    public MethodInput with(MethodSettings changed) {
        return new MethodInput(returns, problem, held, changed, particulars);
    }

    /// The same with what single methods need; `IllegalArgumentException` names what is not on these assets.
    public MethodInput with(Particulars changed) {
        changed.requireSize(size());
        return new MethodInput(returns, problem, held, settings, changed);
    }

    /// Number of assets n.
    public int size() {
        return problem.size();
    }

    public List<String> assets() {
        return problem.constraints().assets();
    }

    /// T × n simple returns per period, a copy.
    public DMatrixRMaj returns() {
        return returns.copy();
    }

    public Problem problem() {
        return problem;
    }

    /// Current weights, a copy; empty where nothing was given.
    public Optional<double[]> held() {
        return held == null ? Optional.empty() : Optional.of(held.clone());
    }

    public MethodSettings settings() {
        return settings;
    }

    public Particulars particulars() {
        return particulars;
    }
}
