package dev.ballast.core.performance;

import dev.ballast.core.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/// Money-weighted return: the rate at which all flows are worth nothing together (XIRR, ACC-5).
///
/// Σ a(i) (1 + r)^(−d(i)/365) = 0, d(i) days since the first flow, a year of 365 days: the convention of Excel's
/// XIRR. Solved for the growth v over the whole time, Σ a(i) e^(−v τ(i)) = 0 with τ from 0 to 1, so that an hour and
/// a decade are the same problem. The range is v in [−40, 40]: growth from e⁻⁴⁰ to e⁴⁰.
///
/// @param annual (1 + r) − 1 for a year of 365 days, > −1; missing where a short time's rate overflows a year's
/// @param period return over the whole time of the flows, e^v − 1
/// @param residual worth of all flows at the rate, as a fraction of the sum of their sizes
/// @param iterations of the root search
public record MoneyWeighted(Result<Double> annual, double period, double residual, int iterations) {

    private static final double SECONDS_A_YEAR = 365.0 * 86_400;
    private static final double WIDEST = 40;
    private static final int STEPS = 4_000;
    private static final double ACCURACY = 1e-14;
    private static final int MOST_EVALUATIONS = 200;
    /// Worth at its least, as a share of the flows' sizes, that counts as touching zero.
    private static final double TOUCHING = 1e-13;

    /// The rate of `flows`; missing with the reason where there is none, and with all of them where there are
    /// several.
    ///
    /// @param flows investments of one sign, proceeds of the other, in any order
    public static Result<MoneyWeighted> of(List<TimedFlow> flows) {
        List<TimedFlow> ordered = flows.stream()
                .filter(flow -> flow.amount() != 0)
                .sorted(Comparator.comparing(TimedFlow::time))
                .toList();
        if (ordered.stream().noneMatch(flow -> flow.amount() > 0)
                || ordered.stream().noneMatch(flow -> flow.amount() < 0)) {
            return Result.missing("No money-weighted return: it needs money in and money out, there is one side only.");
        }
        double seconds = seconds(ordered.getFirst().time(), ordered.getLast().time());
        if (seconds == 0) {
            return Result.missing("No money-weighted return: all flows stand at "
                    + ordered.getFirst().time() + ".");
        }
        return solve(new Worth(ordered, seconds), seconds / SECONDS_A_YEAR);
    }

    private static Result<MoneyWeighted> solve(Worth worth, double years) {
        var solver = new BrentSolver(ACCURACY, ACCURACY, 0);
        List<Double> roots = worth.signChanges() == 1 ? worth.only(solver) : worth.scan(solver);
        if (roots.isEmpty()) {
            return Result.missing(String.format(
                    Locale.ROOT,
                    "No money-weighted return: no rate between %.3g and %.3g over the whole time makes the flows worth 0.",
                    Math.expm1(-WIDEST),
                    Math.expm1(WIDEST)));
        }
        if (roots.size() > 1) {
            String rates = String.join(
                    ", ",
                    roots.stream()
                            .map(root -> String.format(Locale.ROOT, "%.6g", Math.expm1(root / years)))
                            .toList());
            return Result.missing(
                    "No single money-weighted return: " + roots.size() + " annual rates fit, " + rates + ".");
        }
        double growth = roots.getFirst();
        return Result.of(new MoneyWeighted(
                Result.finite(Math.expm1(growth / years), "The annual money-weighted return"),
                Math.expm1(growth),
                worth.value(growth) / worth.size(),
                worth.evaluations()));
    }

    private static double seconds(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }

    /// Worth of the flows as a function of growth; scaled so that neither end of the range overflows.
    private static final class Worth implements UnivariateFunction {

        private final double[] times;
        private final double[] amounts;
        private int evaluations;

        Worth(List<TimedFlow> flows, double seconds) {
            times = new double[flows.size()];
            amounts = new double[flows.size()];
            for (int i = 0; i < times.length; i++) {
                times[i] = seconds(flows.getFirst().time(), flows.get(i).time()) / seconds;
                amounts[i] = flows.get(i).amount();
            }
        }

        @Override
        public double value(double growth) {
            evaluations++;
            // Discounted to the end for shrinking, to the start for growth: the same zeros, every factor ≤ 1.
            double anchor = growth < 0 ? 1 : 0;
            double sum = 0;
            for (int i = 0; i < times.length; i++) {
                sum += amounts[i] * Math.exp(-growth * (times[i] - anchor));
            }
            return sum;
        }

        double size() {
            double size = 0;
            for (double amount : amounts) {
                size += Math.abs(amount);
            }
            return size;
        }

        int evaluations() {
            return evaluations;
        }

        /// By Laguerre's extension of Descartes' rule an upper bound of the number of rates.
        int signChanges() {
            int changes = 0;
            for (int i = 1; i < amounts.length; i++) {
                changes += amounts[i] * amounts[i - 1] < 0 ? 1 : 0;
            }
            return changes;
        }

        List<Double> only(BrentSolver solver) {
            double low = value(-WIDEST);
            double high = value(WIDEST);
            return low * high < 0 ? List.of(root(solver, -WIDEST, WIDEST)) : List.of();
        }

        List<Double> scan(BrentSolver solver) {
            var roots = new ArrayList<Double>();
            double width = 2 * WIDEST / STEPS;
            var values = new double[STEPS + 1];
            for (int i = 0; i <= STEPS; i++) {
                values[i] = value(-WIDEST + i * width);
            }
            double limit = TOUCHING * size();
            for (int i = 1; i <= STEPS; i++) {
                double right = -WIDEST + i * width;
                if (values[i] == 0) {
                    roots.add(right);
                } else if (values[i - 1] * values[i] < 0) {
                    roots.add(root(solver, right - width, right));
                } else if (i < STEPS && values[i - 1] * values[i + 1] > 0) {
                    touching(solver, right - width, right + width, limit).forEach(roots::add);
                }
            }
            return distinct(roots);
        }

        /// Two rates close together, or one at which the worth touches zero, between points of the same sign.
        private List<Double> touching(BrentSolver solver, double low, double high, double limit) {
            double middle = (low + high) / 2;
            double sign = Math.signum(value(middle));
            if (sign * value(middle) >= Math.min(sign * value(low), sign * value(high))) {
                return List.of();
            }
            double left = low;
            double right = high;
            for (int i = 0; i < 100; i++) {
                double third = (right - left) / 3;
                if (sign * value(left + third) < sign * value(right - third)) {
                    right -= third;
                } else {
                    left += third;
                }
            }
            double least = (left + right) / 2;
            double value = sign * value(least);
            if (value < 0) {
                return List.of(root(solver, low, least), root(solver, least, high));
            }
            return value <= limit ? List.of(least) : List.of();
        }

        private double root(BrentSolver solver, double low, double high) {
            return solver.solve(MOST_EVALUATIONS, this, low, high);
        }

        private static List<Double> distinct(List<Double> roots) {
            var distinct = new ArrayList<Double>();
            for (double root : roots.stream().sorted().toList()) {
                if (distinct.isEmpty() || root - distinct.getLast() > 1e-9) {
                    distinct.add(root);
                }
            }
            return distinct;
        }
    }
}
