package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.LegEdit;
import dev.ballast.core.rebalance.PortfolioFigures;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Recalculation;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.store.BookVerifier;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Edits, recalculation, undo, halts, limits and the clock (REB-8, REB-9).
class ApprovalLifeTest {

    private final DeskFixture desk = DeskFixture.demo();

    private Proposal rebalance() {
        desk.running();
        return desk.engine.snapshot().proposals().stream()
                .filter(proposal -> proposal.cause().equals("DEVIATION"))
                .findFirst()
                .orElseThrow();
    }

    private Outcome edit(Proposal proposal, LegEdit... edits) {
        return desk.engine.perform(new Command.EditLegs(proposal.id(), proposal.version(), List.of(edits)));
    }

    private void set(String key, String value) {
        Policy policy = Settings.with(desk.engine.snapshot().policy(), key, value);
        assertThat(desk.engine.perform(new Command.SetPolicy(policy)).isDone()).isTrue();
    }

    @Test
    void figuresAndCostFollowAnEditAndOnlyEnabledLegsAreTraded() {
        Proposal proposal = rebalance();
        Leg purchase = buy(proposal);
        BigDecimal half = purchase.quantity().divide(BigDecimal.TWO);

        assertThat(edit(proposal, new LegEdit.SwitchedOff(purchase.number())).isDone())
                .isTrue();
        Proposal off = desk.proposal(proposal);
        assertThat(off.version()).isEqualTo(2);
        assertThat(off.cost().total()).isLessThan(proposal.cost().total());
        assertThat(off.after().cashWeight()).isGreaterThan(proposal.after().cashWeight());
        assertThat(off.before()).isEqualTo(proposal.before());

        edit(off, new LegEdit.SwitchedOn(purchase.number()), new LegEdit.Resized(purchase.number(), half));
        Proposal resized = desk.proposal(proposal);
        assertThat(resized.isEdited()).isTrue();
        assertThat(Objects.requireNonNull(resized.edit()).suggested()).isEqualTo(proposal.legs());
        assertThat(desk.approve(resized).isDone()).isTrue();
        desk.quoteAndStep(60_000, 3_000, 150);

        Proposal executed = desk.proposal(proposal);
        assertThat(executed.state()).isEqualTo(ProposalState.EXECUTED);
        executed.after().weights().forEach((id, weight) -> assertThat(
                        desk.engine.snapshot().valuation().weight(id))
                .as(id.symbol())
                .isCloseTo(weight, offset(1e-9)));
        assertSound();
    }

    @Test
    void anEditTakenBackLeavesTheEnginesOwnLegs() {
        Proposal proposal = rebalance();
        int leg = buy(proposal).number();
        edit(proposal, new LegEdit.SwitchedOff(leg));
        edit(desk.proposal(proposal), new LegEdit.SwitchedOn(leg));

        assertThat(desk.proposal(proposal).isEdited()).isFalse();
        assertThat(desk.proposal(proposal).cost().total())
                .isCloseTo(proposal.cost().total(), offset(1e-9));
    }

    @Test
    void editsThatDoNotFitAreRefusedWhole() {
        Proposal proposal = rebalance();
        Leg purchase = buy(proposal);
        int leg = purchase.number();

        assertThat(codes(edit(proposal, new LegEdit.SwitchedOff(99)))).containsExactly(RefusalCode.UNKNOWN_LEG);
        assertThat(codes(edit(proposal, new LegEdit.Resized(leg, new BigDecimal("0.000000001")))))
                .containsExactly(RefusalCode.INVALID_VALUE);
        assertThat(codes(edit(proposal, new LegEdit.Resized(leg, new BigDecimal("0.00000001")))))
                .containsExactly(RefusalCode.INVALID_VALUE);
        assertThat(codes(edit(
                        proposal, new LegEdit.SwitchedOff(1), new LegEdit.Resized(leg, new BigDecimal("1000000")))))
                .containsExactly(RefusalCode.INSUFFICIENT_CASH);
        assertThat(codes(desk.engine.perform(
                        new Command.EditLegs(proposal.id(), 9, List.of(new LegEdit.SwitchedOff(leg))))))
                .containsExactly(RefusalCode.VERSION_CHANGED);
        assertThat(desk.proposal(proposal)).isEqualTo(proposal);
    }

