package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.table.Sheet;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SamplePlans;
import dev.ballast.app.testkit.SampleProposals;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SettableClock;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.TradingState;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Departure;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Recalculation;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.stress.AssetLoss;
import dev.ballast.core.stress.Scenario;
import dev.ballast.core.stress.ScenarioLibrary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueViewModelTest {

    private static final Instant NOW = SampleSnapshots.NOW;
    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");

    private final SettableClock clock = new SettableClock();
    private final Snapshot start = SampleSnapshots.realistic();
    private final FakeWorkstation workstation = new FakeWorkstation(start);
    private final QueueViewModel model = new QueueViewModel(workstation, Runnable::run, clock);

    @BeforeEach
    void show() {
        model.apply(start);
    }

    @Test
    void sortsByUrgencyThenAge() {
        Proposal younger = SampleProposals.concentration(NOW.plusSeconds(60));
        Proposal older = SampleProposals.deviation(NOW);
        Proposal oldest = copy(older, "P-20260809-0001", older.raisedAt().minusSeconds(100));
        publish(List.of(younger, older, oldest));

        assertThat(model.open())
                .extracting(row -> row.id().value())
                .containsExactly("P-20260809-0001", "P-20260809-0007", "P-20260809-0006");
    }

    @Test
    void theTrailOfAStressLossNamesTheShockOfEachAsset() {
        Proposal proposal = SamplePlans.whole(SampleProposals.deviation(NOW), 14);
        publish(List.of(proposal));
        var card = Objects.requireNonNull(model.cardProperty().get());
        var line = new StressLine("All fall by a third", 0.3, 0.3, 0, "");
        assertThat(model.shocks(card, line)).isEmpty();

        model.explainWith(new ScenarioLibrary(
                List.of(Scenario.PriceShock.uniform("All fall by a third", "of this test", -1.0 / 3))));

        List<AssetLoss> shocks = model.shocks(card, line);
        assertThat(shocks).hasSameSizeAs(proposal.after().weights().entrySet());
        assertThat(shocks).allMatch(shock -> shock.shock() == -1.0 / 3);
        double invested = proposal.after().weights().values().stream()
                .mapToDouble(weight -> weight)
                .sum();
        assertThat(shocks.stream().mapToDouble(AssetLoss::loss).sum())
                .isCloseTo(invested / 3, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void everyOrderIsATotalOneAndSaysWhatItPromises() {
        Proposal big = SamplePlans.whole(SampleProposals.deviation(NOW), 14);
        Proposal small = SamplePlans.whole(SampleProposals.concentration(NOW.plusSeconds(300)), 14);
        publish(List.of(small, big));

        for (SortKey key : SortKey.values()) {
            model.sortBy(key);
            assertThat(model.orderProperty().get()).isEqualTo(key);
            assertThat(model.open()).isSortedAccordingTo(key.order());
        }
        model.sortBy(SortKey.AGE);
        assertThat(model.open().getFirst().id()).isEqualTo(big.id());
        model.sortBy(SortKey.TAIL);
        assertThat(model.open().getFirst().tailPerCost())
                .isGreaterThan(model.open().getLast().tailPerCost());
        model.sortBy(SortKey.BENEFIT);
        assertThat(model.open().getFirst().net())
                .isGreaterThan(model.open().getLast().net());
    }

    @Test
    void whatIsNotKnownIsSortedLast() {
        Proposal known = SamplePlans.whole(SampleProposals.concentration(NOW), 14);
        publish(List.of(SampleProposals.deviation(NOW), known));
        model.sortBy(SortKey.TAIL);

        assertThat(model.open().getFirst().id()).isEqualTo(known.id());
        assertThat(model.open().getLast().tailPerCost()).isNaN();
    }

    @Test
    void anotherOrderLeavesTheChosenCardOnScreen() {
        QueueRow chosen = model.selectedProperty().get();
        model.sortBy(SortKey.VALUE);

        assertThat(model.selectedProperty().get()).isSameAs(chosen);
    }

    @Test
    void anApprovalIsTakenBackWhileItsOrdersWait() {
        Proposal approved = start.proposals()
                .getFirst()
                .approved(new Departure(NOW.plusSeconds(5), OrderRoute.BROKER), Decision.trader(NOW, ""));
        publish(replaceFirst(approved));
        assertThat(card().isUndoable()).isTrue();
        assertThat(card().untilOrders()).isEqualTo(Duration.ofSeconds(5));

        model.cancel();
        assertThat(workstation.submitted()).containsExactly(new Command.UndoApproval(approved.id(), 2));
    }

    @Test
    void ordersGoWhereTheTraderSays() {
        model.switchRoute();
        model.approve();
        model.approve();

        assertThat(workstation.submitted())
                .containsExactly(new Command.Approve(card().proposal().id(), 1, OrderRoute.EXPORT));
    }

    @Test
    void recalculatingSendsTheVersionOnScreen() {
        model.recalculate(Recalculation.FROM_SCRATCH);

        assertThat(workstation.submitted())
                .containsExactly(new Command.Recalculate(card().proposal().id(), 1, Recalculation.FROM_SCRATCH));
    }

    @Test
    void cancellingOrdersNeedsAReason() {
        Proposal executing = start.proposals()
                .getFirst()
                .approved(new Departure(NOW, OrderRoute.BROKER), Decision.trader(NOW, ""))
                .to(ProposalState.EXECUTING, Decision.engine(NOW, ""));
        publish(replaceFirst(executing));
        model.startCancelOrders();
        model.cancelOrders(" ");
        assertThat(workstation.submitted()).isEmpty();
        model.cancelOrders("venue is down");

        assertThat(workstation.submitted())
                .containsExactly(new Command.CancelOrders(executing.id(), 3, "venue is down"));
    }

    @Test
    void figuresOpenTheirTrailDownToTheQuotes() {
        model.explain(CardTrails::cost);
        Explanation cost = model.trail().pathProperty().get().getFirst();

        assertThat(cost.value())
                .isEqualTo(new ExplainedValue.Amount(card().figures().cost().total(), "USD"));
        assertThat(cost.inputs()).extracting(Explanation.Input::name).contains("Commission", "Legs", "Quotes now");
        for (FigureLine line : FigureLines.of(card().figures())) {
            assertThat(CardTrails.figure(card(), line).inputs()).isNotEmpty();
        }
        assertThat(CardTrails.validity(card()).value()).isInstanceOf(ExplainedValue.Words.class);
    }

    @Test
    void ordersAreExportedWithTheIdsOfTheirFills() {
        Sheet sheet = OrderSheet.of(card(), "SIMULATED");

        assertThat(sheet.head()).contains("client_id", "quantity", "prices");
        assertThat(sheet.lines()).hasSameSizeAs(card().proposal().enabledLegs());
        assertThat(sheet.lines().getFirst().getFirst()).isEqualTo("P-20260809-0007/1");
        assertThat(sheet.csv()).contains("SIMULATED");
    }

    @Test
    void decidedOnesAreNewestFirstAndTheFirstOpenOneIsShown() {
        assertThat(model.decided())
                .extracting(row -> row.proposal().state())
                .containsExactly(ProposalState.EXECUTED, ProposalState.REJECTED, ProposalState.EXPIRED);
        assertThat(card().proposal().id().value()).isEqualTo("P-20260809-0007");
        assertThat(card().left()).isEqualTo(Duration.ofSeconds(900 - 194));
    }

    @Test
    void rowsOfKnownProposalsAreKept() {
        QueueRow row = model.open().getFirst();
        publish(start.proposals());

        assertThat(model.open().getFirst()).isSameAs(row);
        assertThat(model.selectedProperty().get()).isSameAs(row);
    }

    @Test
    void firstPressArmsSecondSendsTheVersionOnScreen() {
        model.approve();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.ARMED);
        assertThat(model.armedSecondsProperty().get()).isEqualTo(5);
        assertThat(workstation.submitted()).isEmpty();

        model.approve();
        assertThat(workstation.submitted())
                .containsExactly(new Command.Approve(card().proposal().id(), 1));
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.SENDING);

        workstation.answerDone("Approved P-20260809-0007");
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(model.messageProperty().get()).isEqualTo(CardMessage.done("Approved P-20260809-0007"));
    }

    @Test
    void approvingTwiceSendsOnce() {
        model.approve();
        model.confirm();
        model.approve();
        model.confirm();
        workstation.answerDone("Approved");
        model.approve();
        model.approve();
        model.startReject();

        assertThat(workstation.submitted()).hasSize(1);
    }

    @Test
    void afterARefusalItMayBeTriedAgain() {
        model.approve();
        model.approve();
        workstation.answerRefused(RefusalCode.PRICE_GUARD, "BTC-USD moved by 1.4 %");
        assertThat(model.messageProperty().get().tone()).isEqualTo(CardMessage.Tone.REFUSED);
        assertThat(model.messageProperty().get().text()).contains("BTC-USD moved by 1.4 %");

        model.approve();
        model.approve();
        assertThat(workstation.submitted()).hasSize(2);
    }

    @Test
    void escapeTakesAnArmedApprovalBack() {
        model.approve();
        model.cancel();
        model.confirm();

        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(workstation.submitted()).isEmpty();
    }

    @Test
    void armedApprovalLapsesAfterFiveSeconds() {
        model.approve();
        clock.advance(Duration.ofMillis(4_999));
        model.tick();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.ARMED);

        clock.advance(Duration.ofMillis(1));
        model.tick();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(model.messageProperty().get().text()).contains("5 seconds");
    }

    @Test
    void aLateSecondPressSendsNothingEvenWithoutATick() {
        model.approve();
        clock.advance(Duration.ofSeconds(6));
        model.confirm();

        assertThat(workstation.submitted()).isEmpty();
    }

    @Test
    void cardReplacedUnderTheHandSendsNothingAndSaysSo() {
        model.approve();
        publish(replaceFirst(superseded(start.proposals().getFirst())));

        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(model.messageProperty().get().text())
                .contains("Nothing was sent", "version 1 was on screen", "version 2", "superseded");
        model.confirm();
        assertThat(workstation.submitted()).isEmpty();
        assertThat(card().proposal().state()).isEqualTo(ProposalState.SUPERSEDED);
    }

    @Test
    void newerVersionThatIsNotOnScreenYetStopsTheConfirmingPress() {
        model.approve();
        workstation.publish(
                next().proposals(replaceFirst(superseded(start.proposals().getFirst())))
                        .build());

        model.approve();

        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.messageProperty().get().text()).contains("Nothing was sent");
        assertThat(card().proposal().version()).isEqualTo(2);
    }

    @Test
    void newerVersionThatIsNotOnScreenYetStopsARejection() {
        model.startReject();
        workstation.publish(
                next().proposals(replaceFirst(superseded(start.proposals().getFirst())))
                        .build());

        model.reject(RejectReason.TOO_LARGE, "");

        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
    }

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

    @Test
    void rejectionNeedsItsReason() {
        model.startReject();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.REJECTING);

        model.reject(RejectReason.OTHER, " ");
        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.messageProperty().get().text()).contains("needs a note");

        model.reject(RejectReason.OTHER, " waiting for the rate decision ");
        assertThat(workstation.submitted())
                .containsExactly(new Command.Reject(
                        card().proposal().id(), 1, RejectReason.OTHER, "waiting for the rate decision"));
    }

    @Test
    void aDecidedCardCannotBeDecidedAgain() {
        model.select(model.decided().getFirst());
        model.approve();
        model.startReject();

        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.messageProperty().get().text()).contains("Already decided");
    }

    @Test
    void choosingAnotherCardTakesTheHandOff() {
        model.approve();
        model.next();
        model.approve();

        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.ARMED);
        model.previous();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
    }

    @Test
    void keysStopAtTheEndsOfTheList() {
        for (int i = 0; i < 10; i++) {
            model.next();
        }
        assertThat(model.selectedProperty().get()).isSameAs(model.decided().getLast());
        for (int i = 0; i < 10; i++) {
            model.previous();
        }
        assertThat(model.selectedProperty().get()).isSameAs(model.open().getFirst());
    }

    @Test
    void emptyQueueTeachesWhatIsNearest() {
        publish(List.of());

        assertThat(model.open()).isEmpty();
        assertThat(model.cardProperty().get()).isNull();
        assertThat(model.nearest().getFirst().subject()).isEqualTo("BTC-USD");
        assertThat(model.nearest())
                .isSortedAccordingTo((a, b) -> Double.compare(b.value() / b.threshold(), a.value() / a.threshold()));
        model.approve();
        model.startReject();
        model.next();
        assertThat(workstation.submitted()).isEmpty();
    }

    @Test
    void anOlderSnapshotIsIgnored() {
        publish(List.of());
        model.apply(start);

        assertThat(model.open()).isEmpty();
    }

    @Test
    void weightsBeforeAndAfterAddUpToOne() {
        List<WeightChange> changes = WeightChange.of(card().figures());

        assertThat(changes.stream().mapToDouble(WeightChange::before).sum()).isCloseTo(1, within(1e-9));
        assertThat(changes.stream().mapToDouble(WeightChange::after).sum()).isCloseTo(1, within(1e-9));
        assertThat(changes.getLast().name()).isEqualTo("Cash");
    }

    private ProposalCard card() {
        return Objects.requireNonNull(model.cardProperty().get());
    }

    private SnapshotBuilder next() {
        return SnapshotBuilder.from(workstation.snapshot());
    }

    private void publish(List<Proposal> proposals) {
        publish(next().proposals(proposals).build());
    }

    private void publish(Snapshot next) {
        workstation.publish(next);
        model.apply(next);
    }

    /// A snapshot of this moment with quotes of this moment.
    private void publishFresh() {
        Instant now = clock.instant();
        var quotes = new TreeMap<InstrumentId, Quote>();
        start.quotes()
                .forEach((id, quote) -> quotes.put(
                        id, new Quote(id, quote.bid(), quote.ask(), quote.last(), QuoteSource.SIMULATED, now)));
        publish(next().asOf(now).quotes(quotes).build());
    }

    private Map<InstrumentId, Quote> withPrice(InstrumentId instrument, double factor) {
        var quotes = new TreeMap<InstrumentId, Quote>(start.quotes());
        quotes.computeIfPresent(
                instrument,
                (id, quote) -> new Quote(
                        id,
                        quote.bid() * factor,
                        quote.ask() * factor,
                        quote.last() * factor,
                        quote.source(),
                        quote.time()));
        return quotes;
    }

    private List<Proposal> replaceFirst(Proposal proposal) {
        var proposals = new ArrayList<Proposal>(start.proposals());
        proposals.set(0, proposal);
        return proposals;
    }

    private static Proposal superseded(Proposal proposal) {
        return proposal.to(ProposalState.SUPERSEDED, new Decision(NOW, "engine", null, "a newer one was raised"));
    }

    private static Proposal copy(Proposal proposal, String id, Instant raised) {
        return new Proposal(
                new ProposalId(id),
                1,
                proposal.cause(),
                proposal.state(),
                proposal.plan(),
                raised,
                raised.plus(Duration.ofMinutes(15)),
                proposal.priceGuard(),
                null);
    }
}
