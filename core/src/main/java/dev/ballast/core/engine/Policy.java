package dev.ballast.core.engine;

import dev.ballast.core.execution.ExecutionPolicy;
import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.rebalance.ApprovalContext;
import dev.ballast.core.rebalance.ApprovalPolicy;
import dev.ballast.core.rebalance.RebalancePolicy;
import dev.ballast.core.regime.RegimePolicy;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.report.RiskSettings;
import dev.ballast.core.statistics.CorrelationSettings;
import java.util.Map;

/// Every number the trader can edit, saved with the book. The defaults are those of the requirements.
///
/// @param freshness when a price is stale and dead
/// @param risk limits and health deductions
/// @param rebalance triggers, legs, expiry
/// @param approval undo, assisted approval and what stops trading
/// @param execution what the paper broker charges
/// @param correlation estimator behind the health score
/// @param regime how the market's regime is told
/// @param report what the risk report is computed with
/// @param lotMethod which lots a sale consumes
/// @param rates value of cash currencies in the book's currency
public record Policy(
        FreshnessPolicy freshness,
        RiskPolicy risk,
        RebalancePolicy rebalance,
        ApprovalPolicy approval,
        ExecutionPolicy execution,
        CorrelationSettings correlation,
        RegimePolicy regime,
        RiskSettings report,
        LotMethod lotMethod,
        CurrencyRates rates) {

    public static final Policy DEFAULT = new Policy(
            FreshnessPolicy.DEFAULT,
            RiskPolicy.DEFAULT,
            RebalancePolicy.DEFAULT,
            ApprovalPolicy.DEFAULT,
            ExecutionPolicy.DEFAULT,
            CorrelationSettings.DEFAULT,
            RegimePolicy.DAILY_CRYPTO,
            RiskSettings.DEFAULT,
            LotMethod.FIFO,
            CurrencyRates.PAR);

    /// The ground on which a proposal would be approved under this policy.
    ApprovalContext approvalContext(Book book, MarketView market, Map<InstrumentId, PriceHistory> histories) {
        return new ApprovalContext(book, market, execution.feeRate(), execution.slippage(), risk, histories, report);
    }
}