    @Test
    void newerInputsMarkAnEditStaleUntilItIsRecalculated() {
        Proposal proposal = rebalance();
        int leg = buy(proposal).number();
        edit(proposal, new LegEdit.SwitchedOff(leg));
        desk.clock.advance(Duration.ofMinutes(2));
        desk.quoteAndStep(61_500, 3_000, 150);

        Proposal stale = desk.proposal(proposal);
        assertThat(stale.state()).isEqualTo(ProposalState.PROPOSED);
        assertThat(stale.staleBecause()).isNotEmpty();
        assertThat(codes(desk.approve(stale))).contains(RefusalCode.STALE_INPUTS, RefusalCode.PRICE_GUARD);

        desk.engine.perform(new Command.Recalculate(stale.id(), stale.version(), Recalculation.KEEP_EDITS));
        Proposal fresh = desk.proposal(proposal);
        assertThat(fresh.staleBecause()).isEmpty();
        assertThat(fresh.enabledLegs()).noneMatch(each -> each.number() == leg);
        assertThat(fresh.legs().getFirst().price())
                .isGreaterThan(proposal.legs().getFirst().price());
        assertThat(desk.approve(fresh).isDone()).isTrue();
    }

    @Test
    void aRecalculationFromScratchDropsTheEdits() {
        Proposal proposal = rebalance();
        edit(proposal, new LegEdit.SwitchedOff(buy(proposal).number()));
        Proposal edited = desk.proposal(proposal);
        desk.clock.advance(Duration.ofSeconds(3));
        desk.quote(60_000, 3_000, 150);

        desk.engine.perform(new Command.Recalculate(edited.id(), edited.version(), Recalculation.FROM_SCRATCH));

        Proposal renewed = desk.proposal(proposal);
        assertThat(renewed.isEdited()).isFalse();
        assertThat(renewed.enabledLegs()).hasSameSizeAs(proposal.legs());
        assertThat(renewed.expiresAt()).isAfter(proposal.expiresAt());
    }

    @Test
    void anEditSurvivesARestartWithItsInputs() {
        Proposal proposal = rebalance();
        edit(proposal, new LegEdit.SwitchedOff(buy(proposal).number()));
        desk.restart();
        Proposal edited = desk.proposal(proposal);

        assertThat(edit(edited, new LegEdit.SwitchedOn(buy(proposal).number())).isDone())
                .isTrue();
        assertThat(desk.proposal(proposal).cost().total())
                .isCloseTo(proposal.cost().total(), offset(1e-9));
    }

    @Test
    void anApprovalCanBeTakenBackUntilItsFirstOrderLeaves() {
        desk.running();
        set("approval.undoWindow", "PT5S");
        desk.quoteAndStep(60_000, 3_000, 150);
        Proposal proposal = desk.open();
        desk.approve(proposal);
        Proposal approved = desk.proposal(proposal);
        assertThat(approved.state()).isEqualTo(ProposalState.APPROVED);
        assertThat(approved.leavesAt()).contains(desk.clock.instant().plusSeconds(5));
        desk.quoteAndStep(60_000, 3_000, 150);

        assertThat(desk.engine
                        .perform(new Command.UndoApproval(approved.id(), approved.version()))
                        .isDone())
                .isTrue();
        Proposal waiting = desk.proposal(proposal);
        assertThat(waiting.state()).isEqualTo(ProposalState.PROPOSED);
        assertThat(desk.store.orders()).isEmpty();

        desk.approve(waiting);
        desk.restart();
        assertThat(desk.proposal(proposal).state()).isEqualTo(ProposalState.APPROVED);
        desk.running();
        for (int second = 0; second < 5; second++) {
            desk.quoteAndStep(60_000, 3_000, 150);
        }
        Proposal executed = desk.proposal(proposal);
        assertThat(executed.state()).isEqualTo(ProposalState.EXECUTED);
        assertThat(codes(desk.engine.perform(new Command.UndoApproval(executed.id(), executed.version()))))
                .containsExactly(RefusalCode.ILLEGAL_TRANSITION);
        assertSound();
    }

