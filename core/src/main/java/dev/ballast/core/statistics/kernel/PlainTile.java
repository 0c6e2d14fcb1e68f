package dev.ballast.core.statistics.kernel;

/// A 4 × 4 tile in sixteen local variables, which the compiler keeps in registers.
///
/// Twice as fast as a row-by-row product, and fast from its first call on.
final class PlainTile implements TileKernel {

    private static final int SIZE = 4;

    @Override
    public int width() {
        return SIZE;
    }

    @Override
    public int height() {
        return SIZE;
    }

    @Override
    public String description() {
        return "plain 4 x 4";
    }

    @Override
    public void add(double[] packed, int left, int right, int depth, double[] product, int at, int stride) {
        double c00 = 0, c01 = 0, c02 = 0, c03 = 0;
        double c10 = 0, c11 = 0, c12 = 0, c13 = 0;
        double c20 = 0, c21 = 0, c22 = 0, c23 = 0;
        double c30 = 0, c31 = 0, c32 = 0, c33 = 0;
        for (int k = 0; k < depth; k++) {
            int a = left + SIZE * k;
            int b = right + SIZE * k;
            double b0 = packed[b];
            double b1 = packed[b + 1];
            double b2 = packed[b + 2];
            double b3 = packed[b + 3];
            double x = packed[a];
            c00 += x * b0;
            c01 += x * b1;
            c02 += x * b2;
            c03 += x * b3;
            x = packed[a + 1];
            c10 += x * b0;
            c11 += x * b1;
            c12 += x * b2;
            c13 += x * b3;
            x = packed[a + 2];
            c20 += x * b0;
            c21 += x * b1;
            c22 += x * b2;
            c23 += x * b3;
            x = packed[a + 3];
            c30 += x * b0;
            c31 += x * b1;
            c32 += x * b2;
            c33 += x * b3;
        }
        store(product, at, c00, c01, c02, c03);
        store(product, at + stride, c10, c11, c12, c13);
        store(product, at + 2 * stride, c20, c21, c22, c23);
        store(product, at + 3 * stride, c30, c31, c32, c33);
    }

    private static void store(double[] product, int at, double first, double second, double third, double fourth) {
        product[at] += first;
        product[at + 1] += second;
        product[at + 2] += third;
        product[at + 3] += fourth;
    }
}
