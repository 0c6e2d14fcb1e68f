package dev.ballast.core.optimization.scenario;

import dev.ballast.core.optimization.scenario.Polyhedron.Row;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// Mehrotra's predictor-corrector method (Mehrotra 1992; Wright 1997, chapter 10) for a measure over scenarios
/// ([ScenarioRows]) and a polyhedron of weights.
///
/// A step costs one product of T × n scenarios with themselves and a Cholesky factor of size n + 1: variables of single
/// scenarios are eliminated one by one, so that T counts linearly.
final class InteriorPoint {

    /// Complementarity against the objective, plus residuals, at which a point is as good as exact.
    private static final double CLOSE = 1e-12;

    private static final double SMALLEST_OBJECTIVE = 1e-6;
    /// Steps without a better point after which there will be none.
    private static final int PATIENCE = 6;
    /// Complementarity that shrinks less than this stands still.
    private static final double SLOW = 0.999;

    private final ScenarioRows scenarios;
    private final Polyhedron set;
    private final NormalEquations equations;
    private final int n;
    private final int m;
    private final int[] starts;
    private final int rows;
    private final double caution;

    final double[] x;
    private final double[] v;
    /// Slacks and multipliers: rows of the scenarios, lower bounds, upper bounds, inequalities.
    private final double[] slack;

    final double[] multiplier;
    final double[] equality;

    private final double[] cost;
    private final double[] auxiliaryCost;
    private final DMatrixRMaj schur;
    private final double[] weight;
    private final double[] primal;
    private final double[] centring;
    private final double[] combined;
    private final double[] dualX;
    private final double[] dualV;
    private final double[] stepX;
    private final double[] stepV;
    private final double[] rightV;
    private final double[] stepEquality;
    private final double[] stepSlack;
    private final double[] stepMultiplier;
    private final double[] gradientX;
    private final double[] keptX;
    private final double[] keptSlack;
    private final double[] keptMultiplier;
    private final double[] keptEquality;
    private int iterations;
    private boolean ranOut;

    /// @param caution share of the complementarity that every step leaves, 0 for as little as it can: large steps end
    ///     sooner, and at times where rounding has the last word
    InteriorPoint(ScenarioRows scenarios, Polyhedron set, double caution) {
        this.caution = caution;
        this.scenarios = scenarios;
        this.set = set;
        this.n = set.size();
        this.m = scenarios.unknowns();
        int first = scenarios.rows();
        this.starts = new int[] {first, first + n, first + 2 * n};
        this.rows = starts[2] + set.inequalities.size();
        this.equations = new NormalEquations(m, set.equalities);
        this.x = new double[m];
        this.v = new double[scenarios.auxiliaries()];
        this.slack = new double[rows];
        this.multiplier = new double[rows];
        this.equality = new double[set.equalities.size()];
        this.cost = scenarios.cost();
        this.auxiliaryCost = scenarios.auxiliaryCost();
        this.schur = new DMatrixRMaj(m, m);
        this.weight = new double[rows];
        this.primal = new double[rows];
        this.centring = new double[rows];
        this.combined = new double[rows];
        this.dualX = new double[m];
        this.dualV = new double[v.length];
        this.stepX = new double[m];
        this.stepV = new double[v.length];
        this.rightV = new double[v.length];
        this.stepEquality = new double[equality.length];
        this.stepSlack = new double[rows];
        this.stepMultiplier = new double[rows];
        this.gradientX = new double[m];
        this.keptX = new double[m];
        this.keptSlack = new double[rows];
        this.keptMultiplier = new double[rows];
        this.keptEquality = new double[equality.length];
    }

    int iterations() {
        return iterations;
    }

    /// Whether the limit ended the run.
    boolean ranOut() {
        return ranOut;
    }

    double slackOf(int row) {
        return slack[row];
    }

    int lowerBound(int asset) {
        return starts[0] + asset;
    }

    int upperBound(int asset) {
        return starts[1] + asset;
    }

    int inequality(int index) {
        return starts[2] + index;
    }

