package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.TradingState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What stands against an approval, and is said beside the button.
class QueueBlockedTest extends QueueOnScreen {

    @Test
    void proposalThatExpiresWhileArmedIsNotApproved() {
        clock.advance(Duration.ofSeconds(900 - 194 - 3));
        publishFresh();
        model.approve();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.ARMED);

        clock.advance(Duration.ofSeconds(3));
        publishFresh();

        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(model.messageProperty().get().text()).contains("Not approved", "expired");
        model.confirm();
        assertThat(workstation.submitted()).isEmpty();
    }

    @Test
    void stalePriceDisablesApproveWithTheReason() {
        clock.advance(Duration.ofSeconds(11));
        model.tick();

        assertThat(card().isApprovable()).isFalse();
        assertThat(card().blockedBecause()).contains("BTC-USD", "11 s old");
        model.approve();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(model.messageProperty().get().text()).contains("Cannot be approved");
    }

    @Test
    void aPriceBeyondTheGuardIsNamedOnItsLeg() {
        publish(next().quotes(withPrice(BTC, 1.02)).build());

        assertThat(card().legs().getFirst().isBeyondGuard()).isTrue();
        assertThat(card().legs().get(1).isBeyondGuard()).isFalse();
        assertThat(card().isApprovable()).isFalse();
        assertThat(card().blockedBecause()).contains("BTC-USD", "guard");
    }

    @Test
    void haltedTradingAndOwnBooksOnMadeUpPricesAreNotApprovable() {
        publish(next().trading(TradingState.HALTED, "exchange down").build());
        assertThat(card().blockedBecause()).contains("Trading is halted (exchange down)");

        publish(next().kind(BookKind.OWN).trading(TradingState.ACTIVE, "").build());
        assertThat(card().blockedBecause()).contains("own book", "SIMULATED");
    }

    @Test
    void reduceOnlyStopsProposalsThatBuyAndNoOthers() {
        publish(next().trading(TradingState.REDUCE_ONLY, "").build());
        assertThat(card().blockedBecause()).contains("reduce only");

        model.next();
        assertThat(card().proposal().cause()).isEqualTo("CONCENTRATION");
        assertThat(card().isApprovable()).isTrue();
    }
}
