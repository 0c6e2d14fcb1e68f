package dev.ballast.core.statistics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Tiles of 4 rows × 3 vectors, as in [VectorTile], on rows where they lie.
///
/// Only loaded where the module `jdk.incubator.vector` is there ([UpperCholesky]); nothing else may name it.
final class VectorRows implements RowKernel {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int WIDTH = 3 * LANES;

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void subtract(double[] a, int stride, int top, int depth, int row, int column) {
        var c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = c00, c02 = c00;
        DoubleVector c10 = c00, c11 = c00, c12 = c00;
        DoubleVector c20 = c00, c21 = c00, c22 = c00;
        DoubleVector c30 = c00, c31 = c00, c32 = c00;
        int left = top * stride + row;
        int right = top * stride + column;
        for (int p = 0; p < depth; p++) {
            var b0 = DoubleVector.fromArray(SPECIES, a, right);
            var b1 = DoubleVector.fromArray(SPECIES, a, right + LANES);
            var b2 = DoubleVector.fromArray(SPECIES, a, right + 2 * LANES);
            var x = DoubleVector.broadcast(SPECIES, a[left]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            x = DoubleVector.broadcast(SPECIES, a[left + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            x = DoubleVector.broadcast(SPECIES, a[left + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            x = DoubleVector.broadcast(SPECIES, a[left + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            c32 = x.fma(b2, c32);
            left += stride;
            right += stride;
        }
        int at = row * stride + column;
        store(a, at, c00, c01, c02);
        store(a, at + stride, c10, c11, c12);
        store(a, at + 2 * stride, c20, c21, c22);
        store(a, at + 3 * stride, c30, c31, c32);
    }

    private static void store(double[] a, int at, DoubleVector first, DoubleVector second, DoubleVector third) {
        DoubleVector.fromArray(SPECIES, a, at).sub(first).intoArray(a, at);
        DoubleVector.fromArray(SPECIES, a, at + LANES).sub(second).intoArray(a, at + LANES);
        DoubleVector.fromArray(SPECIES, a, at + 2 * LANES).sub(third).intoArray(a, at + 2 * LANES);
    }

    @Override
    public double product(double[] a, int offset, double[] b, int from, int to) {
        var s0 = DoubleVector.zero(SPECIES);
        var s1 = s0;
        int j = from;
        for (; j + 2 * LANES <= to; j += 2 * LANES) {
            s0 = DoubleVector.fromArray(SPECIES, a, offset + j).fma(DoubleVector.fromArray(SPECIES, b, j), s0);
            s1 = DoubleVector.fromArray(SPECIES, a, offset + j + LANES)
                    .fma(DoubleVector.fromArray(SPECIES, b, j + LANES), s1);
        }
        double rest = 0;
        for (; j < to; j++) {
            rest += a[offset + j] * b[j];
        }
        return s0.add(s1).reduceLanes(VectorOperators.ADD) + rest;
    }

    @Override
    public void addRows(
            double[] x,
            int one,
            double a,
            int two,
            double b,
            int three,
            double c,
            int four,
            double d,
            double[] target) {
        var va = DoubleVector.broadcast(SPECIES, a);
        var vb = DoubleVector.broadcast(SPECIES, b);
        var vc = DoubleVector.broadcast(SPECIES, c);
        var vd = DoubleVector.broadcast(SPECIES, d);
        int j = 0;
        for (; j + LANES <= target.length; j += LANES) {
            var sum = DoubleVector.fromArray(SPECIES, target, j);
            sum = DoubleVector.fromArray(SPECIES, x, one + j).fma(va, sum);
            sum = DoubleVector.fromArray(SPECIES, x, two + j).fma(vb, sum);
            sum = DoubleVector.fromArray(SPECIES, x, three + j).fma(vc, sum);
            sum = DoubleVector.fromArray(SPECIES, x, four + j).fma(vd, sum);
            sum.intoArray(target, j);
        }
        for (; j < target.length; j++) {
            target[j] += (a * x[one + j] + b * x[two + j]) + (c * x[three + j] + d * x[four + j]);
        }
    }
}
