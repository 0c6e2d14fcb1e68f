package dev.ballast.core.rebalance;

import java.math.BigDecimal;
import java.util.List;

/// What a leg costs, how it is best placed, and which lots it consumes (REB-5, REB-6, ACC-3).
///
/// @param middle price half-way between bid and ask when the plan was made, in quote currency; NaN where not known
/// @param cost commission, half-spread and impact of this leg
/// @param dayShare value ÷ average daily volume; NaN where the volume is not known
/// @param slices quantities to place one after the other, which sum to the leg's; one for a small leg
/// @param lots that a sale consumes, in order, by the book's lot method; empty for a purchase
public record LegDetail(double middle, CostEstimate cost, double dayShare, List<BigDecimal> slices, List<LotUse> lots) {

    public static final LegDetail NONE = new LegDetail(Double.NaN, CostEstimate.NONE, Double.NaN, List.of(), List.of());

    public LegDetail {
        slices = List.copyOf(slices);
        lots = List.copyOf(lots);
    }
}
