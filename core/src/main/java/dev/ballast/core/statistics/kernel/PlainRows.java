package dev.ballast.core.statistics.kernel;

/// A 4 × 4 tile in sixteen local variables, as in [PlainTile], on rows where they lie.
final class PlainRows implements RowKernel {

    @Override
    public int width() {
        return 4;
    }

    @Override
    public void subtract(double[] a, int stride, int top, int depth, int row, int column) {
        double c00 = 0, c01 = 0, c02 = 0, c03 = 0;
        double c10 = 0, c11 = 0, c12 = 0, c13 = 0;
        double c20 = 0, c21 = 0, c22 = 0, c23 = 0;
        double c30 = 0, c31 = 0, c32 = 0, c33 = 0;
        int left = top * stride + row;
        int right = top * stride + column;
        for (int p = 0; p < depth; p++) {
            double b0 = a[right];
            double b1 = a[right + 1];
            double b2 = a[right + 2];
            double b3 = a[right + 3];
            double x = a[left];
            c00 += x * b0;
            c01 += x * b1;
            c02 += x * b2;
            c03 += x * b3;
            x = a[left + 1];
            c10 += x * b0;
            c11 += x * b1;
            c12 += x * b2;
            c13 += x * b3;
            x = a[left + 2];
            c20 += x * b0;
            c21 += x * b1;
            c22 += x * b2;
            c23 += x * b3;
            x = a[left + 3];
            c30 += x * b0;
            c31 += x * b1;
            c32 += x * b2;
            c33 += x * b3;
            left += stride;
            right += stride;
        }
        int at = row * stride + column;
        store(a, at, c00, c01, c02, c03);
        store(a, at + stride, c10, c11, c12, c13);
        store(a, at + 2 * stride, c20, c21, c22, c23);
        store(a, at + 3 * stride, c30, c31, c32, c33);
    }

    private static void store(double[] a, int at, double first, double second, double third, double fourth) {
        a[at] -= first;
        a[at + 1] -= second;
        a[at + 2] -= third;
        a[at + 3] -= fourth;
    }

    @Override
    public double product(double[] a, int offset, double[] b, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = from;
        for (; j + 3 < to; j += 4) {
            s0 += a[offset + j] * b[j];
            s1 += a[offset + j + 1] * b[j + 1];
            s2 += a[offset + j + 2] * b[j + 2];
            s3 += a[offset + j + 3] * b[j + 3];
        }
        for (; j < to; j++) {
            s0 += a[offset + j] * b[j];
        }
        return s0 + s1 + (s2 + s3);
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
        for (int j = 0; j < target.length; j++) {
            target[j] += (a * x[one + j] + b * x[two + j]) + (c * x[three + j] + d * x[four + j]);
        }
    }
}
