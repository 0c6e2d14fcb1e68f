package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.statistics.timeseries.GarchModel.Initialisation;
import dev.ballast.core.statistics.timeseries.GarchModel.Innovations;
import dev.ballast.core.statistics.timeseries.GarchModel.Leverage;
import org.apache.commons.math3.special.Gamma;

/// The log-likelihood of a GARCH model and its exact first and second derivatives by recursion (Fiorentini,
/// Calzolari and Panattoni, Journal of Applied Econometrics 11 (1996)): one pass over the returns, nothing
/// allocated.
///
/// Parameters are (μ, ω, α, γ, β, ν) throughout. Logarithms are taken of running products, not of each period.
final class GarchLikelihood {

    private static final double LARGE = 1e120;
    private static final double SMALL = 1e-120;

    private final double[] returns;
    private final double sampleVariance;
    private final boolean backcast;
    private final boolean student;
    private final boolean leverage;

    GarchLikelihood(double[] returns, double sampleVariance, GarchModel model) {
        this.returns = returns;
        this.sampleVariance = sampleVariance;
        this.backcast = model.initialisation() == Initialisation.BACKCAST;
        this.student = model.innovations() == Innovations.STUDENT_T;
        this.leverage = model.leverage() == Leverage.GJR;
    }

    double value(double[] theta) {
        double mean = theta[0];
        double omega = theta[1];
        double gain = theta[2];
        double loss = theta[2] + theta[3];
        double beta = theta[4];
        double h = first(theta);
        double scale = 1 / (theta[5] - 2);
        double logs = 0;
        double product = 1;
        double tails = 0;
        double tailProduct = 1;
        double squares = 0;
        for (double r : returns) {
            double e = r - mean;
            double square = e * e;
            double ratio = square / h;
            if (student) {
                tailProduct *= 1 + ratio * scale;
                if (tailProduct > LARGE) {
                    tails += Math.log(tailProduct);
                    tailProduct = 1;
                }
            } else {
                squares += ratio;
            }
            product *= h;
            if (!(product < LARGE && product > SMALL)) {
                logs += Math.log(product);
                product = 1;
            }
            h = omega + (e < 0 ? loss : gain) * square + beta * h;
        }
        logs += Math.log(product);
        tails += Math.log(tailProduct);
        return sum(theta[5], logs, tails, squares);
    }

    private double sum(double freedom, double logs, double tails, double squares) {
        return student
                ? returns.length * constant(freedom) - 0.5 * logs - 0.5 * (freedom + 1) * tails
                : -0.5 * (returns.length * Math.log(2 * Math.PI) + logs + squares);
    }

    private double first(double[] theta) {
        return backcast ? theta[1] + (theta[2] + 0.5 * theta[3] + theta[4]) * sampleVariance : sampleVariance;
    }

    private static double constant(double freedom) {
        return Gamma.logGamma((freedom + 1) / 2)
                - Gamma.logGamma(freedom / 2)
                - 0.5 * Math.log(Math.PI * (freedom - 2));
    }

    /// Conditional variances h(1) … h(T) and, as the last entry, h(T + 1).
    double[] variances(double[] theta) {
        var variances = new double[returns.length + 1];
        variances[0] = first(theta);
        for (int t = 0; t < returns.length; t++) {
            double e = returns[t] - theta[0];
            variances[t + 1] = theta[1] + (e < 0 ? theta[2] + theta[3] : theta[2]) * e * e + theta[4] * variances[t];
        }
        return variances;
    }

