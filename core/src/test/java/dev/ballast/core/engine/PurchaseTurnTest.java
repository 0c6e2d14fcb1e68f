package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.execution.Order;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.store.MemoryStore;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Purchases wait for sales and for one another; their time without a fill starts when their turn comes. Counted from
/// when they were placed, every purchase behind a minute of fills was lost, "no live price" though there was one.
class PurchaseTurnTest {

    private final TradingFloor floor = new TradingFloor(new Random(7));

    @Test
    void aPurchaseThatWaitsLongerThanTheTimeOutForItsTurnIsStillFilled() {
        try (WorkstationEngine engine = floor.open(new MemoryStore())) {
            floor.fund(engine, "PT0S");
            Policy policy = Settings.with(engine.snapshot().policy(), "execution.rejectionRate", "0");
            policy = Settings.with(policy, "execution.orderTimeout", "PT12S");
            engine.perform(new Command.SetPolicy(policy));
            engine.perform(new Command.SetTargets(
                    TargetMethod.OWN, Map.of(DeskFixture.BTC, 0.1, DeskFixture.ETH, 0.35, DeskFixture.SOL, 0.3)));
            floor.tick(engine, 1);
            assertThat(engine.perform(new Command.ProposeNow()).isDone()).isTrue();
            Proposal proposal = engine.snapshot().proposals().stream()
                    .filter(each -> each.state() == ProposalState.PROPOSED
                            && each.cause().equals("ON_DEMAND"))
                    .findFirst()
                    .orElseThrow();
            engine.perform(new Command.Approve(proposal.id(), proposal.version()));

            for (int step = 0; step < 150; step++) {
                floor.tick(engine, 2);
                engine.step();
            }

            assertThat(engine.snapshot().orders().stream()
                            .filter(order -> order.proposal().equals(proposal.id()))
                            .filter(order -> order.side() == Side.BUY))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(order -> assertThat(order.note()).isEmpty())
                    .noneMatch(Order::isOpen);
            assertThat(engine.snapshot().proposals().stream()
                            .filter(each -> each.id().equals(proposal.id()))
                            .map(Proposal::state))
                    .containsExactly(ProposalState.EXECUTED);
        }
    }
}
