package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.BandPolicy;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.TriggerPolicy;
import dev.ballast.core.risk.limits.RegimeFactors;
import dev.ballast.core.risk.limits.RiskLimits;
import dev.ballast.core.risk.tail.TailMethod;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    // What Ballast 0.1.0 stored: a risk policy without limits, liquidity and heat.
    @Test
    void aPolicySavedBeforeTheLimitsTakesTheirDefaults() {
        String stored = "{\"risk\":{\"positionLimit\":0.3,\"categoryLimit\":0.5,\"periodsPerYear\":252}}";

        Policy policy = Settings.policy(Map.of(Settings.POLICY, stored));

        assertThat(policy.risk().positionLimit()).isEqualTo(0.3);
        assertThat(policy.risk().periodsPerYear()).isEqualTo(252);
        assertThat(policy.risk().limits()).isEqualTo(RiskLimits.DEFAULT);
        assertThat(policy.risk().liquidity()).isEqualTo(Policy.DEFAULT.risk().liquidity());
    }

    @Test
    void limitsAndRegimeFactorsAreEditedAndSaved() {
        Policy policy = Settings.with(Policy.DEFAULT, "risk.limits.annualVolatility", "0.4");
        policy = Settings.with(policy, "risk.limits.regime.bear", "0.7");
        policy = Settings.with(policy, "risk.limits.method", TailMethod.FILTERED_HISTORICAL.name());
        policy = Settings.with(policy, "risk.heat.rangeMultiple", "3");

        Policy read = Settings.policy(Map.of(Settings.POLICY, Settings.write(policy)));

        assertThat(read).isEqualTo(policy);
        assertThat(read.risk().limits().annualVolatility()).isEqualTo(0.4);
        assertThat(read.risk().limits().regime()).isEqualTo(new RegimeFactors(1, 0.7, 1, 0.6));
        assertThat(Settings.flatten(read)).containsEntry("risk.limits.method", "FILTERED_HISTORICAL");
    }

    @Test
    void aLimitOutOfRangeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.with(Policy.DEFAULT, "risk.limits.regime.bear", "1.5"))
                .withMessageContaining("regime factor bear must lie in (0, 1], was 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.with(Policy.DEFAULT, "risk.limits.cashFloor", "1"))
                .withMessageContaining("cashFloor");
    }

    @Test
    void tablesBySymbolTakeNewNamesAndGiveThemUp() {
        Policy policy = Settings.with(Policy.DEFAULT, "rebalance.trade.doNotSell.BRK.B-USD", "held for tax");
        policy = Settings.with(policy, "rebalance.bands.own.BTC-USD", "0.07");
        policy = Settings.with(policy, "rebalance.triggers.off", "[\"LIMIT_BREACH\"]");

        Policy read = Settings.policy(Map.of(Settings.POLICY, Settings.write(policy)));

        assertThat(read).isEqualTo(policy);
        assertThat(read.rebalance().trade().doNotSell()).containsEntry("BRK.B-USD", "held for tax");
        assertThat(read.rebalance().softBand(InstrumentId.of("BTC-USD"), 0.3)).isEqualTo(0.07);
        assertThat(read.rebalance().triggers().off()).containsExactly(TriggerKind.LIMIT_BREACH);
        Policy cleared = Settings.with(read, "rebalance.trade.doNotSell.BRK.B-USD", "");
        assertThat(cleared.rebalance().trade().doNotSell()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.with(read, "rebalance.trade.doNotBuy.bitcoin", "no"))
                .withMessageContaining("BASE-QUOTE");
    }

    // What Ballast stored before triggers, bands and trades had their own parts.
    @Test
    void aRebalancingPolicySavedBeforeItsNewerPartsTakesTheirDefaults() {
        Policy policy = Settings.policy(Map.of(Settings.POLICY, "{\"rebalance\":{\"deviationTrigger\":0.2}}"));

        assertThat(policy.rebalance().deviationTrigger()).isEqualTo(0.2);
        assertThat(policy.rebalance().triggers()).isEqualTo(TriggerPolicy.DEFAULT);
        assertThat(policy.rebalance().bands()).isEqualTo(BandPolicy.DEFAULT);
    }
}
