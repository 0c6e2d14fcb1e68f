package dev.ballast.core.optimization.quadratic;

import java.util.Arrays;
import java.util.Optional;

/// The dual method of Goldfarb and Idnani (Mathematical Programming 27, 1983) on ½|x − c|², the feasible point nearest
/// to c, or on a strictly convex program. From the answer without constraints it adds the most violated constraint one
/// after another, always best for those taken in. It needs no feasible start and cannot cycle, and ends either at a
/// feasible point or with a constraint that contradicts others.
///
/// For the nearest point a bound that is taken in pins its variable; what is projected is rows over the variables that
/// are left ([RowBasis]), so that an iteration costs O(n) for each pair of rows, however many bounds are active. For
/// a program it costs O(n²) ([CurvatureBasis]). Constraints go by their numbers ([NumberedConstraints]).
final class DualActiveSet {

    private static final double TOLERANCE = 1e-12;
    /// What is left of a constraint that follows from others, as a fraction of the terms it is made of.
    private static final double ROUNDING = 1e-13;
    /// The same where the alternative is to call it a contradiction.
    private static final double MUCH_ROUNDING = 1e-11;

    private final QuadraticProgram program;
    private final int size;
    private final int rowCount;
    private final NumberedConstraints constraints;
    private final NormalBasis basis;
    private final double[] x;
    private final double[] z;
    private final double[] normal;
    /// What each active constraint's normal contributes to the one that enters, by number of constraint.
    private final double[] shares;
    /// By number of constraint.
    private final double[] multipliers;
    private final int[] active;
    private final boolean[] taken;
    private final boolean[] implied;
    private int count;
    private int iterations;
    /// The constraint that contradicts others, with its multiplier so far; −1 for none.
    private int pending = -1;
    private double pendingMultiplier;
    private int[] conflict = new int[0];

    private DualActiveSet(QuadraticProgram program, double[] center, NormalBasis basis) {
        this.program = program;
        size = program.size();
        rowCount = program.rowCount();
        constraints = new NumberedConstraints(program);
        this.basis = basis;
        x = center.clone();
        z = new double[size];
        normal = new double[size];
        taken = new boolean[2 * (size + rowCount)];
        shares = new double[taken.length];
        multipliers = new double[taken.length];
        active = new int[size + 1];
        implied = new boolean[taken.length];
    }

    /// How a run ended.
    enum End {
        OPTIMAL,
        INFEASIBLE,
        LIMIT
    }

    /// The feasible point nearest to c.
    static DualActiveSet projection(QuadraticProgram program, double[] center) {
        return new DualActiveSet(program, center, new RowBasis(program));
    }

    /// The program's own answer, from where it would be without constraints.
    static Optional<DualActiveSet> of(QuadraticProgram strict, FactorStorage storage) {
        return CurvatureBasis.of(strict, storage)
                .map(basis -> new DualActiveSet(strict, basis.free(strict.linear()), basis));
    }

    /// More iterations than a program of its size needs.
    static int limit(QuadraticProgram program) {
        return 1000 + 50 * (program.size() + program.rowCount());
    }

    int iterations() {
        return iterations;
    }

    double[] point() {
        return x.clone();
    }

    /// Numbers of constraints that cannot all hold, and could without any one of them: the last one and those whose
    /// normals make up its own. The normals of the others are independent, so that nothing smaller contradicts
    /// itself (Gleeson and Ryan 1990).
    int[] conflict() {
        return conflict.clone();
    }

    /// Multipliers of rows: at a lower limit ≥ 0, at an upper one ≤ 0.
    double[] rowMultipliers() {
        var byRow = new double[rowCount];
        for (int a = 0; a < count; a++) {
            if (!constraints.isBound(active[a])) {
                double multiplier = multipliers[active[a]];
                byRow[constraints.row(active[a])] = constraints.isLowerLimit(active[a]) ? multiplier : -multiplier;
            }
        }
        return byRow;
    }

