package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChosenWeightsTest {

    private static final String METHOD = "Minimum variance";

    private final DeskFixture desk = DeskFixture.demo();

    @Test
    void weightsBecomeAProposalAndTheTargetsStay() {
        Result<Targets> before = desk.running().targets();

        Outcome outcome = propose(Map.of(DeskFixture.ETH, 0.17, DeskFixture.SOL, 0.14));

        Proposal proposal = chosen();
        assertThat(outcome.isDone()).isTrue();
        assertThat(((Outcome.Done) outcome).message()).contains(proposal.id().value());
        assertThat(proposal.legs())
                .extracting(Leg::instrument, Leg::side)
                .containsExactlyInAnyOrder(tuple(DeskFixture.ETH, Side.BUY), tuple(DeskFixture.SOL, Side.SELL));
        assertThat(proposal.triggers().getFirst().reason()).contains(METHOD);
        assertThat(desk.engine.snapshot().targets()).isEqualTo(before);
        JournalEntry raised = desk.engine.snapshot().journal().stream()
                .filter(entry -> entry.subject().equals(proposal.id().value()))
                .findFirst()
                .orElseThrow();
        assertThat(raised.type()).isEqualTo(JournalType.PROPOSAL_RAISED);
        assertThat(raised.payload()).contains(METHOD);
    }

    @Test
    void approvedWeightsAreTraded() {
        desk.running();
        propose(Map.of(DeskFixture.BTC, 0.2, DeskFixture.ETH, 0.2, DeskFixture.SOL, 0.2));

        assertThat(desk.approve(chosen()).isDone()).isTrue();
        Snapshot after = desk.quoteAndStep(60_000, 3_000, 150);

        assertThat(after.valuation().weight(DeskFixture.BTC)).isCloseTo(0.2, offset(1e-3));
        assertThat(after.valuation().weight(DeskFixture.ETH)).isCloseTo(0.2, offset(1e-3));
        assertThat(after.valuation().weight(DeskFixture.SOL)).isCloseTo(0.2, offset(1e-3));
    }

    @Test
    void laterWeightsTakeTheTurnOfEarlierOnes() {
        desk.running();
        propose(Map.of(DeskFixture.ETH, 0.17));
        Proposal first = chosen();

        propose(Map.of(DeskFixture.ETH, 0.18));

        assertThat(desk.proposal(first).state()).isEqualTo(ProposalState.SUPERSEDED);
        assertThat(chosen().id()).isNotEqualTo(first.id());
    }

    @Test
    void weightsAboveTheWholeBelowNothingAndThoseHeldAlreadyAreRefused() {
        desk.running();

        assertThat(codes(propose(Map.of(DeskFixture.BTC, 0.8, DeskFixture.ETH, 0.3))))
                .containsExactly(RefusalCode.INVALID_VALUE);
        assertThat(codes(propose(Map.of(DeskFixture.BTC, -0.1)))).containsExactly(RefusalCode.INVALID_VALUE);
        assertThat(codes(propose(Map.of(DeskFixture.ETH, 0.15)))).containsExactly(RefusalCode.NOTHING_TO_DO);
    }

    @Test
    void chosenWeightsGiveWayWherePricesMovedTheRest() {
        desk.feedRuns(FeedStatus.Kind.SIMULATED);
        Snapshot now = desk.quoteAndStep(60_000, 3_000, 150);

        Targets targets = Targets.around(Map.of(DeskFixture.ETH, 0.3, DeskFixture.SOL, 0.2), now.valuation());

        // 60 % is held of what is not named: 40 % are left, in the proportion 3 : 2.
        assertThat(targets.weight(DeskFixture.BTC)).isCloseTo(0.6, offset(1e-9));
        assertThat(targets.weight(DeskFixture.ETH)).isCloseTo(0.24, offset(1e-9));
        assertThat(targets.weight(DeskFixture.SOL)).isCloseTo(0.16, offset(1e-9));
    }

    private Outcome propose(Map<InstrumentId, Double> weights) {
        return desk.engine.perform(new Command.ProposeWeights(weights, METHOD));
    }

    private Proposal chosen() {
        return desk.engine.snapshot().proposals().stream()
                .filter(each -> each.cause().equals("CHOSEN_WEIGHTS") && each.state() == ProposalState.PROPOSED)
                .findFirst()
                .orElseThrow();
    }

    private static List<RefusalCode> codes(Outcome outcome) {
        return ((Outcome.Refused) outcome)
                .refusals().stream().map(Refusal::code).toList();
    }
}
