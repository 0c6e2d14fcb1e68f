package dev.ballast.core.risk.report;

import static dev.ballast.core.risk.report.Trails.count;
import static dev.ballast.core.risk.report.Trails.fraction;
import static dev.ballast.core.risk.report.Trails.input;
import static dev.ballast.core.risk.report.Trails.plain;

import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.tail.EmpiricalTail;
import dev.ballast.core.risk.tail.GarchState;
import dev.ballast.core.risk.tail.NormalTail;
import dev.ballast.core.risk.tail.StudentTFit;
import dev.ballast.core.risk.tail.TailDays;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.TailRisk;
import dev.ballast.core.statistics.Moments.Bias;
import java.util.ArrayList;
import java.util.List;

/// Trails of the tail figures, by method.
record TailTrails(Estimates estimates, TailEstimator tail, RiskSettings settings) {

    Explanation explain(RiskFigure.Tail figure, Result<TailRisk> result) {
        return switch (result) {
            case Result.Missing<TailRisk>(String reason) -> Trails.missing(figure, reason);
            case Result.Known<TailRisk>(TailRisk risk) -> explain(figure, risk);
        };
    }

    private Explanation explain(RiskFigure.Tail figure, TailRisk risk) {
        boolean quantile = figure.measure() == TailMeasure.VALUE_AT_RISK;
        return new Explanation(
                Trails.title(figure),
                fraction(quantile ? risk.valueAtRisk() : risk.conditionalValueAtRisk()),
                quantile ? formula(risk.method()) : tailFormula(risk.method()),
                risk.convention() + "; a fraction of equity, losses positive",
                source(risk.method()),
                () -> inputs(risk));
    }

    private List<Input> inputs(TailRisk risk) {
        var inputs = new ArrayList<Input>();
        inputs.add(input("Confidence", fraction(risk.confidence())));
        inputs.add(input("Days ahead", count(risk.horizonDays())));
        inputs.add(input("Value at risk", fraction(risk.valueAtRisk())));
        inputs.add(input("Conditional value at risk", fraction(risk.conditionalValueAtRisk())));
        risk.standardError().ifPresent(error -> inputs.add(input("Standard error", fraction(error))));
        risk.warnings().forEach(warning -> inputs.add(input("Note", Trails.words(warning))));
        inputs.addAll(model(risk));
        inputs.add(Input.of(new SampleTrails(estimates).portfolioReturns()));
        return inputs;
    }

    private List<Input> model(TailRisk risk) {
        return switch (risk.method()) {
            case HISTORICAL -> risk.horizonDays() == 1 ? tailDays(risk.confidence()) : List.of();
            case PARAMETRIC_NORMAL -> normal(risk.confidence());
            case CORNISH_FISHER -> shape(risk.confidence());
            case FILTERED_HISTORICAL -> tail.garch().map(this::garch).orElse(List.of());
            case MONTE_CARLO_STUDENT_T -> tail.studentT().map(this::studentT).orElse(List.of());
        };
    }

    /// The days that make the historical tail, worst first, each of which can be opened.
    private List<Input> tailDays(double confidence) {
        EmpiricalTail empirical = EmpiricalTail.of(estimates.portfolio, confidence);
        double[] weights =
                TailDays.weights(estimates.portfolio, empirical.weights(settings.tailMean(), settings.quantile()));
        int[] days = TailDays.inOrder(estimates.portfolio, weights);
        var samples = new SampleTrails(estimates);
        var inputs = new ArrayList<Input>();
        inputs.add(input("Observations in the tail, T (1 − confidence)", plain(empirical.coverage())));
        inputs.add(new Input.Table(
                "Days in the tail",
                new ExplainedTable(
                        List.of("Date", "Return", "Weight in the tail mean"),
                        days.length,
                        row -> List.of(
                                new ExplainedValue.Moment(
                                        estimates.returnTimes().get(days[row])),
                                fraction(estimates.portfolio[days[row]]),
                                fraction(weights[days[row]])))));
        for (int day : days) {
            inputs.add(Input.of(samples.day(day)));
        }
        return inputs;
    }

