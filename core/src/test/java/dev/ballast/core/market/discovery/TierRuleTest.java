package dev.ballast.core.market.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.market.Tier;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierRuleTest {

    /// At each bound of MKT-6: the rank may reach it, volume and quality must exceed it.
    @ParameterizedTest
    @CsvSource({
        "10, 100000000.01, 0.801, TIER_1",
        "11, 100000000.01, 0.801, TIER_2",
        "10, 100000000, 0.801, TIER_2",
        "10, 100000000.01, 0.8, TIER_2",
        "50, 10000000.01, 0.601, TIER_2",
        "51, 10000000.01, 0.601, TIER_3",
        "50, 10000000, 0.601, TIER_3",
        "50, 10000000.01, 0.6, TIER_3",
        "100, 1000000.01, 0.401, TIER_3",
        "101, 1000000.01, 0.401, UNRANKED",
        "100, 1000000, 0.401, UNRANKED",
        "100, 1000000.01, 0.4, UNRANKED",
        "1, 1e12, 0, UNRANKED"
    })
    void boundsAreThoseOfTheRequirement(int rank, double volume, double quality, Tier expected) {
        assertThat(TierRule.of(OptionalInt.of(rank), volume, quality).tier()).isEqualTo(expected);
    }

    @Test
    void saysWhatKeepsItFromTheNextTier() {
        assertThat(TierRule.of(OptionalInt.of(14), 50e6, 0.9).why())
                .isEqualTo("not tier 1: rank 14 > 10, volume 50.0 M <= 100 M");
        assertThat(TierRule.of(OptionalInt.of(1), 1e9, 0.9).why()).isEmpty();
        assertThat(TierRule.of(OptionalInt.empty(), 1e9, 0.9))
                .isEqualTo(new TierRule(Tier.UNRANKED, "not tier 3: no market-cap rank"));
    }

    @Test
    void impossibleFiguresAreRefused() {
        assertThatThrownBy(() -> TierRule.of(OptionalInt.of(1), Double.NaN, 0.5))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> TierRule.of(OptionalInt.of(1), 1, 1.5)).hasMessageContaining("1.5");
    }
}
