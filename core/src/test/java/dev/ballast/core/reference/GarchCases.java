package dev.ballast.core.reference;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.timeseries.Garch;
import dev.ballast.core.statistics.timeseries.GarchFit;
import dev.ballast.core.statistics.timeseries.GarchModel;
import dev.ballast.core.statistics.timeseries.GarchModel.Initialisation;
import dev.ballast.core.statistics.timeseries.GarchModel.Persistence;
import dev.ballast.core.statistics.timeseries.GarchParameters;
import dev.ballast.core.statistics.timeseries.GarchPath;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The GARCH cases. Those of Student's t and of leverage name no series: theirs is the normal case's.
final class GarchCases {

    private static final String NAMES_THE_SERIES = "ts.garch11_normal";
    private static final int HORIZON = 10;

    /// The cases are verified by a score of 0, which a maximum at a bound wouldn't have.
    private static final GarchModel NORMAL = GarchModel.normal().with(Persistence.FREE);

    private GarchCases() {}

    static Map<String, ?> normal(ReferenceCase reference) {
        double[] returns = returns(reference);
        var result = new LinkedHashMap<String, Object>();
        GarchFit fit = Garch.fit(returns, NORMAL).orElseThrow();
        GarchPath path = fit.path();
        var backcast = new LinkedHashMap<String, Object>(estimates(fit, "mu,omega,alpha,beta"));
        double[] variances = path.conditionalVariances();
        backcast.put("persistence", fit.parameters().persistence());
        if (fit.parameters().unconditionalVolatility() instanceof Result.Known<Double>(Double longRun)) {
            backcast.put("unconditional_vol", longRun);
        }
        backcast.put("h_first", variances[0]);
        backcast.put("h_last", variances[variances.length - 1]);
        backcast.put("variance_forecast_1_to_10", path.forecastVariances(HORIZON));
        result.put("v0", path.sampleVariance());
        result.put("mle_init_backcast", backcast);
        GarchModel other = NORMAL.with(Initialisation.SAMPLE_VARIANCE);
        result.put("mle_init_v0", estimates(Garch.fit(returns, other).orElseThrow(), "mu,omega,alpha,beta"));
        result.put("loglik_at_fixed_point", fixedPoint(reference, returns));
        return result;
    }

    /// The point at which the likelihood is wanted is an input, though it stands among the figures.
    private static Map<String, ?> fixedPoint(ReferenceCase reference, double[] returns) {
        JsonNode point = reference.expected().path("loglik_at_fixed_point").path("mu,omega,alpha,beta");
        double[] values = {
            point.get(0).asDouble(),
            point.get(1).asDouble(),
            point.get(2).asDouble(),
            point.get(3).asDouble()
        };
        var parameters = GarchParameters.normal(values[0], values[1], values[2], values[3]);
        return Map.of(
                "mu,omega,alpha,beta",
                values,
                "init_backcast",
                likelihood(returns, parameters, Initialisation.BACKCAST),
                "init_v0",
                likelihood(returns, parameters, Initialisation.SAMPLE_VARIANCE));
    }

    private static double likelihood(double[] returns, GarchParameters parameters, Initialisation initialisation) {
        return Garch.filter(returns, parameters, GarchModel.normal().with(initialisation))
                .orElseThrow()
                .logLikelihood();
    }

    static Map<String, ?> studentT(ReferenceCase reference) {
        GarchFit fit = Garch.fit(returns(reference), GarchModel.studentT().with(Persistence.FREE))
                .orElseThrow();
        return estimates(fit, "mu,omega,alpha,beta,nu");
    }

    static Map<String, ?> gjr(ReferenceCase reference) {
        GarchFit fit = Garch.fit(returns(reference), GarchModel.gjr().with(Persistence.FREE))
                .orElseThrow();
        return estimates(fit, "mu,omega,alpha,gamma,beta");
    }

    private static Map<String, ?> estimates(GarchFit fit, String names) {
        var result = new LinkedHashMap<String, Object>();
        result.put(names, fit.estimates());
        result.put("loglik", fit.path().logLikelihood());
        if (fit.standardErrors().isKnown()) {
            result.put("se_hessian", fit.standardErrors().orElseThrow());
        }
        return result;
    }

    private static double[] returns(ReferenceCase reference) {
        JsonNode words = reference.inputs().path("series");
        JsonNode named = words.isMissingNode()
                ? reference.data().inputsOf(NAMES_THE_SERIES).path("series")
                : words;
        return SeriesNames.read(named.asString(), reference.data());
    }

    static Map<String, ?> unconditional(ReferenceCase reference) {
        JsonNode inputs = reference.inputs();
        var parameters = GarchParameters.normal(
                0,
                inputs.path("omega").asDouble(),
                inputs.path("alpha").asDouble(),
                inputs.path("beta").asDouble());
        JsonNode path = reference.expected().path("forecast_from_h1_4");
        // The first variance is an input, though it stands among the figures.
        double first = path.get(0).asDouble();
        return Map.of(
                "variance",
                parameters.unconditionalVariance().orElseThrow(),
                "forecast_from_h1_4",
                parameters.forecastVariances(first, path.size()));
    }
}
