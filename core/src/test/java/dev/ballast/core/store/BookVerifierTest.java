package dev.ballast.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.execution.Order;
import dev.ballast.core.execution.OrderState;
import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.CostEstimate;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.Plan;
import dev.ballast.core.rebalance.PortfolioFigures;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.Urgency;
import dev.ballast.core.stress.StressLosses;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Each thing that can be wrong with a stored book is named with its ids and values.
class BookVerifierTest {

    private static final Instant NOON = Instant.parse("2026-08-09T12:00:00Z");
    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");

    private final MemoryStore store = new MemoryStore();
    private final JournalChain chain = new JournalChain(0, JournalEntry.GENESIS);
    private final List<LedgerEntry> ledger = new ArrayList<>();

    private List<String> faults() {
        return BookVerifier.verify(store, LotMethod.FIFO);
    }

    private void book(LedgerEntry entry) {
        JournalType type =
                switch (entry) {
                    case Fill fill -> JournalType.FILL_BOOKED;
                    case CashFlow flow -> JournalType.CASH_BOOKED;
                };
        ledger.add(entry);
        Book book = Book.replay(LotMethod.FIFO, ledger);
        store.commit(
                List.of(
                        new Change.EntryBooked(entry),
                        new Change.BalancesSaved(
                                book.cash(), List.copyOf(book.holdings().values()))),
                List.of(note(type, entry.id().value())));
    }

    private JournalEntry note(JournalType type, String subject) {
        return chain.append(NOON, type, subject, "{}");
    }

    @Test
    void chosenLotsThatTheJournalDoesNotNameAreAFault() {
        book(deposit("d"));
        book(purchase("lot-1", "1", ""));
        book(purchase("lot-2", "1", ""));
        Fill sale = new Fill(
                        EntryId.of("sale"),
                        BTC,
                        Side.SELL,
                        BigDecimal.ONE,
                        new BigDecimal("110"),
                        BigDecimal.ZERO,
                        BigDecimal.ONE,
                        NOON,
                        FillSource.PAPER,
                        null,
                        null)
                .consuming(List.of(EntryId.of("lot-2")));
        ledger.add(sale);
        Book book = Book.replay(LotMethod.FIFO, ledger);
        store.commit(
                List.of(
                        new Change.EntryBooked(sale),
                        new Change.BalancesSaved(
                                book.cash(), List.copyOf(book.holdings().values()))),
                List.of(chain.append(NOON, JournalType.FILL_BOOKED, "sale", "{\"lots\":[\"lot-1\"]}")));

        assertThat(faults()).containsExactly("Fill sale is stored with the lots [lot-2], the journal has [lot-1]");
    }

    private static CashFlow deposit(String id) {
        return new CashFlow(EntryId.of(id), CashFlow.Kind.DEPOSIT, "USD", new BigDecimal("1000"), BigDecimal.ONE, NOON);
    }

