package dev.ballast.core.optimization.scenario;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Feasible weights as an interior-point method takes them: a finite box, equalities E w = e, inequalities A w ≥ a,
/// each with the name it has on screen.
final class Polyhedron {

    /// A row with its name.
    ///
    /// @param name of the constraint for messages
    /// @param coefficients owned by the polyhedron
    /// @param limit right side
    /// @param scale what the constraint was divided by, so that its largest coefficient is 1
    @SuppressWarnings("ArrayRecordComponent") // never leaves the package, never changed
    record Row(String name, double[] coefficients, double limit, double scale) {

        static Row of(String name, double[] coefficients, double limit) {
            double largest = 0;
            for (double coefficient : coefficients) {
                largest = Math.max(largest, Math.abs(coefficient));
            }
            double scale = largest > 0 ? largest : 1;
            for (int i = 0; i < coefficients.length; i++) {
                coefficients[i] /= scale;
            }
            return new Row(name, coefficients, limit / scale, scale);
        }
    }

    /// Half a book: far enough that a bound at this distance from what can be reached never binds.
    private static final double SLACK = 0.5;
    /// Bounds closer than this are one number.
    private static final double FIXED = 1e-11;

    final double[] lower;
    final double[] upper;
    final List<Row> equalities = new ArrayList<>();
    final List<Row> inequalities = new ArrayList<>();

    /// `IllegalArgumentException` where a weight has no finite bound, be it through budget and the other bounds.
    Polyhedron(Constraints constraints) {
        if (constraints.turnover().isPresent()) {
            throw new IllegalArgumentException("scenario methods take no turnover limit");
        }
        this.lower = constraints.lower();
        this.upper = constraints.upper();
        int size = lower.length;
        constraints.budget().ifPresent(budget -> {
            var ones = new double[size];
            Arrays.fill(ones, 1);
            equalities.add(Row.of("budget", ones, budget));
            close(budget);
        });
        for (int i = 0; i < size; i++) {
            if (Double.isInfinite(lower[i]) || Double.isInfinite(upper[i])) {
                throw new IllegalArgumentException("scenario methods need bounded weights, bounds of "
                        + constraints.assets().get(i) + " are " + lower[i] + " and " + upper[i]);
            }
        }
        constraints.linear().forEach(this::add);
        for (int i = 0; i < size; i++) {
            if (upper[i] - lower[i] <= FIXED) {
                fix(constraints.assets().get(i), i);
            }
        }
    }

    /// A weight without room has no interior: it becomes an equality within bounds that never bind.
    private void fix(String asset, int index) {
        var unit = new double[size()];
        unit[index] = 1;
        equalities.add(Row.of("bounds of " + asset, unit, (lower[index] + upper[index]) / 2));
        lower[index] -= SLACK;
        upper[index] += SLACK;
    }

    private void add(LinearConstraint constraint) {
        if (constraint.isEquality()) {
            equalities.add(Row.of(constraint.name(), constraint.coefficients(), constraint.lower()));
            return;
        }
        if (Double.isFinite(constraint.lower())) {
            inequalities.add(Row.of(constraint.name() + " at least", constraint.coefficients(), constraint.lower()));
        }
        if (Double.isFinite(constraint.upper())) {
            double[] turned = constraint.coefficients();
            for (int i = 0; i < turned.length; i++) {
                turned[i] = -turned[i];
            }
            inequalities.add(Row.of(constraint.name() + " at most", turned, -constraint.upper()));
        }
    }

    /// Bounds that follow from the budget and the other bounds.
    private void close(double budget) {
        double[] givenLower = lower.clone();
        double[] givenUpper = upper.clone();
        for (int i = 0; i < lower.length; i++) {
            double others = 0;
            double othersUpper = 0;
            for (int j = 0; j < lower.length; j++) {
                others += j == i ? 0 : givenLower[j];
                othersUpper += j == i ? 0 : givenUpper[j];
            }
            if (Double.isInfinite(upper[i])) {
                upper[i] = Math.max(budget - others, lower[i]) + SLACK;
            }
            if (Double.isInfinite(lower[i])) {
                lower[i] = Math.min(budget - othersUpper, givenUpper[i]) - SLACK;
            }
        }
    }

    int size() {
        return lower.length;
    }

    /// Moves every inequality outward.
    void widen(double room) {
        inequalities.replaceAll(row -> new Row(row.name(), row.coefficients(), row.limit() - room, row.scale()));
    }

    /// Between the bounds, and on the budget where there is one.
    double[] centre() {
        double low = 0;
        double high = 0;
        for (int i = 0; i < size(); i++) {
            low += lower[i];
            high += upper[i];
        }
        double share = 0.5;
        if (!equalities.isEmpty() && equalities.getFirst().name().equals("budget") && high > low) {
            share = Math.clamp((equalities.getFirst().limit() - low) / (high - low), 0.01, 0.99);
        }
        var centre = new double[size()];
        for (int i = 0; i < size(); i++) {
            centre[i] = lower[i] + share * (upper[i] - lower[i]);
        }
        return centre;
    }

    /// Largest violation of a row or bound.
    double violation(double[] weights) {
        double worst = 0;
        for (int i = 0; i < size(); i++) {
            worst = Math.max(worst, Math.max(lower[i] - weights[i], weights[i] - upper[i]));
        }
        for (Row row : equalities) {
            worst = Math.max(worst, Math.abs(dot(row.coefficients(), weights) - row.limit()));
        }
        for (Row row : inequalities) {
            worst = Math.max(worst, row.limit() - dot(row.coefficients(), weights));
        }
        return worst;
    }

    /// A lower bound of gᵀw over the polyhedron, whatever the multipliers are, as long as those of inequalities are
    /// ≥ 0: rows enter by their multipliers, each weight then stands at the better end of its bounds.
    double lowerBound(double[] gradient, double[] equalityMultipliers, double[] inequalityMultipliers) {
        double[] reduced = gradient.clone();
        double bound =
                relax(equalities, equalityMultipliers, reduced) + relax(inequalities, inequalityMultipliers, reduced);
        for (int i = 0; i < size(); i++) {
            bound += reduced[i] * (reduced[i] > 0 ? lower[i] : upper[i]);
        }
        return bound;
    }

    private static double relax(List<Row> rows, double[] multipliers, double[] reduced) {
        double value = 0;
        for (int k = 0; k < rows.size(); k++) {
            Row row = rows.get(k);
            value += multipliers[k] * row.limit();
            for (int i = 0; i < reduced.length; i++) {
                reduced[i] -= multipliers[k] * row.coefficients()[i];
            }
        }
        return value;
    }

    static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
