package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.portfolio.BookPast;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.Lot;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.LotSale;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.LegEdit;
import dev.ballast.core.rebalance.LotUse;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Recalculation;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.store.BookVerifier;
import dev.ballast.core.store.Recomputation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The trader picks which lots a sale consumes (ACC-3): from the card to the ledger and through a restart.
class ChosenLotsTest {

    private static final EntryId FIRST = EntryId.of("f1");
    private static final EntryId SECOND = EntryId.of("f4");
    private static final EntryId THIRD = EntryId.of("f5");

    private final DeskFixture desk = DeskFixture.demo();

    /// 1.3 BTC in three lots: 1 at 60,000, 0.1 at 50,000, 0.2 at 55,000.
    private Proposal withLots() {
        desk.engine.perform(new Command.BookEntries(
                List.of(
                        DeskFixture.buy(SECOND.value(), DeskFixture.BTC, "0.1", "50000"),
                        DeskFixture.buy(THIRD.value(), DeskFixture.BTC, "0.2", "55000"),
                        DeskFixture.deposit("d2", "20000")),
                List.of(),
                "test"));
        desk.running();
        return desk.engine.snapshot().proposals().stream()
                .filter(proposal -> proposal.cause().equals("DEVIATION"))
                .findFirst()
                .orElseThrow();
    }

    private static Leg sale(Proposal proposal) {
        return proposal.legs().stream()
                .filter(leg -> leg.side() == Side.SELL && leg.instrument().equals(DeskFixture.BTC))
                .findFirst()
                .orElseThrow();
    }

    private Outcome choose(Proposal proposal, int leg, EntryId... lots) {
        return desk.engine.perform(new Command.EditLegs(
                proposal.id(), proposal.version(), List.of(new LegEdit.LotsChosen(leg, List.of(lots)))));
    }

    private static List<EntryId> consumed(Leg leg) {
        return leg.detail().lots().stream().map(LotUse::lot).toList();
    }

    private static RefusalCode code(Outcome outcome) {
        return ((Outcome.Refused) outcome)
                .refusals().stream().map(Refusal::code).findFirst().orElseThrow();
    }

    @Test
    void theChosenLotsAreSoldFirstAndTheLedgerSaysSo() {
        Proposal proposal = withLots();
        Leg sale = sale(proposal);
        assertThat(consumed(sale)).startsWith(FIRST);
        assertThat(sale.quantity()).isGreaterThan(new BigDecimal("0.3"));

        assertThat(choose(proposal, sale.number(), THIRD, SECOND).isDone()).isTrue();
        Proposal chosen = desk.proposal(proposal);
        assertThat(consumed(sale(chosen))).containsExactly(THIRD, SECOND, FIRST);
        assertThat(sale(chosen).quantity()).isEqualByComparingTo(sale.quantity());
        assertThat(Recomputation.of(desk.store, chosen.id()).orElseThrow().differences())
                .isEmpty();
        BigDecimal foreseen =
                sale(chosen).detail().lots().stream().map(LotUse::cost).reduce(BigDecimal.ZERO, BigDecimal::add);

        desk.approve(chosen);
        desk.quoteAndStep(60_000, 3_000, 150);
        assertThat(desk.proposal(proposal).state()).isEqualTo(ProposalState.EXECUTED);
        Holding left = desk.engine.snapshot().book().holding(DeskFixture.BTC);
        assertThat(left.lots()).hasSize(1);
        assertThat(left.lots().getFirst().openedBy()).isEqualTo(FIRST);
        assertThat(new BigDecimal("76000").subtract(left.cost())).isEqualByComparingTo(foreseen);
        Fill booked = desk.store.load().ledger().stream()
                .filter(entry -> entry instanceof Fill fill && fill.side() == Side.SELL)
                .map(Fill.class::cast)
                .filter(fill -> fill.instrument().equals(DeskFixture.BTC))
                .findFirst()
                .orElseThrow();
        assertThat(booked.lots()).containsExactly(THIRD, SECOND);

        desk.restart();
        assertThat(desk.engine.snapshot().book().holding(DeskFixture.BTC)).isEqualTo(left);
        assertThat(BookVerifier.verify(desk.store, LotMethod.FIFO)).isEmpty();
        assertThat(desk.engine.snapshot().book().method()).isEqualTo(LotMethod.FIFO);
    }