    /// Gradient (6) and Hessian (6 × 6, both triangles); rows of ν stay 0 for normal innovations, those of γ
    /// without leverage.
    double derivatives(double[] theta, double[] gradient, double[][] hessian) {
        double mean = theta[0];
        double omega = theta[1];
        double alpha = theta[2];
        double gamma = theta[3];
        double beta = theta[4];
        double freedom = theta[5];
        double k = freedom - 2;
        double half = 0.5 * (freedom + 1);

        double h = first(theta);
        // First derivatives of h by μ, ω, α, γ, β; then the second ones that aren't 0.
        double hm = 0;
        double ho = backcast ? 1 : 0;
        double ha = backcast ? sampleVariance : 0;
        double hg = 0.5 * ha;
        double hb = ha;
        double hmm = 0;
        double hma = 0;
        double hmg = 0;
        double hmb = 0;
        double hob = 0;
        double hab = 0;
        double hgb = 0;
        double hbb = 0;

        double gm = 0;
        double go = 0;
        double ga = 0;
        double gg = 0;
        double gb = 0;
        double gn = 0;
        double smm = 0;
        double smo = 0;
        double sma = 0;
        double smg = 0;
        double smb = 0;
        double soo = 0;
        double soa = 0;
        double sog = 0;
        double sob = 0;
        double saa = 0;
        double sag = 0;
        double sab = 0;
        double sgg = 0;
        double sgb = 0;
        double sbb = 0;
        double smn = 0;
        double son = 0;
        double san = 0;
        double sgn = 0;
        double sbn = 0;
        double snn = 0;
        double logs = 0;
        double product = 1;
        double tails = 0;
        double tailProduct = 1;
        double squares = 0;

        for (double r : returns) {
            double e = r - mean;
            double square = e * e;
            double inverse = 1 / h;
            double lh;
            double lhh;
            double le;
            double lee;
            double leh;
            double lhn = 0;
            if (student) {
                double q = square * inverse / k;
                double w = 1 + q;
                double iw = 1 / w;
                double share = q * iw;
                double bend = share * iw;
                double pull = 2 * half * inverse / k * iw;
                lh = inverse * (half * share - 0.5);
                lhh = inverse * inverse * (0.5 - half * (bend + share));
                le = -pull * e;
                lee = -pull * (1 - 2 * share);
                leh = pull * e * inverse * iw;
                lhn = inverse * (0.5 * share - half * bend / k);
                double len = -e * inverse / k * iw * (1 - 2 * half * iw / k);
                gn += half * share / k;
                snn += share / k - half * (bend + share) / (k * k);
                smn += lhn * hm - len;
                son += lhn * ho;
                san += lhn * ha;
                sbn += lhn * hb;
                tailProduct *= w;
                if (tailProduct > LARGE) {
                    tails += Math.log(tailProduct);
                    tailProduct = 1;
                }
            } else {
                double ratio = square * inverse;
                lh = 0.5 * inverse * (ratio - 1);
                lhh = inverse * inverse * (0.5 - ratio);
                le = -e * inverse;
                lee = -inverse;
                leh = e * inverse * inverse;
                squares += ratio;
            }
            product *= h;
            if (!(product < LARGE && product > SMALL)) {
                logs += Math.log(product);
                product = 1;
            }

            double cm = lhh * hm;
            double co = lhh * ho;
            double ca = lhh * ha;
            double cb = lhh * hb;
            gm += lh * hm - le;
            go += lh * ho;
            ga += lh * ha;
            gb += lh * hb;
            smm += cm * hm + lh * hmm - 2 * leh * hm + lee;
            smo += cm * ho - leh * ho;
            sma += cm * ha + lh * hma - leh * ha;
            smb += cm * hb + lh * hmb - leh * hb;
            soo += co * ho;
            soa += co * ha;
            sob += co * hb + lh * hob;
            saa += ca * ha;
            sab += ca * hb + lh * hab;
            sbb += cb * hb + lh * hbb;

            // On to the next period: second derivatives first, for they use the old first ones.
            double impact = alpha;
            if (leverage) {
                double negative = e < 0 ? 1 : 0;
                impact += gamma * negative;
                double cg = lhh * hg;
                gg += lh * hg;
                smg += cm * hg + lh * hmg - leh * hg;
                sog += co * hg;
                sag += ca * hg;
                sgg += cg * hg;
                sgb += cg * hb + lh * hgb;
                sgn += lhn * hg;
                hmg = -2 * e * negative + beta * hmg;
                hgb = hg + beta * hgb;
                hg = square * negative + beta * hg;
            }
            hmm = 2 * impact + beta * hmm;
            hma = -2 * e + beta * hma;
            hmb = hm + beta * hmb;
            hob = ho + beta * hob;
            hab = ha + beta * hab;
            hbb = 2 * hb + beta * hbb;
            hm = -2 * impact * e + beta * hm;
            ho = 1 + beta * ho;
            ha = square + beta * ha;
            hb = h + beta * hb;
            h = omega + impact * square + beta * h;
        }

        logs += Math.log(product);
        tails += Math.log(tailProduct);
        write(gradient, gm, go, ga, gg, gb, 0);
        write(hessian[0], smm, smo, sma, smg, smb, smn);
        write(hessian[1], smo, soo, soa, sog, sob, son);
        write(hessian[2], sma, soa, saa, sag, sab, san);
        write(hessian[3], smg, sog, sag, sgg, sgb, sgn);
        write(hessian[4], smb, sob, sab, sgb, sbb, sbn);
        write(hessian[5], smn, son, san, sgn, sbn, 0);
        if (student) {
            int count = returns.length;
            gradient[5] = gn
                    - 0.5 * tails
                    + count * 0.5 * (Gamma.digamma((freedom + 1) / 2) - Gamma.digamma(freedom / 2) - 1 / k);
            hessian[5][5] = snn
                    + count
                            * (0.25 * (Gamma.trigamma((freedom + 1) / 2) - Gamma.trigamma(freedom / 2))
                                    + 0.5 / (k * k));
        }
        return sum(freedom, logs, tails, squares);
    }

    private static void write(double[] row, double m, double o, double a, double g, double b, double n) {
        row[0] = m;
        row[1] = o;
        row[2] = a;
        row[3] = g;
        row[4] = b;
        row[5] = n;
    }
}
