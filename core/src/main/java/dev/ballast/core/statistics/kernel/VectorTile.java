package dev.ballast.core.statistics.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// A tile of 4 rows × 3 vectors of the processor's own width: 4 × 24 with AVX-512, 4 × 12 with AVX2.
///
/// Twelve accumulators, three loads and one broadcast are the sixteen registers of AVX2, and twelve independent chains
/// hide the latency of a fused multiply-add. A taller tile spilled its registers and was four times slower.
///
/// Only loaded where the module `jdk.incubator.vector` is there ([SymmetricProduct]); nothing else may name it.
final class VectorTile implements TileKernel {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int WIDTH = 3 * LANES;
    private static final int HEIGHT = 4;

    /// Whether tiles divide a panel: they do with vectors of 4 or 8 numbers, not with those of 1 or 2.
    static boolean suitable() {
        return WIDTH % HEIGHT == 0;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public String description() {
        return "vector " + HEIGHT + " x " + WIDTH;
    }

    @Override
    public void add(double[] packed, int left, int right, int depth, double[] product, int at, int stride) {
        var c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = c00, c02 = c00;
        DoubleVector c10 = c00, c11 = c00, c12 = c00;
        DoubleVector c20 = c00, c21 = c00, c22 = c00;
        DoubleVector c30 = c00, c31 = c00, c32 = c00;
        int a = left;
        int b = right;
        for (int k = 0; k < depth; k++) {
            var b0 = DoubleVector.fromArray(SPECIES, packed, b);
            var b1 = DoubleVector.fromArray(SPECIES, packed, b + LANES);
            var b2 = DoubleVector.fromArray(SPECIES, packed, b + 2 * LANES);
            var x = DoubleVector.broadcast(SPECIES, packed[a]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            x = DoubleVector.broadcast(SPECIES, packed[a + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            x = DoubleVector.broadcast(SPECIES, packed[a + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            x = DoubleVector.broadcast(SPECIES, packed[a + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            c32 = x.fma(b2, c32);
            a += WIDTH;
            b += WIDTH;
        }
        store(product, at, c00, c01, c02);
        store(product, at + stride, c10, c11, c12);
        store(product, at + 2 * stride, c20, c21, c22);
        store(product, at + 3 * stride, c30, c31, c32);
    }

    private static void store(double[] product, int at, DoubleVector first, DoubleVector second, DoubleVector third) {
        DoubleVector.fromArray(SPECIES, product, at).add(first).intoArray(product, at);
        DoubleVector.fromArray(SPECIES, product, at + LANES).add(second).intoArray(product, at + LANES);
        DoubleVector.fromArray(SPECIES, product, at + 2 * LANES).add(third).intoArray(product, at + 2 * LANES);
    }
}
