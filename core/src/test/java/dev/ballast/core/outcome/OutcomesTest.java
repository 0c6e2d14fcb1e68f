package dev.ballast.core.outcome;

import static dev.ballast.core.outcome.Decisions.BTC;
import static dev.ballast.core.outcome.Decisions.ETH;
import static dev.ballast.core.outcome.Decisions.NOON;
import static dev.ballast.core.outcome.Decisions.closes;
import static dev.ballast.core.outcome.Decisions.deposit;
import static dev.ballast.core.outcome.Decisions.fill;
import static dev.ballast.core.outcome.Decisions.later;
import static dev.ballast.core.outcome.Decisions.leg;
import static dev.ballast.core.outcome.Decisions.proposal;
import static dev.ballast.core.outcome.Decisions.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.CostEstimate;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TriggerKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// By hand: a book of 1,000 in cash and 10 BTC at 100; a proposal sells 4 BTC at 100 for a fee of 0.40.
class OutcomesTest {

    private static final double TOLERANCE = 1e-9;
    private static final Instant NOW = NOON.plus(Duration.ofDays(4));
    private static final CostEstimate COST = new CostEstimate(0.4, 0.2);
    private static final List<LedgerEntry> START = List.of(
            deposit("d1", "2000", NOON.minus(Duration.ofDays(9))),
            fill("f1", BTC, Side.BUY, "10", "100", "0", NOON.minus(Duration.ofDays(8)), null));
    private static final Leg SALE = leg(1, BTC, Side.SELL, "4", "100", "0.4");

    /// Closes of the days from 28 February; the one of 28 February was known at the decision.
    private static final Map<InstrumentId, PriceHistory> HISTORY =
            Map.of(BTC, closes(BTC, Instant.parse("2026-02-28T00:00:00Z"), 100, 90, 95, 80, 85));

