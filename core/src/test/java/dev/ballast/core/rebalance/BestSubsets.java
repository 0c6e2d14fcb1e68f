package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// The largest gain of utility that any k legs of a plan give, by trying every subset that the cash pays for.
final class BestSubsets {

    private final PlanRequest request;
    private final Plan plan;
    private final DMatrixRMaj covariance;
    private final double[] amounts;
    private final double[] targets;
    private final double equity;

    BestSubsets(PlanRequest request, Plan plan) {
        this.request = request;
        this.plan = plan;
        RiskBasis basis = request.risk().basis();
        this.covariance = basis.covariance();
        this.amounts = new double[covariance.numRows];
        this.targets = new double[covariance.numRows];
        Valuation valuation = request.market().value(request.book());
        this.equity = valuation.equity();
        for (Position position : valuation.positions()) {
            amounts[basis.row(position.instrument())] += position.value();
        }
        if (plan.benefit().basis() == Benefit.Basis.TARGETS) {
            for (InstrumentId id : request.targets().weights().keySet()) {
                targets[basis.row(id)] = request.targets().weight(id);
            }
        }
    }

    /// Element k − 1 is the most that at most k legs gain.
    double[] gains() {
        List<Leg> legs = plan.legs();
        var most = new double[legs.size()];
        double nothing = loss(0);
        for (int subset = 1; subset < 1 << legs.size(); subset++) {
            if (isPaid(subset)) {
                int size = Integer.bitCount(subset) - 1;
                most[size] = Math.max(most[size], nothing - loss(subset));
            }
        }
        for (int k = 1; k < most.length; k++) {
            most[k] = Math.max(most[k], most[k - 1]);
        }
        return most;
    }

    private boolean isPaid(int subset) {
        BigDecimal cash = request.book().cash();
        for (int i = 0; i < plan.legs().size(); i++) {
            if ((subset >> i & 1) == 1) {
                cash = cash.add(LegCurve.cashEffect(plan.legs().get(i)));
                if (cash.signum() < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private double loss(int subset) {
        double[] held = Arrays.copyOf(amounts, amounts.length);
        double left = equity;
        for (int i = 0; i < plan.legs().size(); i++) {
            if ((subset >> i & 1) == 1) {
                Leg leg = plan.legs().get(i);
                held[request.risk().basis().row(leg.instrument())] += LegCurve.amount(leg);
                left -= leg.detail().cost().commission() + leg.detail().cost().spread();
            }
        }
        double form = 0;
        for (int i = 0; i < held.length; i++) {
            for (int j = 0; j < held.length; j++) {
                form += (held[i] - targets[i] * left) * covariance.get(i, j) * (held[j] - targets[j] * left);
            }
        }
        TradePolicy trade = request.policy().trade();
        double periods = request.risk().policy().periodsPerYear() * trade.horizonDays() / 365;
        return trade.riskAversion() / 2 * periods * form / left;
    }
}
