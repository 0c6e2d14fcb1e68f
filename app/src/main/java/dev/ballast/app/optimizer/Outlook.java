package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.method.MethodInput;
import dev.ballast.core.optimization.views.BlackLitterman;
import dev.ballast.core.optimization.views.Equilibrium;
import dev.ballast.core.optimization.views.Posterior;
import dev.ballast.core.optimization.views.Uncertainty;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is expected of each asset, before and after views. Immutable.
///
/// With views the prior is what present weights imply (π = δSw + r), the posterior is Black and Litterman's; risk is
/// then the posterior's too.
///
/// @param input with the expected returns that the methods use
/// @param prior expected returns a year before views
/// @param posterior those that are used
/// @param remarks what has to be said about the views, one sentence each
/// @param convention how returns are expected, for the screen
public record Outlook(
        MethodInput input, List<Double> prior, List<Double> posterior, List<String> remarks, String convention) {

    /// τ: variance of the market's opinion against that of returns.
    static final double TAU = 0.05;

    /// Views and market further apart than this many times what chance allows are remarked on.
    private static final double FAR = 4;

    static Outlook of(OptimizerBasis basis, Setup setup) {
        double[] past = basis.input().problem().expectedReturns();
        return switch (setup.returns()) {
            case PAST -> new Outlook(basis.input(), list(past), list(past), List.of(), basis.conventions());
            case VIEWS -> viewed(basis, setup.views());
        };
    }

    /// Why certain views cannot all hold; empty where they can.
    static String contradiction(OptimizerBasis basis, List<TraderView> views) {
        return mixed(basis, usable(basis, views)).reason();
    }

    private static Outlook viewed(OptimizerBasis basis, List<TraderView> all) {
        List<TraderView> views = usable(basis, all);
        var remarks = new ArrayList<String>();
        for (TraderView view : all) {
            if (!views.contains(view)) {
                remarks.add("'" + view.words() + "' waits: not all of it is held");
            }
        }
        double[] prior = prior(basis);
        double[] returns = prior;
        RiskModel risk = basis.input().problem().risk();
        switch (mixed(basis, views)) {
            case Result.Missing<Posterior>(String reason) -> remarks.add("Views are left out: " + reason);
            case Result.Known<Posterior>(Posterior posterior) -> {
                returns = posterior.returns();
                risk = RiskModel.of(posterior.covariance());
                remark(posterior, remarks);
            }
        }
        MethodInput input = MethodInput.of(
                        basis.input().returns(),
                        Problem.of(risk, returns, basis.input().problem().constraints()),
                        basis.input().settings())
                .withHeld(basis.current());
        return new Outlook(
                OptimizerBasis.aimed(input, basis.current()),
                list(prior),
                list(returns),
                remarks,
                basis.conventions()
                        .replaceFirst(
                                "expected: .*",
                                "expected: implied by present weights at risk aversion "
                                        + Numbers.decimal(
                                                basis.input().settings().riskAversion(), 0) + ", " + views.size()
                                        + (views.size() == 1 ? " view" : " views") + ", tau " + Numbers.decimal(TAU, 2)
                                        + " (Black-Litterman)"));
    }

    private static void remark(Posterior posterior, List<String> remarks) {
        posterior.opposed().forEach(pair -> remarks.add("Contradict: " + pair + "; they are averaged by confidence"));
        posterior.implied().forEach(name -> remarks.add("'" + name + "' follows from the others"));
        if (posterior.independentViews() > 0 && posterior.compatibility() > FAR * posterior.independentViews()) {
            remarks.add("Views and market are far apart: "
                    + Numbers.decimal(posterior.compatibility() / posterior.independentViews(), 1)
                    + " times what their errors allow");
        }
    }

    private static List<TraderView> usable(OptimizerBasis basis, List<TraderView> views) {
        return views.stream().filter(view -> view.isOn(basis.symbols())).toList();
    }

    private static Result<Posterior> mixed(OptimizerBasis basis, List<TraderView> views) {
        return BlackLitterman.posterior(
                basis.input().problem().risk(),
                prior(basis),
                TAU,
                views.stream().map(view -> view.on(basis.symbols())).toList(),
                new Uncertainty.Confidence(
                        views.stream().map(TraderView::confidence).toList()));
    }

    private static double[] prior(OptimizerBasis basis) {
        double invested = basis.invested();
        double[] market =
                Arrays.stream(basis.current()).map(weight -> weight / invested).toArray();
        return Equilibrium.impliedReturns(
                basis.input().problem().risk(),
                market,
                basis.input().settings().riskAversion(),
                basis.input().settings().riskFree());
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
