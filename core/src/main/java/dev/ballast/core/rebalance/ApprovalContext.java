package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.report.RiskSettings;
import java.math.BigDecimal;
import java.util.Map;

/// The ground on which a proposal would be approved at this moment.
///
/// @param book what is held
/// @param market prices, instruments, rates and time
/// @param feeRate fee as a fraction of the traded value, ≥ 0
/// @param slippage how much worse than bid or ask an order may be filled, a fraction, ≥ 0
/// @param limits the trader's limits
/// @param histories daily bars, behind the volatility limit
/// @param report lookback and periods of the volatility, as on the card and in the risk report
public record ApprovalContext(
        Book book,
        MarketView market,
        BigDecimal feeRate,
        BigDecimal slippage,
        RiskPolicy limits,
        Map<InstrumentId, PriceHistory> histories,
        RiskSettings report) {

    public ApprovalContext {
        histories = Map.copyOf(histories);
        if (feeRate.signum() < 0 || slippage.signum() < 0) {
            throw new IllegalArgumentException(
                    "feeRate and slippage must be >= 0, was " + feeRate + " and " + slippage);
        }
    }
}