    @Test
    void aChoiceThatIsNotThereIsRefusedAndTheCardStays() {
        Proposal proposal = withLots();
        Leg sale = sale(proposal);
        int purchase = proposal.legs().stream()
                .filter(leg -> leg.side() == Side.BUY)
                .findFirst()
                .orElseThrow()
                .number();

        assertThat(code(choose(proposal, sale.number(), EntryId.of("f2")))).isEqualTo(RefusalCode.UNKNOWN_LOT);
        assertThat(code(choose(proposal, sale.number(), FIRST, FIRST))).isEqualTo(RefusalCode.INVALID_VALUE);
        assertThat(code(choose(proposal, purchase, FIRST))).isEqualTo(RefusalCode.INVALID_VALUE);
        assertThat(code(choose(proposal, 99, FIRST))).isEqualTo(RefusalCode.UNKNOWN_LEG);
        assertThat(desk.proposal(proposal)).isEqualTo(proposal);
    }

    @Test
    void aPoolAtAverageCostHasNoLotsToChooseFrom() {
        Policy pooled = Settings.with(desk.engine.snapshot().policy(), "lotMethod", "AVERAGE_COST");
        assertThat(desk.engine.perform(new Command.SetPolicy(pooled)).isDone()).isTrue();
        Proposal proposal = withLots();

        assertThat(code(choose(proposal, sale(proposal).number(), FIRST))).isEqualTo(RefusalCode.INVALID_VALUE);
    }

    @Test
    void noLotsGiveTheChoiceBackToTheMethod() {
        Proposal proposal = withLots();
        int leg = sale(proposal).number();
        choose(proposal, leg, SECOND);
        choose(desk.proposal(proposal), leg);

        assertThat(desk.proposal(proposal).isEdited()).isFalse();
        assertThat(consumed(sale(desk.proposal(proposal)))).isEqualTo(consumed(sale(proposal)));
    }

    @Test
    void aChosenLotThatIsSoldMeanwhileIsNamedAfterARecalculation() {
        Proposal proposal = withLots();
        int leg = sale(proposal).number();
        var edits = new ArrayList<LegEdit>();
        proposal.legs().stream()
                .filter(each -> each.side() == Side.BUY)
                .forEach(each -> edits.add(new LegEdit.SwitchedOff(each.number())));
        edits.add(new LegEdit.Resized(leg, new BigDecimal("0.1")));
        edits.add(new LegEdit.LotsChosen(leg, List.of(SECOND)));
        assertThat(desk.engine.perform(new Command.EditLegs(proposal.id(), proposal.version(), edits)))
                .isInstanceOf(Outcome.Done.class);
        // First in, first out: f1 and f4 are gone.
        desk.engine.perform(new Command.BookEntries(List.of(sold("s1", "1.1")), List.of(), "test"));
        assertThat(desk.engine.snapshot().book().holding(DeskFixture.BTC).lots())
                .extracting(Lot::openedBy)
                .containsExactly(THIRD);
        Proposal smaller = desk.proposal(proposal);
        assertThat(desk.engine.perform(
                        new Command.Recalculate(smaller.id(), smaller.version(), Recalculation.KEEP_EDITS)))
                .isInstanceOf(Outcome.Done.class);

        assertThat(desk.proposal(proposal).plan().findings())
                .extracting(Refusal::code)
                .contains(RefusalCode.UNKNOWN_LOT);
        assertThat(consumed(sale(desk.proposal(proposal)))).containsExactly(THIRD);
    }

    private Fill sold(String id, String quantity) {
        Fill like = DeskFixture.buy(id, DeskFixture.BTC, quantity, "60000");
        return new Fill(
                like.id(),
                like.instrument(),
                Side.SELL,
                like.quantity(),
                like.price(),
                like.fee(),
                like.rate(),
                desk.clock.instant(),
                like.source(),
                null,
                null);
    }

    @Test
    void theSumOverFillsInPartsIsThatOfOneSale() {
        Policy parts = Settings.with(desk.engine.snapshot().policy(), "execution.participation", "0.1");
        desk.engine.perform(new Command.SetPolicy(parts));
        Proposal proposal = withLots();
        Leg sale = sale(proposal);
        choose(proposal, sale.number(), THIRD, SECOND);
        desk.approve(desk.proposal(proposal));
        for (int second = 0; second < 200; second++) {
            desk.quoteAndStep(60_000, 3_000, 150);
        }

        List<EntryId> order = new BookPast()
                .sales(LotMethod.FIFO, desk.store.load().ledger()).stream()
                        .filter(part -> part.instrument().equals(DeskFixture.BTC))
                        .map(LotSale::lot)
                        .distinct()
                        .toList();
        assertThat(order).containsExactly(THIRD, SECOND, FIRST);
        assertThat(BookVerifier.verify(desk.store, LotMethod.FIFO)).isEmpty();
    }
}