    @Test
    void aVetoIsWorthWhatTheShadowBookDidNotEarn() {
        Proposal vetoed = proposal("P-1", ProposalState.REJECTED, RejectReason.TOO_COSTLY, COST, List.of(SALE));
        OutcomeReport report = Outcomes.of(request(List.of(vetoed), START, HISTORY, Map.of(BTC, 80.0), NOW));
        DecisionOutcome outcome = report.decisions().getFirst();
        assertThat(outcome.verdict()).isEqualTo(Verdict.REJECTED);
        // Kept 4 BTC that fell by 20, saved the fee: −80 + 0.4.
        assertThat(outcome.value()).isCloseTo(-79.6, within(TOLERANCE));
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.equityThen()).isCloseTo(2_000, within(TOLERANCE));
        // Decision, four midnights, now.
        assertThat(outcome.path()).hasSize(6);
        assertThat(outcome.path())
                .extracting(OutcomePoint::real)
                .containsExactly(2_000.0, 1_900.0, 1_950.0, 1_800.0, 1_850.0, 1_800.0);
        assertThat(outcome.path().get(1).shadow()).isCloseTo(1_399.6 + 6 * 90, within(TOLERANCE));
        assertThat(outcome.real().totalReturn().orElseThrow()).isCloseTo(-0.1, within(TOLERANCE));
        assertThat(outcome.real().drawdown().orElseThrow()).isCloseTo(0.1, within(TOLERANCE));
        assertThat(outcome.shadow().drawdown().orElseThrow())
                .isLessThan(outcome.real().drawdown().orElseThrow());
        assertThat(report.byReason()).singleElement().satisfies(group -> assertThat(group.name())
                .isEqualTo("Too costly"));
        assertThat(outcome.cost().isKnown()).isFalse();
    }

    @Test
    void volatilityIsThatOfWholeDays() {
        Proposal vetoed = proposal("P-1", ProposalState.REJECTED, RejectReason.TOO_COSTLY, COST, List.of(SALE));
        DecisionOutcome outcome = Outcomes.of(request(List.of(vetoed), START, HISTORY, Map.of(BTC, 80.0), NOW))
                .decisions()
                .getFirst();
        double first = 1_950.0 / 1_900 - 1;
        double second = 1_800.0 / 1_950 - 1;
        double third = 1_850.0 / 1_800 - 1;
        double mean = (first + second + third) / 3;
        double variance = (Math.pow(first - mean, 2) + Math.pow(second - mean, 2) + Math.pow(third - mean, 2)) / 2;
        assertThat(outcome.real().volatility().orElseThrow()).isCloseTo(Math.sqrt(variance * 365), within(TOLERANCE));
    }

    @Test
    void anExecutedDecisionIsHeldAgainstTheUntouchedBook() {
        Proposal executed = proposal("P-1", ProposalState.EXECUTED, null, COST, List.of(SALE));
        var ledger = new ArrayList<>(START);
        ledger.add(fill("P-1/1", BTC, Side.SELL, "4", "99.9", "0.3996", NOON.plusSeconds(2), "P-1/1"));
        DecisionOutcome outcome = Outcomes.of(request(List.of(executed), ledger, HISTORY, Map.of(BTC, 80.0), NOW))
                .decisions()
                .getFirst();
        assertThat(outcome.verdict()).isEqualTo(Verdict.EXECUTED);
        // Sold 4 at 99.9 that are worth 80 now, less the fee.
        assertThat(outcome.value()).isCloseTo(4 * (99.9 - 80) - 0.3996, within(TOLERANCE));
        RealisedCost cost = outcome.cost().orElseThrow();
        // Middle 100.05: half a spread of 0.2 on 4 BTC is 0.05 each.
        assertThat(cost.realised()).isCloseTo(0.3996 + 4 * (100.05 - 99.9), within(TOLERANCE));
        assertThat(cost.estimated()).isCloseTo(0.6, within(TOLERANCE));
    }

    @Test
    void anEditIsHeldAgainstTheEnginesOwnLegs() {
        Leg purchase = leg(2, ETH, Side.BUY, "2", "50", "0.1");
        Proposal edited = Decisions.edited(
                proposal("P-1", ProposalState.EXECUTED, null, COST, List.of(SALE)), List.of(SALE, purchase));
        var ledger = new ArrayList<>(START);
        ledger.add(fill("P-1/1", BTC, Side.SELL, "4", "100", "0.4", NOON.plusSeconds(2), "P-1/1"));
        DecisionOutcome outcome = Outcomes.of(
                        request(List.of(edited), ledger, HISTORY, Map.of(BTC, 80.0, ETH, 60.0), NOW))
                .decisions()
                .getFirst();
        assertThat(outcome.verdict()).isEqualTo(Verdict.EDITED);
        // Left out 2 ETH that rose by 10 and a fee of 0.1.
        assertThat(outcome.value()).isCloseTo(-19.9, within(TOLERANCE));
    }

    @Test
    void laterEntriesApplyToBothAsFarAsTheyFit() {
        Proposal vetoed = proposal("P-1", ProposalState.EXPIRED, null, COST, List.of(SALE));
        var ledger = new ArrayList<>(START);
        ledger.add(fill("f2", BTC, Side.SELL, "10", "90", "1", NOON.plus(Duration.ofDays(1)), null));
        ledger.add(deposit("d2", "500", NOON.plus(Duration.ofDays(2))));
        DecisionOutcome outcome = Outcomes.of(request(List.of(vetoed), ledger, HISTORY, Map.of(BTC, 80.0), NOW))
                .decisions()
                .getFirst();
        assertThat(outcome.clipped()).isEqualTo(1);
        // Real: 10 at 90 less 1. Shadow: 4 at 100 less 0.4, then the 6 that were left at 90 less 0.6.
        assertThat(outcome.value()).isCloseTo(900 - 1 - (400 - 0.4 + 540 - 0.6), within(TOLERANCE));
        // A deposit is no return.
        assertThat(outcome.real().totalReturn().orElseThrow()).isCloseTo(1_899.0 / 2_000 - 1, within(1e-6));
    }

    @Test
    void whatIsUnderWayOrReplacedIsNoDecision() {
        List<Proposal> proposals = List.of(
                proposal("P-1", ProposalState.SUPERSEDED, null, COST, List.of(SALE)),
                proposal("P-2", ProposalState.EXECUTING, null, COST, List.of(SALE)),
                proposal("P-3", ProposalState.PROPOSED, null, COST, List.of(SALE)));
        OutcomeReport report = Outcomes.of(request(proposals, START, HISTORY, Map.of(BTC, 80.0), NOW));
        assertThat(report.decisions()).isEmpty();
        assertThat(report.superseded()).isEqualTo(1);
        assertThat(report.all().successRate().isKnown()).isFalse();
        assertThat(report.closed().isKnown()).isFalse();
    }

    @Test
    void aDecisionOfThisMomentIsWorthWhatItsFeeSaved() {
        Proposal vetoed = proposal("P-1", ProposalState.REJECTED, RejectReason.WRONG_TIME, COST, List.of(SALE));
        DecisionOutcome outcome = Outcomes.of(request(List.of(vetoed), START, HISTORY, Map.of(BTC, 100.0), NOON))
                .decisions()
                .getFirst();
        assertThat(outcome.path()).hasSize(1);
        assertThat(outcome.value()).isCloseTo(0.4, within(TOLERANCE));
        assertThat(outcome.real().volatility().isKnown()).isFalse();
    }

    /// Turned down at 100, at 90 and at 95: kept 4 BTC from 100 to 80 and saved one fee, not three times so.
    @Test
    void vetoesOfTheSameQuestionCountEachDayOnce() {
        List<Proposal> vetoes = List.of(
                veto("P-1", TriggerKind.DEVIATION, 0, "100", "0.4"),
                veto("P-2", TriggerKind.SCHEDULE, 1, "90", "0.36"),
                veto("P-3", TriggerKind.DEVIATION, 2, "95", "0.38"));
        OutcomeReport report = Outcomes.of(request(vetoes, START, HISTORY, Map.of(BTC, 80.0), NOW));

        assertThat(report.decisions())
                .extracting(DecisionOutcome::own)
                .satisfiesExactly(
                        third -> assertThat(third).isCloseTo(-60, within(TOLERANCE)),
                        second -> assertThat(second).isCloseTo(20, within(TOLERANCE)),
                        first -> assertThat(first).isCloseTo(-39.6, within(TOLERANCE)));
        assertThat(report.all().value()).isCloseTo(-79.6, within(TOLERANCE));
        // Each alone stays what it is.
        assertThat(report.decisions().getLast().value()).isCloseTo(-79.6, within(TOLERANCE));
        assertThat(report.decisions().getFirst().value()).isCloseTo(-59.62, within(TOLERANCE));
        assertThat(report.byReason().getFirst().value()).isCloseTo(-79.6, within(TOLERANCE));
    }

    /// Another question has a row of its own; an execution of the same one ends the row and counts whole.
    @Test
    void aRowOfVetoesEndsWhereItsQuestionWasExecuted() {
        Proposal executed = later(
                proposal("P-2", ProposalState.EXECUTED, null, COST, List.of(SALE)),
                TriggerKind.DEVIATION,
                Duration.ofDays(1));
        List<LedgerEntry> ledger = new ArrayList<>(START);
        ledger.add(fill("x1", BTC, Side.SELL, "4", "90", "0", NOON.plus(Duration.ofDays(1)), "P-2/1"));
        List<Proposal> all = List.of(
                veto("P-1", TriggerKind.DEVIATION, 0, "100", "0.4"),
                executed,
                veto("P-3", TriggerKind.DRAWDOWN, 2, "95", "0.38"));
        OutcomeReport report = Outcomes.of(request(all, ledger, HISTORY, Map.of(BTC, 80.0), NOW));

        DecisionOutcome first = report.decisions().getLast();
        DecisionOutcome second = report.decisions().get(1);
        DecisionOutcome third = report.decisions().getFirst();
        assertThat(first.own()).isCloseTo(-39.6, within(TOLERANCE));
        // Sold 4 at 90 that are worth 80.
        assertThat(second.own()).isEqualTo(second.value()).isCloseTo(40, within(TOLERANCE));
        assertThat(third.own()).isEqualTo(third.value());
    }

    private static Proposal veto(String id, TriggerKind cause, int day, String price, String fee) {
        return later(
                proposal(
                        id,
                        ProposalState.REJECTED,
                        RejectReason.TOO_COSTLY,
                        COST,
                        List.of(leg(1, BTC, Side.SELL, "4", price, fee))),
                cause,
                Duration.ofDays(day));
    }
}
