package dev.ballast.core.risk.report;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.tail.GarchState;
import dev.ballast.core.statistics.timeseries.Garch;
import dev.ballast.core.statistics.timeseries.GarchFit;
import dev.ballast.core.statistics.timeseries.GarchModel;
import dev.ballast.core.statistics.timeseries.GarchParameters;

/// Fits the GARCH(1,1) behind filtered historical simulation: normal quasi-likelihood, which is consistent whatever
/// the
/// residuals' distribution (Bollerslev and Wooldridge 1992); the residuals keep their own.
final class GarchStates {

    private GarchStates() {}

    static Result<GarchState> of(double[] returns) {
        return Garch.fit(returns, GarchModel.normal()).map(GarchStates::state);
    }

    private static GarchState state(GarchFit fit) {
        GarchParameters parameters = fit.parameters();
        return new GarchState(
                parameters.mean(),
                parameters.omega(),
                parameters.alpha(),
                parameters.beta(),
                fit.path().nextVariance(),
                fit.path().standardisedResiduals(),
                fit.path().conditionalVariances(),
                fit.bounds());
    }
}
