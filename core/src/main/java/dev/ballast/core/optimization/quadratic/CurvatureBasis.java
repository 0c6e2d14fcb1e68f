package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.statistics.kernel.UpperCholesky;
import java.util.Arrays;
import java.util.Optional;

/// Active normals N of a strictly convex program: JᵀN = [R; 0] with JᵀHJ = I, changed by rotations from set to set
/// (Goldfarb and Idnani 1983, section 4). Nothing is squared, so that nearly dependent normals keep their digits.
final class CurvatureBasis implements NormalBasis {

    private final int size;
    /// Columns of J one after another, [#stride] apart.
    private final double[] columns;
    private final int stride;
    private final double[] triangle;
    private final int[] active;
    private final double[] d;
    private final double unit;
    private int count;

    private CurvatureBasis(int size, int stride, double[] columns) {
        this.size = size;
        this.stride = stride;
        this.columns = columns;
        triangle = new double[size * (size + 1) / 2];
        active = new int[size];
        d = new double[size];
        double largest = 0;
        for (int k = 0; k < size; k++) {
            largest = Math.max(largest, Products.dot(columns, k * stride, columns, k * stride, 0, size));
        }
        unit = largest * largest;
    }

    /// Empty where H is singular to working accuracy.
    ///
    /// @param storage claimed, and needed as long as the basis is
    static Optional<CurvatureBasis> of(QuadraticProgram program, FactorStorage storage) {
        int size = program.size();
        int stride = UpperCholesky.stride(size);
        var all = new int[size];
        for (int i = 0; i < size; i++) {
            all[i] = i;
        }
        var owner = new Object();
        double[] factor = storage.claim(owner, UpperCholesky.storage(size, size));
        for (int i = 0; i < size; i++) {
            program.curvature().gather(i, all, i, size, factor, i * stride + i);
        }
        if (!UpperCholesky.factor(factor, size, size, stride, 1e-14)) {
            return Optional.empty();
        }
        invert(factor, size, stride);
        return Optional.of(new CurvatureBasis(size, stride, factor));
    }

    /// U⁻¹ by columns over U by rows: the last column first, which only what lies above it in U makes.
    private static void invert(double[] factor, int size, int stride) {
        var unit = new double[size];
        for (int k = size - 1; k >= 0; k--) {
            unit[k] = 1;
            UpperCholesky.backward(factor, k + 1, stride, unit);
            System.arraycopy(unit, 0, factor, k * stride, size);
            Arrays.fill(unit, 0);
        }
    }

    /// H⁻¹c.
    double[] free(double[] linear) {
        var x = new double[size];
        for (int k = 0; k < size; k++) {
            addColumn(k, Products.dot(columns, k * stride, linear, 0, 0, size), x);
        }
        return x;
    }

    private void addColumn(int k, double factor, double[] target) {
        for (int j = 0; j < size; j++) {
            target[j] += factor * columns[k * stride + j];
        }
    }

    @Override
    public double unit() {
        return unit;
    }

    @Override
    public void project(double[] normal, double[] shares) {
        for (int k = 0; k < size; k++) {
            d[k] = Products.dot(columns, k * stride, normal, 0, 0, size);
        }
        Arrays.fill(normal, 0);
        for (int k = count; k < size; k++) {
            addColumn(k, d[k], normal);
        }
        var places = new double[count];
        for (int i = count - 1; i >= 0; i--) {
            double value = d[i];
            for (int j = i + 1; j < count; j++) {
                value -= triangle[at(i, j)] * places[j];
            }
            places[i] = value / triangle[at(i, i)];
            shares[active[i]] = places[i];
        }
    }

    private static int at(int row, int column) {
        return column * (column + 1) / 2 + row;
    }

    @Override
    public void add(int constraint, double target) {
        for (int k = size - 1; k > count; k--) {
            if (d[k] != 0) {
                double length = Math.hypot(d[k - 1], d[k]);
                turn(k - 1, k, d[k - 1] / length, d[k] / length);
                d[k - 1] = length;
                d[k] = 0;
            }
        }
        for (int i = 0; i <= count; i++) {
            triangle[at(i, count)] = d[i];
        }
        active[count++] = constraint;
    }

    @Override
    public void drop(int constraint) {
        int place = 0;
        while (active[place] != constraint) {
            place++;
        }
        for (int column = place + 1; column < count; column++) {
            active[column - 1] = active[column];
            // The column moves one to the left and has one entry below the diagonal, which a rotation removes.
            double above = triangle[at(column - 1, column)];
            double below = triangle[at(column, column)];
            double length = Math.hypot(above, below);
            double cosine = length == 0 ? 1 : above / length;
            double sine = length == 0 ? 0 : below / length;
            for (int i = 0; i < column - 1; i++) {
                triangle[at(i, column - 1)] = triangle[at(i, column)];
            }
            triangle[at(column - 1, column - 1)] = length;
            for (int later = column + 1; later < count; later++) {
                double one = triangle[at(column - 1, later)];
                double other = triangle[at(column, later)];
                triangle[at(column - 1, later)] = cosine * one + sine * other;
                triangle[at(column, later)] = cosine * other - sine * one;
            }
            turn(column - 1, column, cosine, sine);
        }
        count--;
    }

    /// Rotates two columns of J.
    private void turn(int k, int l, double cosine, double sine) {
        int first = k * stride;
        int second = l * stride;
        for (int j = 0; j < size; j++) {
            double one = columns[first + j];
            double other = columns[second + j];
            columns[first + j] = cosine * one + sine * other;
            columns[second + j] = cosine * other - sine * one;
        }
    }

    /// The point is solved for anew from what is active.
    @Override
    public void settle(double[] x) {}
}
