package dev.ballast.core.optimization.scenario;

import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;

/// The rows of a linear program that measures a portfolio over scenarios, with the variables that belong to single
/// scenarios kept apart, so that they can be eliminated one by one.
///
/// minimise costᵀx + auxiliaryCostᵀv subject to G(x, v) ≥ 0; x holds the n weights and maybe a quantile, v one or two
/// numbers per scenario. For weights W = diag of the rows, H = GᵀWG; v is eliminated from H(x, v) = (b, c).
interface ScenarioRows {

    /// Length of x.
    int unknowns();

    /// Length of v.
    int auxiliaries();

    /// Length of G(x, v).
    int rows();

    double[] cost();

    double[] auxiliaryCost();

    /// Completes a start from the first n numbers of x, with every row > 0.
    void start(double[] x, double[] v);

    /// Multipliers > 0 of the rows that meet the conditions of v, and of the quantile where there is one.
    void startMultipliers(double[] multipliers);

    /// out = G(x, v).
    void times(double[] x, double[] v, double[] out);

    /// (gx, gv) = Gᵀ multipliers.
    void adjoint(double[] multipliers, double[] gx, double[] gv);

    /// Writes the Schur complement of v in GᵀWG to `schur` and keeps what [#reduce] and [#recover] need.
    void factor(double[] weights, DMatrixRMaj schur);

    /// b −= H(x, v) H(v, v)⁻¹ c.
    void reduce(double[] b, double[] c);

    /// v = H(v, v)⁻¹ (c − H(v, x) x).
    void recover(double[] x, double[] c, double[] v);

    /// A best quantile at the weights in x; empty for measures without one.
    OptionalDouble quantileAt(double[] x);

    /// The measure itself at the weights in x, its quantile chosen best.
    double value(double[] x);

    /// A g with value(x) ≥ gᵀx for all x, from multipliers that meet their conditions but for rounding; the measure is
    /// the largest of such gᵀx.
    double[] supporting(double[] multipliers);
}
