package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.store.BookVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkstationEngineTest {

    private final DeskFixture desk = DeskFixture.demo();

    @Test
    void valuesTheBookAtLiveQuotes() {
        Snapshot snapshot = desk.running();

        assertThat(snapshot.valuation().equity()).isCloseTo(100_000, offset(1e-6));
        assertThat(snapshot.valuation().weight(DeskFixture.BTC)).isCloseTo(0.60, offset(1e-9));
        assertThat(snapshot.health().isKnown()).isTrue();
        assertThat(snapshot.isSimulated()).isTrue();
    }

    @Test
    void raisesApprovesAndExecutesAProposal() {
        desk.running();
        Proposal proposal = desk.open();

        Outcome outcome = desk.approve(proposal);
        desk.quoteAndStep(60_000, 3_000, 150);

        assertThat(outcome.isDone()).isTrue();
        Proposal executed = desk.proposal(proposal);
        assertThat(executed.state()).isEqualTo(ProposalState.EXECUTED);
        assertThat(desk.engine.snapshot().valuation().weight(DeskFixture.BTC)).isLessThan(0.40);
        assertThat(desk.store.orders()).hasSize(proposal.legs().size());
        assertSound();
    }

    @Test
    void aSecondApprovalOfTheSameProposalIsRefusedAndExecutesNothing() {
        desk.running();
        Proposal proposal = desk.open();
        desk.approve(proposal);
        int entries = desk.store.load().ledger().size();

        Outcome second = desk.approve(proposal);

        assertThat(codes(second)).contains(RefusalCode.VERSION_CHANGED);
        assertThat(desk.store.load().ledger()).hasSize(entries);
    }

    @Test
    void aStalePriceForbidsApproval() {
        desk.running();
        Proposal proposal = desk.open();
        desk.clock.advance(Duration.ofSeconds(11));

        assertThat(codes(desk.approve(proposal))).contains(RefusalCode.STALE_PRICE);
        assertThat(desk.proposal(proposal).state()).isEqualTo(ProposalState.PROPOSED);
    }

    @Test
    void aMovedPriceForbidsApproval() {
        desk.running();
        Proposal proposal = desk.open();
        desk.quoteAndStep(61_000, 3_000, 150);

        assertThat(codes(desk.approve(proposal))).contains(RefusalCode.PRICE_GUARD);
    }

    @Test
    void theOwnBookIsNotTradedOnSimulatedPrices() {
        var own = new DeskFixture(BookKind.OWN);
        own.fund();
        own.running();

        assertThat(codes(own.approve(own.open()))).containsExactly(RefusalCode.NOT_LIVE_MARKET);
    }

    @Test
    void haltedTradingForbidsApprovalUntilAReasonIsGiven() {
        desk.running();
        desk.engine.perform(new Command.SetTradingState(TradingState.HALTED, "power cut"));
        Proposal proposal = desk.open();

        assertThat(codes(desk.approve(proposal))).containsExactly(RefusalCode.TRADING_HALTED);
        assertThat(codes(desk.engine.perform(new Command.SetTradingState(TradingState.ACTIVE, " "))))
                .containsExactly(RefusalCode.REASON_REQUIRED);
        desk.engine.perform(new Command.SetTradingState(TradingState.ACTIVE, "power is back"));
        assertThat(desk.approve(proposal).isDone()).isTrue();
    }

    @Test
    void reduceOnlyForbidsPurchases() {
        desk.running();
        desk.engine.perform(new Command.SetTradingState(TradingState.REDUCE_ONLY, "cautious"));
        Proposal buying = desk.engine.snapshot().proposals().stream()
                .filter(proposal -> proposal.cause().equals("DEVIATION"))
                .findFirst()
                .orElseThrow();

        assertThat(codes(desk.approve(buying))).containsExactly(RefusalCode.REDUCE_ONLY);
    }

    @Test
    void aRejectionNeedsItsReasonAndKeepsTheCauseQuietForTheCooldown() {
        desk.running();
        List<Proposal> open = desk.engine.snapshot().proposals();
        Proposal first = open.getFirst();
        assertThat(codes(desk.engine.perform(new Command.Reject(first.id(), first.version(), RejectReason.OTHER, " "))))
                .containsExactly(RefusalCode.REASON_REQUIRED);

        open.forEach(proposal -> desk.engine.perform(
                new Command.Reject(proposal.id(), proposal.version(), RejectReason.WRONG_TIME, "")));
        desk.clock.advance(Duration.ofMinutes(29));
        desk.quoteAndStep(60_000, 3_000, 150);
        List<String> causes = open.stream().map(Proposal::cause).toList();
        assertThat(desk.engine.snapshot().proposals())
                .filteredOn(proposal -> proposal.state() == ProposalState.PROPOSED)
                .extracting(Proposal::cause)
                .doesNotContainAnyElementsOf(causes);

        desk.clock.advance(Duration.ofMinutes(2));
        desk.quoteAndStep(60_000, 3_000, 150);
        assertThat(desk.engine.snapshot().proposals())
                .filteredOn(proposal -> proposal.state() == ProposalState.PROPOSED)
                .extracting(Proposal::cause)
                .contains("DEVIATION", "CONCENTRATION");
        assertSound();
    }

    @Test
    void anUnansweredProposalExpires() {
        desk.running();
        Proposal proposal = desk.open();
        desk.clock.advance(Duration.ofMinutes(15));
        desk.engine.step();

        assertThat(desk.proposal(proposal).state()).isEqualTo(ProposalState.EXPIRED);
    }

    @Test
    void aProposalWhosePricesLeftTheGuardIsSuperseded() {
        desk.running();
        Proposal proposal = desk.open();
        desk.clock.advance(Duration.ofMinutes(2));
        desk.quoteAndStep(62_000, 3_000, 150);

        assertThat(desk.proposal(proposal).state()).isEqualTo(ProposalState.SUPERSEDED);
        assertThat(desk.open().cause()).isEqualTo(proposal.cause());
    }

    @Test
    void aCrashBetweenApprovalAndFillsIsFinishedAfterTheRestart() {
        desk.running();
        Proposal proposal = desk.open();
        // One commit for the approval and one for the orders, then the disk is gone.
        desk.store.failAfter(2);
        desk.approve(proposal);
        desk.store.failAfter(Long.MAX_VALUE);

        desk.restart();
        assertThat(desk.proposal(proposal).state()).isEqualTo(ProposalState.EXECUTING);
        desk.running();

        assertThat(desk.proposal(proposal).state()).isEqualTo(ProposalState.EXECUTED);
        assertSound();
    }

    @Test
    void ordersThatFindNoLivePriceInTimeAreCancelled() {
        desk.running();
        Proposal proposal = desk.open();
        desk.store.failAfter(2);
        desk.approve(proposal);
        desk.store.failAfter(Long.MAX_VALUE);
        desk.restart();
        desk.clock.advance(Duration.ofMinutes(2));
        desk.engine.step();

        assertThat(desk.proposal(proposal).state()).isEqualTo(ProposalState.FAILED);
        assertSound();
    }

    @Test
    void aFullDiskRefusesTheCommandAndChangesNothing() {
        desk.running();
        Proposal proposal = desk.open();
        desk.store.failAfter(0);

        assertThat(codes(desk.approve(proposal))).containsExactly(RefusalCode.STORE_FAILED);

        desk.store.failAfter(Long.MAX_VALUE);
        assertThat(desk.proposal(proposal).state()).isEqualTo(ProposalState.PROPOSED);
        assertSound();
    }

    @Test
    void theSameEntryTwiceIsANoOpAndAnotherContentIsRefused() {
        var again = new Command.BookEntries(List.of(DeskFixture.deposit("d1", "100000.00")), List.of(), "again");
        assertThat(desk.engine.perform(again).isDone()).isTrue();
        var other = new Command.BookEntries(List.of(DeskFixture.deposit("d1", "5")), List.of(), "other");

        assertThat(codes(desk.engine.perform(other))).containsExactly(RefusalCode.CONFLICTING_DUPLICATE);
        assertThat(desk.store.load().ledger()).hasSize(4);
    }

    @Test
    void targetsAndPolicySurviveARestart() {
        desk.engine.perform(
                new Command.SetTargets(TargetMethod.OWN, Map.of(DeskFixture.BTC, 0.5, DeskFixture.ETH, 0.3)));
        Policy policy = Settings.with(Policy.DEFAULT, "risk.positionLimit", "0.3");
        policy = Settings.with(policy, "lotMethod", LotMethod.AVERAGE_COST.name());
        desk.engine.perform(new Command.SetPolicy(policy));

        desk.restart();

        Snapshot snapshot = desk.engine.snapshot();
        assertThat(snapshot.policy()).isEqualTo(policy);
        assertThat(snapshot.targets().orElseThrow().weight(DeskFixture.BTC)).isEqualTo(0.5);
        assertThat(snapshot.targets().orElseThrow().cash()).isCloseTo(0.2, offset(1e-12));
    }

    @Test
    void targetsAboveTheWholeAreRefused() {
        var command = new Command.SetTargets(TargetMethod.OWN, Map.of(DeskFixture.BTC, 0.8, DeskFixture.ETH, 0.3));

        assertThat(codes(desk.engine.perform(command))).containsExactly(RefusalCode.INVALID_VALUE);
    }

    @Test
    void equityIsRecordedOnceAMinuteWhileTheFeedRuns() {
        desk.running();
        desk.clock.advance(Duration.ofMillis(500));
        for (int second = 0; second < 130; second++) {
            desk.quoteAndStep(60_000, 3_000, 150);
        }

        assertThat(desk.engine.snapshot().equity().recorded()).hasSize(3);
        assertThat(desk.store.load().equity()).hasSize(3);
        // Stamped when it was valued: rounded to the minute, a deposit in between would stand on both sides of it.
        assertThat(desk.store.load().equity().stream().skip(1))
                .allMatch(point -> point.time().toEpochMilli() % 60_000 == 500);
    }

    @Test
    void aProposalOnDemandAnswersTheTrader() {
        desk.feedRuns(FeedStatus.Kind.SIMULATED);
        desk.quote(60_000, 3_000, 150);

        assertThat(desk.engine.perform(new Command.ProposeNow()).isDone()).isTrue();
        assertThat(desk.engine.snapshot().proposals())
                .anyMatch(proposal -> proposal.cause().equals("ON_DEMAND"));
    }

    @Test
    void aCommandSeesTheQuotesThatArrivedBeforeIt() {
        desk.running();
        Proposal proposal = desk.open();
        desk.quote(61_000, 3_000, 150);

        assertThat(codes(desk.approve(proposal))).contains(RefusalCode.PRICE_GUARD);
    }

    @Test
    void aProposalOnDemandOutlivesTheBookChangeBeforeIt() {
        desk.running();
        desk.engine.perform(new Command.BookEntries(
                List.of(DeskFixture.buy("f9", DeskFixture.SOL, "1", "150")), List.of(), "one more"));
        desk.quote(60_000, 3_000, 150);
        desk.engine.perform(new Command.ProposeNow());
        desk.quoteAndStep(60_000, 3_000, 150);

        assertThat(desk.engine.snapshot().proposals())
                .anyMatch(each -> each.cause().equals("ON_DEMAND") && each.state() == ProposalState.PROPOSED);
    }

    @Test
    void refusalsAreJournaled() {
        desk.running();
        Proposal proposal = desk.open();
        desk.engine.perform(new Command.Approve(proposal.id(), 99));

        assertThat(desk.engine.snapshot().journal().getFirst().payload()).contains("VERSION_CHANGED");
    }

    private void assertSound() {
        assertThat(BookVerifier.verify(desk.store, LotMethod.FIFO)).isEmpty();
        assertThat(JournalChain.firstFault(desk.store.journalAfter(0, Integer.MAX_VALUE)))
                .isEmpty();
    }

    private static List<RefusalCode> codes(Outcome outcome) {
        return outcome instanceof Outcome.Refused(List<Refusal> refusals)
                ? refusals.stream().map(Refusal::code).toList()
                : List.of();
    }
}