    /// Iterates until complementarity is rounding or nothing gets better any more, and leaves the best point seen in
    /// place; whether that is good is for the caller to verify.
    void run(int limit) {
        start();
        double best = Double.POSITIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;
        int idle = 0;
        while (true) {
            residuals();
            double gap = complementarity();
            double error = gap / Math.max(SMALLEST_OBJECTIVE, Math.abs(objective())) + infeasibility();
            idle = error < best || gap < SLOW * smallest ? 0 : idle + 1;
            smallest = Math.min(smallest, gap);
            if (error < best) {
                best = error;
                keep();
            }
            // Beyond the limit of rounding residuals grow again, and late points are not numbers any more.
            ranOut = iterations >= limit;
            if (best <= CLOSE || !(error < Double.POSITIVE_INFINITY) || idle > PATIENCE || ranOut) {
                break;
            }
            iterations++;
            advance(gap / rows);
        }
        System.arraycopy(keptX, 0, x, 0, m);
        System.arraycopy(keptSlack, 0, slack, 0, rows);
        System.arraycopy(keptMultiplier, 0, multiplier, 0, rows);
        System.arraycopy(keptEquality, 0, equality, 0, equality.length);
    }

    private void keep() {
        System.arraycopy(x, 0, keptX, 0, m);
        System.arraycopy(slack, 0, keptSlack, 0, rows);
        System.arraycopy(multiplier, 0, keptMultiplier, 0, rows);
        System.arraycopy(equality, 0, keptEquality, 0, equality.length);
    }