    ActiveSet activeSet() {
        var set = new ActiveSet(size, rowCount);
        for (int a = 0; a < count; a++) {
            int constraint = active[a];
            if (constraints.isBound(constraint)) {
                set.variables[constraint % size] = constraint < size ? ActiveSet.LOWER : ActiveSet.UPPER;
            } else {
                set.rows[constraints.row(constraint)] =
                        constraints.isLowerLimit(constraint) ? ActiveSet.LOWER : ActiveSet.UPPER;
            }
        }
        set.pinEqualities(program);
        return set;
    }

    /// From the start, or on from where it was infeasible, with other constraints ignored than then.
    ///
    /// @param limit of iterations in this run
    End solve(int limit) {
        retract();
        int most = iterations + limit;
        while (true) {
            int next = next();
            if (next < 0) {
                basis.settle(x);
                return End.OPTIMAL;
            }
            End end = enter(next, most, constraints.isEquality(next));
            if (end != End.OPTIMAL) {
                return end;
            }
        }
    }

    private int next() {
        for (int row = 0; row < rowCount; row++) {
            if (program.rowLower()[row] == program.rowUpper()[row]) {
                int lower = 2 * size + row;
                int upper = lower + rowCount;
                boolean done = taken[lower] || taken[upper] || implied[lower] || implied[upper];
                if (!done && !constraints.isIgnored(lower)) {
                    // An equality enters from the side it is missed on.
                    return program.rowLower()[row] >= program.rowValue(row, x) ? lower : upper;
                }
            }
        }
        return mostViolated();
    }

    /// Takes a constraint back when it was ignored.
    void heed(int constraint) {
        leave(constraint);
        constraints.heed(constraint);
    }

    boolean isIgnored(int constraint) {
        return constraints.isIgnored(constraint);
    }

    /// Leaves a constraint out. One that is active gives up its multiplier bit by bit, so that the point stays nearest
    /// for those that are left.
    void ignore(int constraint) {
        leave(constraint);
        constraints.ignore(constraint);
    }

    private void leave(int constraint) {
        retract();
        if (taken[constraint]) {
            int place = 0;
            while (active[place] != constraint) {
                place++;
            }
            drop(place);
            giveUp(constraint, multipliers[constraint]);
        }
    }

    /// A constraint that could not be met has a multiplier nevertheless, which it gives up before others do.
    private void retract() {
        if (pending >= 0) {
            int constraint = pending;
            pending = -1;
            Arrays.fill(implied, false);
            giveUp(constraint, pendingMultiplier);
        }
    }

    private void giveUp(int constraint, double multiplier) {
        double left = multiplier;
        while (left != 0) {
            iterations++;
            directions(constraint);
            double sign = Math.signum(left);
            double step = Math.abs(left);
            int blocking = -1;
            for (int a = 0; a < count; a++) {
                double share = -sign * shares[active[a]];
                if (share > 1e-12 && multipliers[active[a]] / share < step && !constraints.isEquality(active[a])) {
                    step = multipliers[active[a]] / share;
                    blocking = a;
                }
            }
            move(-sign * step);
            left = blocking < 0 ? 0 : left - sign * step;
            if (blocking >= 0) {
                drop(blocking);
            }
        }
    }

    /// Along the directions.
    private void move(double step) {
        for (int a = 0; a < count; a++) {
            multipliers[active[a]] -= step * shares[active[a]];
        }
        for (int j = 0; j < size; j++) {
            x[j] += step * z[j];
        }
    }

    private int mostViolated() {
        int worst = -1;
        double most = TOLERANCE;
        for (int i = 0; i < size; i++) {
            double below = constraints.lower(i) - x[i];
            if (below > most && isOpen(i)) {
                most = below;
                worst = i;
            }
            double above = x[i] - constraints.upper(i);
            if (above > most && isOpen(size + i)) {
                most = above;
                worst = size + i;
            }
        }
        for (int row = 0; row < rowCount; row++) {
            double low = program.rowLower()[row];
            double high = program.rowUpper()[row];
            if (low == high) {
                continue;
            }
            double value = program.rowValue(row, x);
            double norm = Math.max(constraints.norm(2 * size + row), 1e-300);
            int lowest = 2 * size + row;
            if ((low - value) / norm > most && isOpen(lowest)) {
                most = (low - value) / norm;
                worst = lowest;
            }
            int highest = lowest + rowCount;
            if ((value - high) / norm > most && isOpen(highest)) {
                most = (value - high) / norm;
                worst = highest;
            }
        }
        return worst;
    }

