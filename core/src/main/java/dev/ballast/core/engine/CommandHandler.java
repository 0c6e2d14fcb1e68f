package dev.ballast.core.engine;

import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// Carries commands out, one at a time.
final class CommandHandler {

    private final DeskState state;
    private final Committer committer;
    private final Bookkeeper bookkeeper;
    private final Approvals approvals;
    private final AskingDesk asking;
    private final BookWatch books;
    private final EditDesk edits;
    private final OrderDesk orders;
    private final TradingDesk trading;
    private final MarketDesk market;
    private final ListingDesk listings;

    CommandHandler(
            DeskState state,
            Committer committer,
            Bookkeeper bookkeeper,
            Approvals approvals,
            AskingDesk asking,
            BookWatch books,
            EditDesk edits,
            OrderDesk orders,
            TradingDesk trading,
            MarketDesk market,
            ListingDesk listings) {
        this.state = state;
        this.committer = committer;
        this.bookkeeper = bookkeeper;
        this.approvals = approvals;
        this.asking = asking;
        this.books = books;
        this.edits = edits;
        this.orders = orders;
        this.trading = trading;
        this.market = market;
        this.listings = listings;
    }

    Outcome handle(Command command, Instant now) {
        return switch (command) {
            case Command.BookEntries entries -> bookkeeper.book(entries, now);
            case Command.ImportHistory history -> bookkeeper.importHistory(history, now);
            case Command.EditInstruments edit -> market.edit(edit, now);
            case Command.AddInstruments added -> market.add(added, now);
            case Command.RemoveInstruments removed -> market.remove(removed, now);
            case Command.RecordListings listed -> listings.record(listed, now);
            case Command.DecideListing decided -> listings.decide(decided, now);
            case Command.ImportMarketCaps imported -> market.importCaps(imported.caps(), now);
            case Command.MarkData marked -> market.mark(marked.mark(), now);
            case Command.UnmarkData unmarked -> market.unmark(unmarked.mark(), now);
            case Command.Approve approve -> approvals.approve(approve, now);
            case Command.UndoApproval undo -> approvals.undo(undo, now);
            case Command.Reject reject -> approvals.reject(reject, now);
            case Command.EditLegs edit -> edits.edit(edit, now);
            case Command.Recalculate again -> edits.recalculate(again, now);
            case Command.CancelOrders cancel -> orders.cancel(cancel, now);
            case Command.ProposeNow ask -> asking.propose(now);
            case Command.ProposeWeights chosen -> asking.propose(chosen, now);
            case Command.SetTargets targets -> setTargets(targets, now);
            case Command.SetPolicy policy -> setPolicy(policy.policy(), now);
            case Command.SetTradingState change -> trading.set(change, now);
        };
    }

    /// What a refused command was about, for the journal.
    static String subject(Command command) {
        return switch (command) {
            case Command.BookEntries entries -> entries.origin();
            case Command.ImportHistory history -> history.origin();
            case Command.EditInstruments edit -> "instruments";
            case Command.AddInstruments added -> added.origin();
            case Command.RemoveInstruments removed -> "instruments";
            case Command.RecordListings listed -> listed.venue().name();
            case Command.DecideListing decided -> decided.instrument().symbol();
            case Command.ImportMarketCaps imported -> imported.caps().origin();
            case Command.MarkData marked -> marked.mark().instrument().symbol();
            case Command.UnmarkData unmarked -> unmarked.mark().instrument().symbol();
            case Command.Approve approve -> approve.proposal().value();
            case Command.UndoApproval undo -> undo.proposal().value();
            case Command.Reject reject -> reject.proposal().value();
            case Command.EditLegs edit -> edit.proposal().value();
            case Command.Recalculate again -> again.proposal().value();
            case Command.CancelOrders cancel -> cancel.proposal().value();
            case Command.ProposeNow ask -> "portfolio";
            case Command.ProposeWeights chosen -> chosen.method();
            case Command.SetTargets targets -> "targets";
            case Command.SetPolicy policy -> "policy";
            case Command.SetTradingState change -> "trading";
        };
    }

    private Outcome setTargets(Command.SetTargets command, Instant now) {
        // Checks range and sum before anything is stored.
        var targets = new Targets(command.method(), new TreeMap<>(command.own()));
        var choice = new Settings.TargetChoice(targets.method(), targets.weights());
        String stored = Settings.write(choice);
        committer
                .begin(now)
                .change(new Change.SettingSaved(Settings.TARGETS, stored))
                .journal(
                        JournalType.TARGETS_CHANGED,
                        "targets",
                        Payload.of("method", choice.method()).and("own", choice.own()))
                .commit();
        state.targetChoice = choice;
        state.version++;
        books.groundChanged("the targets were changed", now);
        return new Outcome.Done("Targets: " + choice.method().label(), committer.sequence());
    }

    private Outcome setPolicy(Policy policy, Instant now) {
        Book book = Book.replay(policy.lotMethod(), state.entries());
        var before = Settings.flatten(state.policy);
        var changed = Settings.flatten(policy);
        // What was taken out of a table stands in `before` alone.
        var same = new TreeMap<>(changed);
        same.entrySet().retainAll(before.entrySet());
        changed.keySet().removeAll(same.keySet());
        before.keySet().removeAll(same.keySet());
        committer
                .begin(now)
                .change(new Change.SettingSaved(Settings.POLICY, Settings.write(policy)))
                .change(new Change.BalancesSaved(
                        book.cash(), List.copyOf(book.holdings().values())))
                .journal(
                        JournalType.POLICY_CHANGED,
                        "policy",
                        Payload.of("changed", changed).and("before", before))
                .commit();
        state.policy = policy;
        state.book = book;
        state.version++;
        books.groundChanged("the policy was changed", now);
        return new Outcome.Done("Policy saved: " + changed.size() + " values changed", committer.sequence());
    }
}