    private List<Input> normal(double confidence) {
        return List.of(
                input("Mean μ, daily", fraction(tail.moments().mean())),
                input("Standard deviation σ, daily", fraction(tail.moments().standardDeviation(1))),
                input("Quantile z = Φ⁻¹(1 − confidence)", plain(NormalTail.quantile(confidence))));
    }

    private List<Input> shape(double confidence) {
        var inputs = new ArrayList<>(normal(confidence));
        inputs.add(input("Skewness S", ExplainedValue.plain(tail.moments().skewness(Bias.POPULATION))));
        inputs.add(
                input("Excess kurtosis K", ExplainedValue.plain(tail.moments().excessKurtosis(Bias.POPULATION))));
        return inputs;
    }

    private List<Input> garch(GarchState state) {
        return List.of(
                input("Mean μ", fraction(state.mean())),
                input("ω", plain(state.omega())),
                input("α", plain(state.alpha())),
                input("β", plain(state.beta())),
                input("Volatility forecast for the next day", fraction(Math.sqrt(state.nextVariance()))),
                new Input.Table(
                        "Residuals",
                        new ExplainedTable(
                                List.of("Date", "Return", "Volatility that day", "Standardised residual"),
                                state.observations(),
                                row -> List.of(
                                        new ExplainedValue.Moment(
                                                estimates.returnTimes().get(row)),
                                        fraction(estimates.portfolio[row]),
                                        fraction(Math.sqrt(state.variance(row))),
                                        plain(state.residual(row))))));
    }

    private List<Input> studentT(StudentTFit fit) {
        return List.of(
                input("Degrees of freedom ν", plain(fit.distribution().degreesOfFreedom())),
                input("Location, daily", fraction(fit.distribution().location())),
                input("Scale, daily", fraction(fit.distribution().scale())),
                input("Log-likelihood", plain(fit.logLikelihood())),
                input("Paths", count(settings.paths())),
                input("Seed", count(settings.seed())));
    }

    private static String formula(TailMethod method) {
        return switch (method) {
            case HISTORICAL -> "VaR = −quantile of r at 1 − confidence";
            case PARAMETRIC_NORMAL -> "VaR = −(μ + z σ)";
            case CORNISH_FISHER -> "VaR = −(μ + g σ), g = z + (z²−1)S/6 + (z³−3z)K/24 − (2z³−5z)S²/36";
            case FILTERED_HISTORICAL -> "VaR = −quantile of μ + σ(T+1) z(t), h(t+1) = ω + α ε(t)² + β h(t)";
            case MONTE_CARLO_STUDENT_T -> "VaR = −quantile of simulated location + scale × t(ν)";
        };
    }

    private static String tailFormula(TailMethod method) {
        return switch (method) {
            case HISTORICAL, FILTERED_HISTORICAL, MONTE_CARLO_STUDENT_T -> "CVaR = −mean of r over the tail";
            case PARAMETRIC_NORMAL -> "CVaR = −μ + σ φ(z) ÷ (1 − confidence)";
            case CORNISH_FISHER -> "CVaR = −(μ + σ ∫ g(Φ⁻¹(u)) du ÷ (1 − confidence)) over u < 1 − confidence";
        };
    }

    private static String source(TailMethod method) {
        return switch (method) {
            case HISTORICAL -> "Hyndman and Fan 1996; Rockafellar and Uryasev 2002";
            case PARAMETRIC_NORMAL -> "McNeil, Frey and Embrechts 2015, example 2.11";
            case CORNISH_FISHER -> "Cornish and Fisher 1938; Maillard 2012";
            case FILTERED_HISTORICAL -> "Barone-Adesi, Giannopoulos and Vosper 1999; Bollerslev 1986";
            case MONTE_CARLO_STUDENT_T -> "Kotz and Nadarajah 2004, section 1.10; Marsaglia and Tsang 2000";
        };
    }
}
