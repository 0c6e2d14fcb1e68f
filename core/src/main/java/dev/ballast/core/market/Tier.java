package dev.ballast.core.market;

/// Standing of an asset by market capitalisation, volume and data quality (MKT-6); 1 is the highest.
public enum Tier {
    TIER_1,
    TIER_2,
    TIER_3,
    UNRANKED
}