    @Test
    void aHaltTakesApprovalsBackBeforeOrdersLeave() {
        desk.running();
        set("approval.undoWindow", "PT5S");
        desk.quoteAndStep(60_000, 3_000, 150);
        Proposal proposal = desk.open();
        desk.approve(proposal);
        desk.engine.perform(new Command.SetTradingState(TradingState.HALTED, "exchange is down"));

        assertThat(desk.proposal(proposal).state()).isEqualTo(ProposalState.PROPOSED);
        assertThat(Objects.requireNonNull(desk.proposal(proposal).decision()).note())
                .contains("exchange is down");
        assertThat(desk.store.orders()).isEmpty();
        assertSound();
    }

    @Test
    void aPriceThatLeavesTheGuardWithinTheUndoWindowTakesTheApprovalBack() {
        desk.running();
        set("approval.undoWindow", "PT5S");
        desk.quoteAndStep(60_000, 3_000, 150);
        Proposal proposal = desk.open();
        desk.approve(proposal);
        for (int second = 0; second < 6; second++) {
            desk.quoteAndStep(61_500, 3_000, 150);
        }

        assertThat(desk.store.orders()).isEmpty();
        assertThat(desk.store.journalAfter(0, 1000))
                .anyMatch(entry -> entry.subject().equals(proposal.id().value())
                        && entry.payload().contains("moved by"));
        assertSound();
    }

    @Test
    void aPurchaseThatWouldNewlyBreakALimitIsRefusedAndASaleNever() {
        desk.running();
        desk.engine.perform(
                new Command.SetTargets(TargetMethod.OWN, Map.of(DeskFixture.ETH, 0.5, DeskFixture.BTC, 0.1)));
        desk.quoteAndStep(60_000, 3_000, 150);
        desk.quote(60_000, 3_000, 150);
        desk.engine.perform(new Command.ProposeNow());
        Proposal proposal = desk.engine.snapshot().proposals().stream()
                .filter(each -> each.cause().equals("ON_DEMAND"))
                .findFirst()
                .orElseThrow();

        int purchase = buy(proposal).number();
        edit(proposal, new LegEdit.Resized(purchase, new BigDecimal("8")));
        Outcome refused = desk.approve(desk.proposal(proposal));
        assertThat(codes(refused)).contains(RefusalCode.LIMIT_BREACH);
        assertThat(((Outcome.Refused) refused).refusals().getFirst().values())
                .containsEntry("limit", "POSITION")
                .containsEntry("subject", "ETH-USD")
                .containsEntry("allowed", "0.25");

        edit(desk.proposal(proposal), new LegEdit.SwitchedOff(purchase));
        assertThat(desk.approve(desk.proposal(proposal)).isDone()).isTrue();
    }

    /// Card and approval hold the book against the limit by one volatility, over the window of the risk report.
    @Test
    void theVolatilityThatIsRefusedIsTheOneOnTheCard() {
        for (String key : List.of("risk.positionLimit", "risk.categoryLimit")) {
            set(key, "1");
        }
        set("risk.limits.cashFloor", "0");
        set("rebalance.legThreshold", "0.01");
        set("risk.limits.annualVolatility", "9");
        desk.running();
        desk.engine.perform(new Command.SetTargets(
                TargetMethod.OWN, Map.of(DeskFixture.BTC, 0.6, DeskFixture.ETH, 0.2, DeskFixture.SOL, 0.19)));
        double before = volatility(onDemand().before());
        set("risk.limits.annualVolatility", Double.toString(before + 1e-6));

        Proposal proposal = onDemand();
        Outcome refused = desk.approve(proposal);

        assertThat(codes(refused)).containsExactly(RefusalCode.LIMIT_BREACH);
        Refusal breach = ((Outcome.Refused) refused).refusals().getFirst();
        assertThat(breach.values()).containsEntry("limit", "ANNUAL_VOLATILITY");
        assertThat(Double.parseDouble(Objects.requireNonNull(breach.values().get("before"))))
                .isCloseTo(volatility(proposal.before()), offset(1e-9));
        assertThat(Double.parseDouble(Objects.requireNonNull(breach.values().get("after"))))
                .isCloseTo(volatility(proposal.after()), offset(1e-9));
    }

    private Proposal onDemand() {
        desk.quote(60_000, 3_000, 150);
        desk.engine.perform(new Command.ProposeNow());
        return desk.engine.snapshot().proposals().stream()
                .filter(each -> each.cause().equals("ON_DEMAND") && each.state() == ProposalState.PROPOSED)
                .findFirst()
                .orElseThrow();
    }

