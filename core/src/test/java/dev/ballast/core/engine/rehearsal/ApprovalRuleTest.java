package dev.ballast.core.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.Urgency;
import org.junit.jupiter.api.Test;

class ApprovalRuleTest {

    @Test
    void readsConditionsInTheirOrder() {
        ApprovalRule rule = ApprovalRule.parse("urgency>=high, trigger=DEVIATION,turnover<=0.2,cost<=0.001");
        assertThat(rule.conditions())
                .containsExactly(
                        new ApprovalRule.Condition.AtLeast(Urgency.HIGH),
                        new ApprovalRule.Condition.Of(TriggerKind.DEVIATION),
                        new ApprovalRule.Condition.Turnover(0.2),
                        new ApprovalRule.Condition.Cost(0.001));
        assertThat(ApprovalRule.parse("ALL")).isEqualTo(ApprovalRule.ALL);
        assertThat(ApprovalRule.parse(" none ")).isEqualTo(ApprovalRule.NONE);
    }

    @Test
    void namesWhatItDoesNotUnderstand() {
        for (String bad : new String[] {"", "sometimes", "urgency>=SOON", "cost<=-1", "cost<=x", "all,none"}) {
            assertThatThrownBy(() -> ApprovalRule.parse(bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'");
        }
    }
}
