package dev.ballast.core.rebalance;

import dev.ballast.core.result.Decimals;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;

/// Weighs what trades are expected to gain against what they cost (REB-5, EDGE-2); formulas at [Benefit]. Stateless.
public final class Benefits {

    private static final double DAYS_A_YEAR = 365;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private Benefits() {}

    /// Which loss answers these triggers.
    static Benefit.Basis basis(List<TriggerReading> readings) {
        return readings.stream().allMatch(reading -> reading.kind().aim() == TriggerKind.Aim.LESS_RISK)
                ? Benefit.Basis.VARIANCE
                : Benefit.Basis.TARGETS;
    }

    /// The benefit of going from one book to another.
    ///
    /// @param equityBefore in the book's currency, > 0
    /// @param equityAfter after the legs and their fees, > 0
    /// @param cost of the legs in all
    static Benefit of(
            BookRisk before,
            double equityBefore,
            BookRisk after,
            double equityAfter,
            Targets targets,
            Benefit.Basis basis,
            PlanRequest request,
            double cost) {
        String doubt = basis == Benefit.Basis.TARGETS
                ? first(before.targetDoubt(targets), after.targetDoubt(targets))
                : first(before.doubt(), after.doubt());
        if (doubt.isEmpty() && before.basis().observations() < 2) {
            doubt = "No instrument has enough history.";
        }
        if (!doubt.isEmpty() || !(equityBefore > 0) || !(equityAfter > 0)) {
            return Benefit.unknown(cost, doubt.isEmpty() ? "The book has no equity." : doubt);
        }
        double[] from = distances(before, targets, basis, equityBefore);
        double[] to = distances(after, targets, basis, equityAfter);
        TradePolicy policy = request.policy().trade();
        double years = policy.horizonDays() / DAYS_A_YEAR;
        double periods = request.risk().policy().periodsPerYear() * years;
        double factor = policy.riskAversion() / 2 * periods;
        double a = Math.max(0, before.form(from, from));
        double b = Math.max(0, after.form(to, to));
        double c = before.form(from, to);
        double error = factor
                * Math.sqrt(2.0
                        / (before.basis().observations() - 1)
                        * Math.max(
                                0,
                                square(a / equityBefore)
                                        + square(b / equityAfter)
                                        - 2 * square(c) / (equityBefore * equityAfter)));
        double nothing = factor * a / equityBefore;
        double traded = factor * b / equityAfter;
        double gain = nothing - traded;
        double[] trades = after.amounts();
        double[] held = before.amounts();
        for (int i = 0; i < trades.length; i++) {
            trades[i] -= held[i];
        }
        double noise = Math.sqrt(Math.max(0, before.form(trades, trades)) * periods);
        return new Benefit(
                basis,
                policy.horizonDays(),
                nothing,
                traded,
                error,
                cost,
                gain > 0 ? cost / gain * policy.horizonDays() : Double.NaN,
                above(gain - cost, error),
                above(gain - cost, noise),
                "");
    }

    /// Why a plan is not worth its cost, if it is not. Plans that answer a broken limit, that the trader asked for, or
    /// whose gain is not known are never held back.
    public static Optional<Refusal> belowBreakEven(Plan plan, TradePolicy policy) {
        boolean excepted = plan.readings().stream()
                .map(TriggerReading::kind)
                .anyMatch(kind ->
                        kind.isRiskBreach() || kind == TriggerKind.ON_DEMAND || kind == TriggerKind.CHOSEN_WEIGHTS);
        Benefit benefit = plan.benefit();
        double gain = benefit.gain();
        if (excepted || Double.isNaN(gain) || gain >= policy.gainPerCost() * benefit.cost()) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                        RefusalCode.BELOW_BREAK_EVEN,
                        String.format(
                                Locale.ROOT,
                                "Not worth its cost: a gain of %s over %.0f days against a cost of %.2f; the gain "
                                        + "exceeds the cost with a probability of %s",
                                Decimals.of(gain, 2),
                                benefit.horizonDays(),
                                benefit.cost(),
                                Percent.of(benefit.probability())))
                .with("gain", gain)
                .with("cost", benefit.cost())
                .with("gainPerCost", policy.gainPerCost())
                .with("horizonDays", benefit.horizonDays())
                .with("breakEvenDays", benefit.breakEvenDays())
                .with("probability", benefit.probability()));
    }

    /// What a loss of utility is a quadratic form of.
    static double[] distances(BookRisk book, Targets targets, Benefit.Basis basis, double equity) {
        return basis == Benefit.Basis.TARGETS ? book.distances(targets, equity) : book.amounts();
    }

    private static double above(double mean, double deviation) {
        if (deviation > 0) {
            return NORMAL.cumulativeProbability(mean / deviation);
        }
        return mean > 0 ? 1 : mean < 0 ? 0 : 0.5;
    }

    private static double square(double value) {
        return value * value;
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