    private void start() {
        System.arraycopy(set.centre(), 0, x, 0, n);
        scenarios.start(x, v);
        applyRows(x, v, slack, 1);
        for (int i = starts[0]; i < rows; i++) {
            slack[i] = Math.max(slack[i], 1e-2);
        }
        scenarios.startMultipliers(multiplier);
        scenarios.adjoint(multiplier, gradientX, dualV);
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean -= gradientX[i] / n;
        }
        double size = 0;
        for (int i = 0; i < n; i++) {
            size = Math.max(size, Math.abs(-gradientX[i] - mean));
        }
        double ground = Math.max(size, 1e-3);
        for (int i = 0; i < n; i++) {
            double pull = -gradientX[i] - mean;
            multiplier[lowerBound(i)] = Math.max(pull, 0) + ground;
            multiplier[upperBound(i)] = Math.max(-pull, 0) + ground;
        }
        Arrays.fill(multiplier, starts[2], rows, ground);
        if (equality.length > 0) {
            equality[0] = mean;
        }
    }

    /// out = rows at (x, v), less their limits where `limits` is 1.
    private void applyRows(double[] atX, double[] atV, double[] out, int limits) {
        scenarios.times(atX, atV, out);
        for (int i = 0; i < n; i++) {
            out[starts[0] + i] = atX[i] - limits * set.lower[i];
            out[starts[1] + i] = limits * set.upper[i] - atX[i];
        }
        for (int k = 0; k < set.inequalities.size(); k++) {
            Row row = set.inequalities.get(k);
            out[starts[2] + k] = Polyhedron.dot(row.coefficients(), atX) - limits * row.limit();
        }
    }

    /// (gx, gv) = Gᵀ values over all rows.
    private void adjoint(double[] values, double[] gx, double[] gv) {
        scenarios.adjoint(values, gx, gv);
        for (int i = 0; i < n; i++) {
            gx[i] += values[starts[0] + i] - values[starts[1] + i];
        }
        for (int k = 0; k < set.inequalities.size(); k++) {
            double[] coefficients = set.inequalities.get(k).coefficients();
            for (int i = 0; i < n; i++) {
                gx[i] += values[starts[2] + k] * coefficients[i];
            }
        }
    }

    private void residuals() {
        applyRows(x, v, primal, 1);
        for (int i = 0; i < rows; i++) {
            primal[i] -= slack[i];
        }
        adjoint(multiplier, dualX, dualV);
        for (int i = 0; i < m; i++) {
            dualX[i] = cost[i] - dualX[i];
        }
        for (int k = 0; k < equality.length; k++) {
            double[] coefficients = set.equalities.get(k).coefficients();
            for (int i = 0; i < n; i++) {
                dualX[i] -= equality[k] * coefficients[i];
            }
        }
        for (int i = 0; i < v.length; i++) {
            dualV[i] = auxiliaryCost[i] - dualV[i];
        }
    }

    private double complementarity() {
        return Polyhedron.dot(slack, multiplier);
    }

    private double objective() {
        return Polyhedron.dot(cost, x) + Polyhedron.dot(auxiliaryCost, v);
    }

    private double infeasibility() {
        double worst = 0;
        for (double value : primal) {
            worst = Math.max(worst, Math.abs(value));
        }
        for (Row row : set.equalities) {
            worst = Math.max(worst, Math.abs(Polyhedron.dot(row.coefficients(), x) - row.limit()));
        }
        for (double value : dualX) {
            worst = Math.max(worst, Math.abs(value));
        }
        return worst;
    }

    private void advance(double mean) {
        factor();
        for (int i = 0; i < rows; i++) {
            centring[i] = slack[i] * multiplier[i];
        }
        direction();
        double primalStep = longest(slack, stepSlack);
        double dualStep = longest(multiplier, stepMultiplier);
        double reached = 0;
        for (int i = 0; i < rows; i++) {
            reached += (slack[i] + primalStep * stepSlack[i]) * (multiplier[i] + dualStep * stepMultiplier[i]);
        }
        double ratio = reached / rows / mean;
        double target = Math.max(caution, ratio * ratio * ratio) * mean;
        for (int i = 0; i < rows; i++) {
            centring[i] += stepSlack[i] * stepMultiplier[i] - target;
        }
        direction();
        double share = Math.min(1 - caution, Math.max(0.995, 1 - mean));
        double along = Math.min(1, share * longest(slack, stepSlack));
        double alongDual = Math.min(1, share * longest(multiplier, stepMultiplier));
        move(x, stepX, along);
        move(v, stepV, along);
        move(slack, stepSlack, along);
        move(multiplier, stepMultiplier, alongDual);
        move(equality, stepEquality, alongDual);
    }

    private void factor() {
        for (int i = 0; i < rows; i++) {
            weight[i] = multiplier[i] / slack[i];
        }
        scenarios.factor(weight, schur);
        for (int i = 0; i < n; i++) {
            schur.add(i, i, weight[starts[0] + i] + weight[starts[1] + i]);
        }
        for (int k = 0; k < set.inequalities.size(); k++) {
            double[] coefficients = set.inequalities.get(k).coefficients();
            for (int i = 0; i < n; i++) {
                double scaled = weight[starts[2] + k] * coefficients[i];
                if (scaled != 0) {
                    for (int j = 0; j < n; j++) {
                        schur.data[i * m + j] += scaled * coefficients[j];
                    }
                }
            }
        }
        equations.factor(schur);
    }

    /// Newton's direction to slack × multiplier = what `centring` leaves, with all residuals gone.
    private void direction() {
        for (int i = 0; i < rows; i++) {
            combined[i] = centring[i] / slack[i] + weight[i] * primal[i];
        }
        adjoint(combined, stepX, rightV);
        for (int i = 0; i < m; i++) {
            stepX[i] = -dualX[i] - stepX[i];
        }
        for (int i = 0; i < v.length; i++) {
            rightV[i] = -dualV[i] - rightV[i];
        }
        scenarios.reduce(stepX, rightV);
        for (int k = 0; k < equality.length; k++) {
            Row row = set.equalities.get(k);
            stepEquality[k] = row.limit() - Polyhedron.dot(row.coefficients(), x);
        }
        equations.solve(stepX, stepEquality);
        scenarios.recover(stepX, rightV, stepV);
        applyRows(stepX, stepV, stepSlack, 0);
        for (int i = 0; i < rows; i++) {
            stepMultiplier[i] = -combined[i] - weight[i] * stepSlack[i];
            stepSlack[i] += primal[i];
        }
    }

    private static double longest(double[] values, double[] steps) {
        double longest = 1e10;
        for (int i = 0; i < values.length; i++) {
            if (steps[i] < 0) {
                longest = Math.min(longest, -values[i] / steps[i]);
            }
        }
        return longest;
    }

    private static void move(double[] values, double[] steps, double length) {
        for (int i = 0; i < values.length; i++) {
            values[i] += length * steps[i];
        }
    }
}