    private boolean isOpen(int constraint) {
        return !taken[constraint]
                && !implied[constraint]
                && (constraints.isBound(constraint) || !constraints.isIgnored(constraint));
    }

    /// Step in the point, z, and shares of the active constraints' normals in the one that enters.
    private void directions(int constraint) {
        constraints.normal(constraint, normal);
        System.arraycopy(normal, 0, z, 0, size);
        basis.project(z, shares);
    }

    private End enter(int constraint, int limit, boolean equality) {
        double multiplier = 0;
        double whole = constraints.norm(constraint) * constraints.norm(constraint);
        while (true) {
            if (++iterations > limit) {
                return End.LIMIT;
            }
            directions(constraint);
            double rest = Products.dot(z, 0, normal, 0, 0, size);
            boolean moves = rest > 0 && Products.dot(z, 0, z, 0, 0, size) > 1e-22 * whole * basis.unit();
            double slack = constraints.slack(constraint, x);
            if (!moves && isMetByOthers(constraint, slack, equality, ROUNDING)) {
                implied[constraint] = true;
                return End.OPTIMAL;
            }
            int blocking = -1;
            double dualStep = Double.POSITIVE_INFINITY;
            for (int a = 0; a < count; a++) {
                double share = shares[active[a]];
                if (share > 1e-12 && multipliers[active[a]] / share < dualStep && !constraints.isEquality(active[a])) {
                    dualStep = multipliers[active[a]] / share;
                    blocking = a;
                }
            }
            double primalStep = moves ? -slack / rest : Double.POSITIVE_INFINITY;
            double step = Math.min(dualStep, primalStep);
            if (Double.isInfinite(step)) {
                if (!moves && isMetByOthers(constraint, slack, equality, MUCH_ROUNDING)) {
                    implied[constraint] = true;
                    return End.OPTIMAL;
                }
                conflict = certificate(constraint);
                pending = constraint;
                pendingMultiplier = multiplier;
                return End.INFEASIBLE;
            }
            multiplier += step;
            if (!moves) {
                Arrays.fill(z, 0);
            }
            move(step);
            if (step == primalStep) {
                add(constraint, multiplier);
                return End.OPTIMAL;
            }
            drop(blocking);
        }
    }

    /// Whether a constraint that follows from those taken in is met, up to the rounding that they carry.
    private boolean isMetByOthers(int constraint, double slack, boolean equality, double rounding) {
        double allowed = constraints.norm(constraint);
        for (int a = 0; a < count; a++) {
            allowed += Math.abs(shares[active[a]]) * constraints.norm(active[a]);
        }
        allowed *= rounding;
        return slack >= -allowed && (!equality || slack <= allowed);
    }

    private int[] certificate(int constraint) {
        double largest = 0;
        for (int a = 0; a < count; a++) {
            largest = Math.max(largest, Math.abs(shares[active[a]]) * constraints.norm(active[a]));
        }
        var members = new int[count + 1];
        int found = 0;
        members[found++] = constraint;
        for (int a = 0; a < count; a++) {
            if (Math.abs(shares[active[a]]) * constraints.norm(active[a]) > 1e-9 * largest) {
                members[found++] = active[a];
            }
        }
        return Arrays.copyOf(members, found);
    }

    private void add(int constraint, double multiplier) {
        int place = constraints.isBound(constraint) ? constraint % size : constraints.row(constraint);
        if (constraints.isBound(constraint)) {
            x[place] = constraint < size ? constraints.lower(place) : constraints.upper(place);
            basis.add(constraint, x[place]);
        } else {
            basis.add(
                    constraint,
                    constraints.isLowerLimit(constraint) ? program.rowLower()[place] : program.rowUpper()[place]);
        }
        active[count++] = constraint;
        multipliers[constraint] = multiplier;
        taken[constraint] = true;
    }

    private void drop(int place) {
        int constraint = active[place];
        System.arraycopy(active, place + 1, active, place, count - place - 1);
        count--;
        taken[constraint] = false;
        Arrays.fill(implied, false);
        basis.drop(constraint);
    }
}