    private static Fill purchase(String id, String quantity, String order) {
        return new Fill(
                EntryId.of(id),
                BTC,
                Side.BUY,
                new BigDecimal(quantity),
                new BigDecimal("100"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                NOON,
                FillSource.PAPER,
                null,
                order.isEmpty() ? null : order);
    }

    private static Proposal proposal() {
        var figures = new PortfolioFigures(new TreeMap<>(), 1, 0, 100, "", Double.NaN, 0, StressLosses.NONE);
        var leg = new Leg(
                1,
                BTC,
                Side.BUY,
                new BigDecimal("2"),
                new BigDecimal("100"),
                new BigDecimal("200"),
                BigDecimal.ONE,
                "under target",
                Urgency.LOW,
                1,
                true);
        return new Proposal(
                new ProposalId("P-1"),
                1,
                "DEVIATION",
                ProposalState.PROPOSED,
                new Plan(
                        List.of(),
                        TargetMethod.EQUAL_WEIGHT,
                        List.of(leg),
                        List.of(),
                        new CostEstimate(1, 0),
                        figures,
                        figures,
                        List.of()),
                NOON,
                NOON.plusSeconds(900),
                0.01,
                null);
    }

    private static Proposal executed() {
        var why = new Decision(NOON, "trader", null, "");
        return proposal()
                .to(ProposalState.APPROVED, why)
                .to(ProposalState.EXECUTING, why)
                .to(ProposalState.EXECUTED, why);
    }

    private static Order order(OrderState state) {
        Order open = Order.of(new ProposalId("P-1"), proposal().legs().getFirst(), OrderRoute.BROKER, NOON)
                .getFirst();
        return switch (state) {
            case OPEN -> open;
            case FILLED -> open.filled(open.quantity(), NOON);
            case CANCELLED, REJECTED -> open.ended(state, "");
        };
    }

    /// A deposit and a proposal carried through to its fill.
    private void soundBook() {
        book(deposit("d-1"));
        book(purchase("P-1/1/fill", "2", "P-1/1"));
        store.commit(
                List.of(new Change.ProposalSaved(executed()), new Change.OrderSaved(order(OrderState.FILLED))),
                List.of(
                        note(JournalType.PROPOSAL_RAISED, "P-1"),
                        note(JournalType.ORDER_FILLED, "P-1/1"),
                        note(JournalType.PROPOSAL_EXECUTED, "P-1")));
    }

    @Test
    void aSoundBookHasNoFaults() {
        assertThat(faults()).isEmpty();
        soundBook();
        assertThat(faults()).isEmpty();
    }

    @Test
    void balancesThatDoNotFollowFromTheLedgerAreNamed() {
        soundBook();
        var wrong = new Holding(BTC, new BigDecimal("3"), new BigDecimal("201"), BigDecimal.ZERO, List.of());
        store.commit(List.of(new Change.BalancesSaved(new BigDecimal("799.5"), List.of(wrong))), List.of());

        assertThat(faults())
                .containsExactly(
                        "Cash is stored as 799.5, the ledger gives 799",
                        "BTC-USD quantity is stored as 3, the ledger gives 2");
    }

    @Test
    void aLedgerThatCannotBeReplayedIsNamed() {
        store.commit(
                List.of(new Change.EntryBooked(purchase("f-1", "2", ""))),
                List.of(note(JournalType.FILL_BOOKED, "f-1")));

        assertThat(faults()).hasSize(1);
        assertThat(faults().getFirst()).startsWith("The ledger cannot be replayed: Entry f-1 needs 201");
    }

    @Test
    void ledgerAndJournalMustNameTheSameEntries() {
        soundBook();
        CashFlow unnoted = deposit("d-2");
        ledger.add(unnoted);
        Book book = Book.replay(LotMethod.FIFO, ledger);
        store.commit(
                List.of(
                        new Change.EntryBooked(unnoted),
                        new Change.BalancesSaved(
                                book.cash(), List.copyOf(book.holdings().values()))),
                List.of(note(JournalType.FILL_BOOKED, "f-9"), note(JournalType.CASH_BOOKED, "d-1")));

        assertThat(faults())
                .containsExactly(
                        "Ledger entry d-2 has no CASH_BOOKED entry in the journal",
                        "The journal has FILL_BOOKED of f-9, the ledger has not",
                        "The journal books d-1 more than once");
    }

    @Test
    void aChangedJournalEntryIsNamed() {
        soundBook();
        JournalEntry next = note(JournalType.FEED_CHANGED, "simulated");
        store.commit(
                List.of(),
                List.of(new JournalEntry(
                        next.sequence(),
                        next.time(),
                        next.type(),
                        "coinbase",
                        next.payload(),
                        next.previousHash(),
                        next.hash())));

        assertThat(faults()).containsExactly("journal entry 6 was changed: its hash does not fit");
    }

    @Test
    void aFilledOrderNeedsItsOneFill() {
        book(deposit("d-1"));
        store.commit(
                List.of(new Change.ProposalSaved(executed()), new Change.OrderSaved(order(OrderState.FILLED))),
                List.of(note(JournalType.ORDER_FILLED, "P-1/1"), note(JournalType.PROPOSAL_EXECUTED, "P-1")));

        assertThat(faults())
                .containsExactly(
                        "Order P-1/1 is FILLED with 1 fills, the ledger has 0",
                        "Fills of order P-1/1 sum to 0, the order says 2 of 2");
    }

    @Test
    void aFillMustFitAStoredOrder() {
        soundBook();
        book(purchase("f-2", "1", "P-1/1"));
        book(purchase("f-3", "1", "P-7/1"));

        assertThat(faults())
                .containsExactly(
                        "Order P-1/1 is FILLED with 1 fills, the ledger has 2",
                        "Fills of order P-1/1 sum to 3, the order says 2 of 2",
                        "Fill f-3 belongs to order P-7/1, which is not stored");
    }

    @Test
    void anExecutedProposalNeedsEveryLegFilledAndNoOrderOpen() {
        store.commit(
                List.of(new Change.ProposalSaved(executed()), new Change.OrderSaved(order(OrderState.OPEN))),
                List.of(note(JournalType.ORDER_PLACED, "P-1/1"), note(JournalType.PROPOSAL_EXECUTED, "P-1")));

        assertThat(faults())
                .containsExactly(
                        "Order P-1/1 is still open, its proposal is EXECUTED",
                        "Proposal P-1 is EXECUTED, but leg 1 (BUY 2 BTC-USD) was filled with 0");
    }

    @Test
    void anOrderWithoutProposalAndAStateWithoutJournalEntryAreNamed() {
        store.commit(List.of(new Change.OrderSaved(order(OrderState.CANCELLED))), List.of());

        assertThat(faults())
                .containsExactly(
                        "Order P-1/1 is CANCELLED, the journal's last word on it is nothing",
                        "Orders [P-1/1] belong to proposal P-1, which is not stored");
    }

    @Test
    void aProposalThatWasNeverApprovedHasNoOrders() {
        store.commit(
                List.of(new Change.ProposalSaved(proposal()), new Change.OrderSaved(order(OrderState.CANCELLED))),
                List.of(note(JournalType.ORDER_CANCELLED, "P-1/1"), note(JournalType.PROPOSAL_RAISED, "P-1")));

        assertThat(faults()).containsExactly("Proposal P-1 is PROPOSED, but has the orders [P-1/1]");
    }
}
