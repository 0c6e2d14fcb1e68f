package dev.ballast.core.engine;

import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.rebalance.PlanRequest;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.rebalance.Urgency;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Proposals that the trader asks for: towards the targets, or of weights of the trader's own choice.
final class AskingDesk {

    /// Symbols that a card's reason names before it counts the rest.
    private static final int NAMED = 6;

    private final DeskState state;
    private final Committer committer;
    private final Analyst analyst;
    private final Approvals approvals;
    private final BookWatch books;
    private final Raiser raiser;

    AskingDesk(
            DeskState state,
            Committer committer,
            Analyst analyst,
            Approvals approvals,
            BookWatch books,
            Raiser raiser) {
        this.state = state;
        this.committer = committer;
        this.analyst = analyst;
        this.approvals = approvals;
        this.books = books;
        this.raiser = raiser;
    }

    /// A proposal towards the targets now, because the trader asks for it.
    Outcome propose(Instant now) {
        analyst.refresh(now);
        books.notice(now);
        if (state.ordersAreOut()) {
            return new Outcome.Refused(
                    List.of(Refusal.of(RefusalCode.ORDERS_OUT, "Orders are being executed: the book is moving")));
        }
        if (analyst.targets() instanceof Result.Missing<Targets>(String reason)) {
            return new Outcome.Refused(List.of(Refusal.of(RefusalCode.INFEASIBLE_TARGET, reason)));
        }
        var asked = new TriggerReading(
                TriggerKind.ON_DEMAND,
                TriggerReading.PORTFOLIO,
                0,
                0,
                true,
                Urgency.LOW,
                "The trader asked for a proposal towards the targets");
        state.open(TriggerKind.ON_DEMAND).ifPresent(old -> approvals.askedAgain(old, now));
        return told(raiser.raise(raiser.request(analyst.market(now), raiser.targets(), List.of(asked)), now));
    }

    /// A proposal of weights that the trader chose; the standing targets stay as they are.
    Outcome propose(Command.ProposeWeights chosen, Instant now) {
        analyst.refresh(now);
        books.notice(now);
        if (state.ordersAreOut()) {
            return new Outcome.Refused(
                    List.of(Refusal.of(RefusalCode.ORDERS_OUT, "Orders are being executed: the book is moving")));
        }
        var asked = new TriggerReading(
                TriggerKind.CHOSEN_WEIGHTS,
                TriggerReading.PORTFOLIO,
                0,
                0,
                true,
                Urgency.LOW,
                "The trader asked for the weights of " + chosen.method() + barred("not bought", chosen.doNotBuy())
                        + barred("not sold", chosen.doNotSell()));
        MarketView market = analyst.market(now);
        Targets targets = Targets.around(chosen.weights(), market.value(state.book));
        PlanRequest request =
                raiser.request(market, targets, List.of(asked)).barring(chosen.doNotBuy(), chosen.doNotSell());
        state.open(TriggerKind.CHOSEN_WEIGHTS).ifPresent(old -> approvals.askedAgain(old, now));
        return told(raiser.raise(request, now));
    }

    /// `; not bought: SOL-USD (tax year)`, by symbol; empty where nothing is.
    private static String barred(String what, Map<String, String> reasons) {
        List<String> named = new TreeMap<>(reasons)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .toList();
        return named.isEmpty()
                ? ""
                : "; " + what + ": " + String.join(", ", named.subList(0, Math.min(NAMED, named.size())))
                        + (named.size() > NAMED ? " and " + (named.size() - NAMED) + " more" : "");
    }

    private Outcome told(Raising raising) {
        return switch (raising) {
            case Raising.Raised(Proposal proposal) -> new Outcome.Done("Raised " + proposal.id(), committer.sequence());
            case Raising.Declined(List<Refusal> reasons) -> new Outcome.Refused(reasons);
        };
    }
}
