package dev.ballast.core.engine;

import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
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
    private final ProposalDesk proposals;

    CommandHandler(
            DeskState state, Committer committer, Bookkeeper bookkeeper, Approvals approvals, ProposalDesk proposals) {
        this.state = state;
        this.committer = committer;
        this.bookkeeper = bookkeeper;
        this.approvals = approvals;
        this.proposals = proposals;
    }

    Outcome handle(Command command, Instant now) {
        return switch (command) {
            case Command.BookEntries entries -> bookkeeper.book(entries, now);
            case Command.ImportHistory history -> bookkeeper.importHistory(history, now);
            case Command.Approve approve -> approvals.approve(approve, now);
            case Command.Reject reject -> approvals.reject(reject, now);
            case Command.ProposeNow ask -> proposals.propose(now);
            case Command.ProposeWeights chosen -> proposals.propose(chosen, now);
            case Command.SetTargets targets -> setTargets(targets, now);
            case Command.SetPolicy policy -> setPolicy(policy.policy(), now);
            case Command.SetTradingState trading -> setTrading(trading, now);
        };
    }

    /// What a refused command was about, for the journal.
    static String subject(Command command) {
        return switch (command) {
            case Command.BookEntries entries -> entries.origin();
            case Command.ImportHistory history -> history.origin();
            case Command.Approve approve -> approve.proposal().value();
            case Command.Reject reject -> reject.proposal().value();
            case Command.ProposeNow ask -> "portfolio";
            case Command.ProposeWeights chosen -> chosen.method();
            case Command.SetTargets targets -> "targets";
            case Command.SetPolicy policy -> "policy";
            case Command.SetTradingState trading -> "trading";
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
        proposals.groundChanged("the targets were changed", now);
        return new Outcome.Done("Targets: " + choice.method().label(), committer.sequence());
    }

    private Outcome setPolicy(Policy policy, Instant now) {
        Book book = Book.replay(policy.lotMethod(), state.entries());
        var before = Settings.flatten(state.policy);
        var changed = Settings.flatten(policy);
        changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        committer
                .begin(now)
                .change(new Change.SettingSaved(Settings.POLICY, Settings.write(policy)))
                .change(new Change.BalancesSaved(
                        book.cash(), List.copyOf(book.holdings().values())))
                .journal(JournalType.POLICY_CHANGED, "policy", Payload.of("changed", changed))
                .commit();
        state.policy = policy;
        state.book = book;
        state.version++;
        proposals.groundChanged("the policy was changed", now);
        return new Outcome.Done("Policy saved: " + changed.size() + " values changed", committer.sequence());
    }

    private Outcome setTrading(Command.SetTradingState command, Instant now) {
        String reason = command.reason().strip();
        if (state.trading.state() == TradingState.HALTED
                && command.state() != TradingState.HALTED
                && reason.isEmpty()) {
            return new Outcome.Refused(
                    List.of(Refusal.of(RefusalCode.REASON_REQUIRED, "Leaving HALTED takes a reason")));
        }
        var trading = new Settings.Trading(command.state(), reason);
        committer
                .begin(now)
                .change(new Change.SettingSaved(Settings.TRADING, Settings.write(trading)))
                .journal(
                        JournalType.TRADING_STATE_CHANGED,
                        "trading",
                        Payload.of("from", state.trading.state())
                                .and("to", command.state())
                                .and("reason", reason))
                .commit();
        state.trading = trading;
        return new Outcome.Done("Trading is " + command.state().label(), committer.sequence());
    }
}
