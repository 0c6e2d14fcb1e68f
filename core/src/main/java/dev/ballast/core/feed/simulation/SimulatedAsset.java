package dev.ballast.core.feed.simulation;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Tier;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/// The assets of the simulated market's own universe, each with the figures it is calibrated to, in this order:
/// category, tier, price, tick, step, market beta, specific volatility, spread, turnover.
///
/// - Price, tick and step: Coinbase Advanced Trade products, 2026-08-09.
/// - Market beta and specific volatility: regression of daily log returns on the equal-weighted mean of the 14 coins
///   with whole histories, Binance daily closes against USDT, 2021-01-01…2025-12-31 (ARB from 2023-03-24, POL from
///   2024-09-14); the volatility is that of the residual × √365.
/// - Spread in basis points: BTC and ETH measured in a Coinbase session of 2026-08-09; the others assumed by size.
/// - Turnover in millions a day: median quote volume on Binance in 2025, USDT.
enum SimulatedAsset {
    BTC(Category.L1, Tier.TIER_1, 65086.18, "0.01", "0.00000001", 0.607, 0.327, 0.0015, 1810),
    ETH(Category.L1, Tier.TIER_1, 1919.41, "0.01", "0.00000001", 0.876, 0.366, 0.44, 1580),
    SOL(Category.L1, Tier.TIER_1, 77.12, "0.01", "0.00000001", 1.081, 0.744, 1, 590),
    BNB(Category.EXCHANGE, Tier.TIER_1, 607.46, "0.01", "0.00001", 0.767, 0.540, 1, 178),
    XRP(Category.PAYMENTS, Tier.TIER_1, 1.0411, "0.0001", "0.000001", 0.915, 0.668, 1, 370),
    DOGE(Category.MEME, Tier.TIER_1, 0.0704, "0.00001", "0.1", 1.111, 1.099, 2, 213),
    ADA(Category.L1, Tier.TIER_1, 0.19782, "0.00001", "0.00000001", 1.021, 0.530, 2, 96.1),
    LINK(Category.ORACLE, Tier.TIER_2, 8.326, "0.001", "0.01", 1.114, 0.503, 3, 63.9),
    AVAX(Category.L1, Tier.TIER_2, 6.552, "0.001", "0.00000001", 1.189, 0.682, 3, 53.6),
    LTC(Category.PAYMENTS, Tier.TIER_2, 46.09, "0.01", "0.00000001", 0.917, 0.486, 3, 52.8),
    UNI(Category.DEFI, Tier.TIER_2, 4.053, "0.0001", "0.000001", 1.111, 0.661, 4, 39.0),
    AAVE(Category.DEFI, Tier.TIER_2, 91.40, "0.01", "0.001", 1.125, 0.613, 4, 35.7),
    DOT(Category.L1, Tier.TIER_2, 0.808, "0.0001", "0.00000001", 1.085, 0.475, 4, 24.5),
    PAXG(Category.COMMODITY, Tier.TIER_2, 4355.26, "0.01", "0.00001", 0.015, 0.161, 3, 12.8),
    ARB(Category.L2, Tier.TIER_3, 0.0796, "0.0001", "0.01", 1.226, 0.548, 8, 26.9),
    POL(Category.L2, Tier.TIER_3, 0.0777, "0.0001", "0.01", 1.032, 0.402, 8, 10.6),
    ATOM(Category.L1, Tier.TIER_3, 1.39, "0.001", "0.01", 1.081, 0.617, 8, 7.87);

    private final Category category;
    private final Tier tier;
    private final double price;
    private final String priceTick;
    private final String quantityStep;
    private final double marketBeta;
    private final double specificVolatility;
    private final double spreadBasisPoints;
    private final double turnoverMillions;

    SimulatedAsset(
            Category category,
            Tier tier,
            double price,
            String priceTick,
            String quantityStep,
            double marketBeta,
            double specificVolatility,
            double spreadBasisPoints,
            double turnoverMillions) {
        this.category = category;
        this.tier = tier;
        this.price = price;
        this.priceTick = priceTick;
        this.quantityStep = quantityStep;
        this.marketBeta = marketBeta;
        this.specificVolatility = specificVolatility;
        this.spreadBasisPoints = spreadBasisPoints;
        this.turnoverMillions = turnoverMillions;
    }

    static Optional<SimulatedAsset> ofBase(String base) {
        return Arrays.stream(values())
                .filter(asset -> asset.name().equals(base))
                .findFirst();
    }

    Instrument instrument() {
        return new Instrument(
                InstrumentId.of(name() + "-USD"),
                category,
                tier,
                new BigDecimal(priceTick),
                new BigDecimal(quantityStep));
    }

    double price() {
        return price;
    }

    AssetModel model(Instrument traded) {
        return new AssetModel(traded, marketBeta, specificVolatility, spreadBasisPoints * 1e-4, turnoverMillions * 1e6);
    }
}
