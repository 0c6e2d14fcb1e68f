package dev.ballast.core.risk.report;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.tail.CornishFisher;
import dev.ballast.core.risk.tail.EmpiricalTail;
import dev.ballast.core.risk.tail.FilteredHistorical;
import dev.ballast.core.risk.tail.GarchState;
import dev.ballast.core.risk.tail.HistoricalSums;
import dev.ballast.core.risk.tail.MonteCarlo;
import dev.ballast.core.risk.tail.NormalTail;
import dev.ballast.core.risk.tail.StudentT;
import dev.ballast.core.risk.tail.StudentTFit;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.TailRisk;
import dev.ballast.core.statistics.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Value at risk of one portfolio by every method; models are fitted once.
final class TailEstimator {

    private final double[] returns;
    private final RiskSettings settings;
    private final Moments moments;
    private final Result<StudentTFit> studentT;
    private final Result<GarchState> garch;

    /// @param returns of the portfolio, at least two
    TailEstimator(double[] returns, RiskSettings settings) {
        this.returns = returns;
        this.settings = settings;
        this.moments = Moments.of(returns);
        this.studentT = StudentTFit.of(returns);
        this.garch = GarchStates.of(returns);
    }

    Moments moments() {
        return moments;
    }

    Result<StudentTFit> studentT() {
        return studentT;
    }

    Result<GarchState> garch() {
        return garch;
    }

    Result<TailRisk> estimate(TailMethod method, int days, double confidence) {
        return switch (method) {
            case HISTORICAL -> historical(days, confidence);
            case PARAMETRIC_NORMAL -> Result.of(normal(days, confidence));
            case CORNISH_FISHER -> cornishFisher(days, confidence);
            case FILTERED_HISTORICAL -> garch.flatMap(state -> filtered(state, days, confidence));
            case MONTE_CARLO_STUDENT_T -> studentT.flatMap(fit -> monteCarlo(fit, days, confidence));
        };
    }

    private Result<TailRisk> historical(int days, double confidence) {
        if (returns.length < days) {
            return Result.missing("Historical figures over " + days + " days need as many returns, there are "
                    + returns.length + ".");
        }
        var warnings = new ArrayList<String>();
        if (days > 1) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "Windows of %d days overlap: only about %d of them are independent.",
                    days,
                    Math.max(1, returns.length / days)));
        }
        EmpiricalTail tail = EmpiricalTail.of(HistoricalSums.overlapping(returns, days), confidence);
        String scaling = days == 1 ? "" : "; overlapping windows of " + days + " days, compounded";
        return empirical(
                TailMethod.HISTORICAL,
                days,
                confidence,
                tail,
                words() + scaling,
                Math.sqrt(days) * tail.standardError(),
                warnings);
    }

    private TailRisk normal(int days, double confidence) {
        var daily = new NormalTail(moments.mean(), moments.standardDeviation(1), confidence);
        NormalTail tail = daily.over(days);
        return new TailRisk(
                TailMethod.PARAMETRIC_NORMAL,
                days,
                confidence,
                tail.valueAtRisk(),
                tail.conditionalValueAtRisk(),
                returns.length,
                "normal, sample mean, standard deviation with divisor T − 1"
                        + (days == 1 ? "" : "; mean × " + days + ", deviation × √" + days),
                OptionalDouble.of(daily.standardError(returns.length, days)),
                List.of());
    }

    private Result<TailRisk> cornishFisher(int days, double confidence) {
        return moments.skewness(Moments.Bias.POPULATION)
                .flatMap(skewness -> moments.excessKurtosis(Moments.Bias.POPULATION)
                        .flatMap(kurtosis ->
                                cornishFisher(new CornishFisher(skewness, kurtosis).over(days), days, confidence)));
    }

    private Result<TailRisk> cornishFisher(CornishFisher shape, int days, double confidence) {
        double mean = moments.mean() * days;
        double deviation = moments.standardDeviation(1) * Math.sqrt(days);
        return shape.tail(mean, deviation, confidence)
                .map(tail -> new TailRisk(
                        TailMethod.CORNISH_FISHER,
                        days,
                        confidence,
                        tail.valueAtRisk(),
                        tail.conditionalValueAtRisk(),
                        returns.length,
                        "third-order expansion, population skewness and kurtosis"
                                + (days == 1
                                        ? ""
                                        : "; mean × %d, deviation × √%d, skewness ÷ √%d, kurtosis ÷ %d"
                                                .formatted(days, days, days, days)),
                        OptionalDouble.empty(),
                        shape.warning().map(List::of).orElse(List.of())));
    }

    private Result<TailRisk> filtered(GarchState state, int days, double confidence) {
        EmpiricalTail tail = EmpiricalTail.of(
                FilteredHistorical.returns(state, days, settings.paths(), settings.seed()), confidence);
        String scaling = days == 1
                ? ""
                : "; %,d paths of residuals drawn with replacement, compounded, seed %d"
                        .formatted(settings.paths(), settings.seed());
        return empirical(
                TailMethod.FILTERED_HISTORICAL,
                days,
                confidence,
                tail,
                "GARCH(1,1) residuals at today's volatility, " + words() + scaling,
                tail.standardError(),
                state.bounds().stream()
                        .map(bound -> "The GARCH fit ended at a bound: " + bound + ".")
                        .toList());
    }

    private Result<TailRisk> monteCarlo(StudentTFit fit, int days, double confidence) {
        StudentT daily = fit.distribution();
        if (!(daily.degreesOfFreedom() > 1)) {
            return Result.missing(String.format(
                    Locale.ROOT,
                    "The fitted Student-t has %.2f degrees of freedom: the mean beyond the value at risk is infinite.",
                    daily.degreesOfFreedom()));
        }
        double[] paths = MonteCarlo.portfolio(
                daily.degreesOfFreedom(), daily.location(), daily.scale(), days, settings.paths(), settings.seed());
        EmpiricalTail tail = EmpiricalTail.of(paths, confidence);
        String convention = String.format(
                Locale.ROOT,
                "Student-t with ν = %.2f by maximum likelihood, %,d paths in antithetic pairs, seed %d, %s%s",
                daily.degreesOfFreedom(),
                settings.paths(),
                settings.seed(),
                words(),
                days == 1 ? "" : "; " + days + " independent days, compounded");
        return empirical(
                TailMethod.MONTE_CARLO_STUDENT_T,
                days,
                confidence,
                tail,
                convention,
                tail.standardError() * MonteCarlo.antitheticFactor(confidence),
                List.of("The standard error is that of the simulation, not of the fit."));
    }

    private Result<TailRisk> empirical(
            TailMethod method,
            int days,
            double confidence,
            EmpiricalTail tail,
            String convention,
            double standardError,
            List<String> warnings) {
        var all = new ArrayList<>(warnings);
        if (tail.coverage() < 1) {
            all.add(String.format(
                    Locale.ROOT,
                    "The tail holds less than one of %d observations: the figures are the worst of them.",
                    tail.observations()));
        }
        return Result.of(new TailRisk(
                method,
                days,
                confidence,
                tail.valueAtRisk(settings.quantile()),
                tail.conditionalValueAtRisk(settings.tailMean(), settings.quantile()),
                returns.length,
                convention,
                OptionalDouble.of(standardError),
                all));
    }

    private String words() {
        return "quantile by " + settings.quantile().label() + ", tail mean by "
                + settings.tailMean().label();
    }
}
