package dev.ballast.core.engine;

import dev.ballast.core.portfolio.Book;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import java.time.Instant;

/// Ends unanswered proposals when what they were made from is no longer so.
final class BookWatch {

    private final DeskState state;
    private final Approvals approvals;
    private final InputsDesk inputs;
    private Book reviewed;
    private boolean resumed;

    BookWatch(DeskState state, Approvals approvals, InputsDesk inputs) {
        this.state = state;
        this.approvals = approvals;
        this.inputs = inputs;
        this.reviewed = state.book;
    }

    /// Ends every unanswered proposal: what it was made from is no longer so.
    void groundChanged(String why, Instant now) {
        for (Proposal proposal : state.openProposals()) {
            if (proposal.state() == ProposalState.PROPOSED) {
                approvals.replaced(proposal, why, now);
            }
        }
    }

    /// Ends what was made for a book that is no longer so.
    void notice(Instant now) {
        if (!resumed) {
            // A kill between a fill and this notice leaves proposals that were made for the book before it.
            resumed = true;
            state.openProposals().stream()
                    .filter(proposal -> proposal.state() == ProposalState.PROPOSED)
                    .filter(proposal -> inputs.of(proposal)
                            .filter(request -> !sameHoldings(request.book()))
                            .isPresent())
                    .forEach(proposal -> approvals.replaced(proposal, "the book changed", now));
        }
        if (state.book != reviewed) {
            reviewed = state.book;
            groundChanged("the book changed", now);
        }
    }

    private boolean sameHoldings(Book other) {
        return other.cash().compareTo(state.book.cash()) == 0
                && other.openHoldings().size() == state.book.openHoldings().size()
                && other.openHoldings().stream()
                        .allMatch(holding -> holding.quantity()
                                        .compareTo(state.book
                                                .holding(holding.instrument())
                                                .quantity())
                                == 0);
    }
}