    private static double volatility(PortfolioFigures figures) {
        return figures.limits().stream()
                .filter(limit -> limit.kind() == LimitKind.ANNUAL_VOLATILITY)
                .findFirst()
                .orElseThrow()
                .measure()
                .value();
    }

    @Test
    void aClockThatMovedBackRefusesApprovalsAndHalts() {
        Proposal proposal = rebalance();
        desk.clock.advance(Duration.ofSeconds(-30));

        assertThat(codes(desk.approve(proposal))).contains(RefusalCode.CLOCK_MOVED_BACK);
        assertThat(desk.engine.snapshot().tradingState()).isEqualTo(TradingState.HALTED);

        desk.engine.perform(new Command.SetTradingState(TradingState.ACTIVE, "the clock is right now"));
        desk.quoteAndStep(60_000, 3_000, 150);
        assertThat(desk.approve(desk.open()).isDone()).isTrue();
    }

    @Test
    void smallProposalsAreApprovedByTheAssistedPolicyWhereItIsOn() {
        desk.running();
        Proposal manual = desk.open();
        assertThat(manual.state()).isEqualTo(ProposalState.PROPOSED);
        set("approval.assisted.mode", "ASSISTED");
        desk.quoteAndStep(60_000, 3_000, 150);
        assertThat(desk.open().state()).isEqualTo(ProposalState.PROPOSED);
        assertThat(desk.store.journalAfter(0, 1000))
                .anyMatch(entry -> entry.payload().contains("ASSISTED_LIMIT"));

        set("approval.assisted.urgency", "CRITICAL");
        set("approval.assisted.turnover", "2");
        set("approval.assisted.value", "1000000");
        desk.quoteAndStep(60_000, 3_000, 150);
        desk.quoteAndStep(60_000, 3_000, 150);

        assertThat(desk.store.journalAfter(0, 1000))
                .anyMatch(entry -> entry.payload().contains("\"by\":\"assisted policy\""));
        assertThat(desk.engine.snapshot().proposals()).anyMatch(each -> each.state() == ProposalState.EXECUTED);
        assertSound();
    }

    @Test
    void aDailyLossAtItsTripReducesOnceAndTheTraderMayGoOn() {
        desk.running();
        set("approval.trips.dailyLoss", "0.1");
        desk.quoteAndStep(60_000, 3_000, 150);
        assertThat(desk.engine.snapshot().tradingState()).isEqualTo(TradingState.ACTIVE);
        double distance = desk.engine.snapshot().trips().getFirst().distance().orElseThrow();

        desk.quoteAndStep(20_000, 1_000, 50);
        assertThat(distance).isPositive();
        assertThat(desk.engine.snapshot().tradingState()).isEqualTo(TradingState.REDUCE_ONLY);
        assertThat(desk.engine.snapshot().tradingReason()).contains("Daily loss");

        desk.engine.perform(new Command.SetTradingState(TradingState.ACTIVE, "it is a sale"));
        desk.quoteAndStep(20_000, 1_000, 50);
        assertThat(desk.engine.snapshot().tradingState()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void aSecondApprovalWaitsUntilTheFirstIsDone() {
        desk.running();
        set("approval.undoWindow", "PT5S");
        desk.quoteAndStep(60_000, 3_000, 150);
        List<Proposal> open = desk.engine.snapshot().proposals().stream()
                .filter(each -> each.state() == ProposalState.PROPOSED)
                .toList();
        assertThat(open).hasSizeGreaterThan(1);
        desk.approve(open.getFirst());

        assertThat(codes(desk.approve(open.get(1)))).contains(RefusalCode.ORDERS_OUT);
        assertThat(Objects.requireNonNull(desk.proposal(open.getFirst()).decision())
                        .by())
                .isEqualTo(Decision.TRADER);
    }

    private static Leg buy(Proposal proposal) {
        return proposal.legs().stream()
                .filter(leg -> leg.side() == Side.BUY)
                .findFirst()
                .orElseThrow();
    }

    private void assertSound() {
        assertThat(BookVerifier.verify(desk.store, LotMethod.FIFO)).isEmpty();
    }

    private static List<RefusalCode> codes(Outcome outcome) {
        return outcome instanceof Outcome.Refused(List<Refusal> refusals)
                ? refusals.stream().map(Refusal::code).toList()
                : List.of();
    }
}
