package dev.ballast.persistence;

import dev.ballast.core.execution.Order;
import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.store.Change;
import dev.ballast.core.store.StoredBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Books deposits, imports bars and carries proposals through to their fill, without end: after each commit it prints
/// what is now acknowledged, as `fill ID`, `cash ID`, `state PROPOSAL STATE` or `bars SYMBOL COUNT`.
///
/// Goes on where a killed one stopped. Its one argument is the data folder.
final class CommittingProgram {

    private final JooqWorkstationStore store;
    private final JournalChain chain;
    private Book book;
    private final Consumer<String> acknowledged;
    private long round;

    /// @param acknowledged hears of every commit once it is acknowledged
    CommittingProgram(JooqWorkstationStore store, Consumer<String> acknowledged) {
        StoredBook stored = store.load();
        this.acknowledged = acknowledged;
        this.store = store;
        this.chain = new JournalChain(stored.journalSequence(), stored.journalHash());
        this.book = Book.replay(LotMethod.FIFO, stored.ledger());
        this.round = stored.journalSequence();
    }

    public static void main(String[] arguments) {
        try (var store = JooqWorkstationStore.open(Path.of(arguments[0]), OpenMode.CREATE)) {
            var program = new CommittingProgram(store, System.out::println);
            System.out.println("ready");
            while (true) {
                program.round();
            }
        } catch (RuntimeException e) {
            System.out.println("failed " + e.getMessage());
            System.exit(3);
        }
    }

    /// One deposit, one proposal from its making to its fill, one import.
    void round() {
        round++;
        CashFlow deposit = Samples.deposit("deposit-" + round, "1000.000000001");
        commit("cash " + deposit.id(), booked(deposit), List.of(journal(JournalType.CASH_BOOKED, deposit)));
        execute(Samples.proposal("P-" + round));
        InstrumentId coin = InstrumentId.of("COIN" + round % 50 + "-USDT");
        commit(
                "bars " + coin + " 700",
                List.of(new Change.BarsSaved(coin, Timeframe.D1, Samples.bars(700, round % 100 + 1.0))),
                List.of(Samples.note(chain, JournalType.HISTORY_IMPORTED, "coin.csv")));
    }

    private void execute(Proposal proposal) {
        Proposal stepped = proposal;
        step(stepped, JournalType.PROPOSAL_RAISED, List.of(), List.of());
        stepped = next(stepped, ProposalState.APPROVED);
        step(stepped, JournalType.PROPOSAL_APPROVED, List.of(), List.of());
        Order order = Samples.order(proposal);
        stepped = next(stepped, ProposalState.EXECUTING);
        step(
                stepped,
                JournalType.PROPOSAL_EXECUTING,
                List.of(new Change.OrderSaved(order)),
                List.of(Samples.note(chain, JournalType.ORDER_PLACED, order.clientId())));
        Fill fill = Samples.fillOf(order);
        var changes = new ArrayList<>(booked(fill));
        changes.add(new Change.OrderSaved(order.filled(order.quantity(), order.placedAt())));
        var journal = List.of(
                journal(JournalType.FILL_BOOKED, fill),
                Samples.note(chain, JournalType.ORDER_FILLED, order.clientId()));
        step(next(stepped, ProposalState.EXECUTED), JournalType.PROPOSAL_EXECUTED, changes, journal);
        acknowledged.accept("fill " + fill.id());
    }

    private static Proposal next(Proposal proposal, ProposalState state) {
        return proposal.to(state, new Decision(Samples.NOON, "trader", null, ""));
    }

    private void step(Proposal proposal, JournalType type, List<Change> changes, List<JournalEntry> journal) {
        var all = new ArrayList<>(changes);
        all.add(new Change.ProposalSaved(proposal));
        var entries = new ArrayList<>(journal);
        entries.add(Samples.note(chain, type, proposal.id().value()));
        commit("state " + proposal.id() + " " + proposal.state(), all, entries);
    }

    private List<Change> booked(LedgerEntry entry) {
        book = book.plus(entry);
        return List.of(
                new Change.EntryBooked(entry),
                new Change.BalancesSaved(
                        book.cash(), List.copyOf(book.holdings().values())));
    }

    private JournalEntry journal(JournalType type, LedgerEntry entry) {
        return Samples.note(chain, type, entry.id().value());
    }

    private void commit(String what, List<Change> changes, List<JournalEntry> journal) {
        store.commit(changes, journal);
        acknowledged.accept(what);
    }
}
