package dev.ballast.app.drift;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.util.function.ToDoubleFunction;

/// Words of the figures that need more than a number format.
final class DriftFields {

    private static final double CERTAIN = 0.9995;
    private static final double UNLIKELY = 0.0005;

    private DriftFields() {}

    static double outlook(DriftFigures figures, ToDoubleFunction<Outlook> figure) {
        return figures.outlook() instanceof Result.Known<Outlook>(Outlook known)
                ? figure.applyAsDouble(known)
                : Double.NaN;
    }

    /// Beyond a year sorts behind everything that is known.
    static double median(DriftFigures figures) {
        return switch (figures.outlook()) {
            case Result.Missing<Outlook> none -> Double.NaN;
            case Result.Known<Outlook>(Outlook known) -> known.median().orElse(Double.POSITIVE_INFINITY);
        };
    }

    static String distance(DriftFigures figures) {
        return figures.isOutside()
                ? "! over by " + Numbers.decimal(-100 * figures.distance(), 1) + " pp"
                : Numbers.decimal(100 * figures.distance(), 1) + " pp";
    }

    /// `48,120.5 (−12.3 %)`: the price and how far it is.
    static String price(DriftFigures figures, Result<Double> times) {
        return switch (times) {
            case Result.Missing<Double> none -> Numbers.UNKNOWN;
            case Result.Known<Double>(Double factor) ->
                Double.isFinite(figures.price())
                        ? price(figures.price() * factor, figures.tick()) + "  " + Numbers.signedPercent(factor - 1, 1)
                        : Numbers.signedPercent(factor - 1, 1);
        };
    }

    private static String price(double price, BigDecimal tick) {
        return Numbers.price(BigDecimal.valueOf(price), tick.max(significant(price)));
    }

    /// A price that nobody quoted needs no more than five figures.
    private static BigDecimal significant(double price) {
        return BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(price)) - 4);
    }

    static String days(DriftFigures figures) {
        return switch (figures.outlook()) {
            case Result.Missing<Outlook> none -> Numbers.UNKNOWN;
            case Result.Known<Outlook>(Outlook known) -> days(known.median());
        };
    }

    static String days(Result<Double> days) {
        return switch (days) {
            case Result.Missing<Double> none -> "> 1 year";
            case Result.Known<Double>(Double known) ->
                known <= 0 ? "now" : known < 0.1 ? "< 0.1" : Numbers.decimal(known, known < 10 ? 1 : 0);
        };
    }

    static String probability(double probability) {
        if (!Double.isFinite(probability)) {
            return Numbers.UNKNOWN;
        }
        if (probability < UNLIKELY) {
            return "< 0.1 %";
        }
        return probability < 1 && probability > CERTAIN ? "> 99.9 %" : Numbers.percent(probability);
    }
}
