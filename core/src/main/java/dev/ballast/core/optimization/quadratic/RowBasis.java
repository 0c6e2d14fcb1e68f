package dev.ballast.core.optimization.quadratic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Active rows of a program over the variables that are not pinned, A_F = RᵀQᵀ with Q orthonormal by the modified
/// Gram-Schmidt method, every row twice where it loses half of its length (Daniel, Gragg, Kaufman and Stewart 1976).
///
/// Few rows and many variables: made anew after each change of what is pinned, O(n) for each pair of rows.
final class RowBasis implements NormalBasis {

    private final QuadraticProgram program;
    private final int size;
    private final List<Integer> active = new ArrayList<>();
    private final boolean[] pinned;
    private final int[] rows;
    private final double[] targets;
    private final double[][] directions;
    private final double[][] triangle;
    private final double[] free;
    private int count;
    private boolean stale;

    RowBasis(QuadraticProgram program) {
        this.program = program;
        size = program.size();
        pinned = new boolean[size];
        free = new double[size];
        int most = program.rowCount();
        rows = new int[most];
        targets = new double[most];
        directions = new double[most][0];
        triangle = new double[most][most];
    }

    @Override
    public void add(int constraint, double target) {
        active.add(constraint);
        if (constraint < 2 * size) {
            pinned[constraint % size] = true;
            stale = true;
            return;
        }
        rows[count] = (constraint - 2 * size) % program.rowCount();
        targets[count] = target;
        count++;
        if (!stale) {
            make(count - 1);
        }
    }

    @Override
    public void drop(int constraint) {
        active.remove(Integer.valueOf(constraint));
        stale = true;
        if (constraint < 2 * size) {
            pinned[constraint % size] = false;
            return;
        }
        int row = (constraint - 2 * size) % program.rowCount();
        int place = 0;
        while (rows[place] != row) {
            place++;
        }
        System.arraycopy(rows, place + 1, rows, place, count - place - 1);
        System.arraycopy(targets, place + 1, targets, place, count - place - 1);
        count--;
    }

    private void refresh() {
        if (stale) {
            for (int k = 0; k < count; k++) {
                make(k);
            }
            stale = false;
        }
    }

    private void make(int k) {
        if (directions[k].length == 0) {
            directions[k] = new double[size];
        }
        double[] direction = directions[k];
        double[] coefficients = program.rows().get(rows[k]);
        for (int i = 0; i < size; i++) {
            direction[i] = pinned[i] ? 0 : coefficients[i];
        }
        Arrays.fill(triangle[k], 0);
        double length = subtract(direction, k, triangle[k]);
        triangle[k][k] = length > 0 ? length : 1;
        double inverse = 1 / triangle[k][k];
        for (int i = 0; i < size; i++) {
            direction[i] *= inverse;
        }
    }

    /// Takes the first `k` directions out of v and adds their shares to `shares`; the length that is left.
    private double subtract(double[] v, int k, double[] shares) {
        double before = Math.sqrt(Products.dot(v, 0, v, 0, 0, size));
        double after = before;
        for (int pass = 0; pass < 3; pass++) {
            for (int l = 0; l < k; l++) {
                double[] direction = directions[l];
                double share = Products.dot(v, 0, direction, 0, 0, size);
                shares[l] += share;
                for (int i = 0; i < size; i++) {
                    v[i] -= share * direction[i];
                }
            }
            after = Math.sqrt(Products.dot(v, 0, v, 0, 0, size));
            if (after > 0.5 * before) {
                return after;
            }
            before = after;
        }
        return after;
    }

    /// Takes the rows out of the normal over the free variables; over the pinned ones, what the rows do not explain is
    /// the bounds' share.
    @Override
    public void project(double[] normal, double[] shares) {
        refresh();
        var byPlace = new double[count];
        for (int i = 0; i < size; i++) {
            free[i] = pinned[i] ? 0 : normal[i];
        }
        subtract(free, count, byPlace);
        for (int k = count - 1; k >= 0; k--) {
            for (int l = k + 1; l < count; l++) {
                byPlace[k] -= triangle[l][k] * byPlace[l];
            }
            byPlace[k] /= triangle[k][k];
        }
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < count && pinned[i]; k++) {
                normal[i] -= byPlace[k] * program.rows().get(rows[k])[i];
            }
        }
        for (int constraint : active) {
            if (constraint < 2 * size) {
                int variable = constraint % size;
                shares[constraint] = constraint < size ? normal[variable] : -normal[variable];
            } else {
                int lower = 2 * size + program.rowCount();
                int place = 0;
                while (rows[place] != (constraint - 2 * size) % program.rowCount()) {
                    place++;
                }
                shares[constraint] = constraint < lower ? byPlace[place] : -byPlace[place];
            }
        }
        System.arraycopy(free, 0, normal, 0, size);
    }

    @Override
    public double unit() {
        return 1;
    }

    @Override
    public void settle(double[] x) {
        refresh();
        for (int k = 0; k < count; k++) {
            double gap = (targets[k] - program.rowValue(rows[k], x)) / triangle[k][k];
            for (int i = 0; i < size; i++) {
                x[i] += gap * directions[k][i];
            }
        }
    }
}
