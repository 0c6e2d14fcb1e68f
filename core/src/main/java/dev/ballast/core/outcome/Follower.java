package dev.ballast.core.outcome;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.TraderEdit;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.regime.RegimeSpell;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows one decision: the real book beside the book had it been the other one. Pure; O(entries + days · holdings).
final class Follower {

    private final OutcomeRequest request;
    private final OwnFills fills;
    private final PastPrices past;
    private final Map<InstrumentId, Double> latest = new HashMap<>();

    Follower(OutcomeRequest request) {
        this.request = request;
        this.fills = new OwnFills(request.ledger());
        this.past = new PastPrices(request.histories(), request.rates());
        latest.putAll(past.at(request.now()));
        request.prices().forEach((instrument, price) -> {
            if (request.rates().knows(instrument.quote())) {
                latest.put(
                        instrument,
                        price * request.rates().rate(instrument.quote()).doubleValue());
            }
        });
    }

    /// The decision of a proposal, if one was made and is not still under way.
    static Optional<Verdict> verdict(Proposal proposal) {
        return switch (proposal.state()) {
            case EXECUTED, PARTIAL -> Optional.of(proposal.edit() == null ? Verdict.EXECUTED : Verdict.EDITED);
            case REJECTED -> Optional.of(Verdict.REJECTED);
            case EXPIRED -> Optional.of(Verdict.EXPIRED);
            case FAILED -> Optional.of(Verdict.FAILED);
            case PROPOSED, APPROVED, EXECUTING, SUPERSEDED -> Optional.empty();
        };
    }

    DecisionOutcome follow(Proposal proposal, Verdict verdict) {
        List<Fill> own = fills.of(proposal);
        Instant decided = decidedAt(proposal, own);
        var base = new ShadowBook();
        int next = 0;
        List<LedgerEntry> ledger = request.ledger();
        while (next < ledger.size() && !ledger.get(next).time().isAfter(decided) && !own.contains(ledger.get(next))) {
            base.apply(ledger.get(next));
            next++;
        }
        Map<InstrumentId, Double> then = new HashMap<>(past.at(decided));
        ShadowBook real = base.copy();
        ShadowBook shadow = base.copy();
        List<Leg> proposed = proposed(proposal);
        for (Leg leg : proposed) {
            double value = leg.value().doubleValue();
            then.put(leg.instrument(), value / leg.quantity().doubleValue());
        }
        double equityThen = base.value(then);
        if (verdict != Verdict.EXECUTED) {
            proposed.forEach(leg -> shadow.trade(
                    leg.instrument(),
                    leg.side(),
                    leg.quantity().doubleValue(),
                    leg.value().doubleValue(),
                    leg.fee().doubleValue()));
        }
        var path = new ArrayList<OutcomePoint>();
        path.add(new OutcomePoint(decided, equityThen, shadow.value(then), 0));
        for (Instant time : times(decided)) {
            double flows = 0;
            while (next < ledger.size() && ledger.get(next).time().isBefore(time)) {
                flows += apply(ledger.get(next), own, real, shadow);
                next++;
            }
            Map<InstrumentId, Double> prices = time.equals(request.now()) ? latest : past.at(time);
            path.add(new OutcomePoint(time, real.value(prices), shadow.value(prices), flows));
        }
        return outcome(proposal, verdict, decided, own, path, shadow.clipped());
    }

    private static double apply(LedgerEntry entry, List<Fill> own, ShadowBook real, ShadowBook shadow) {
        real.apply(entry);
        if (entry instanceof Fill fill && own.contains(fill)) {
            return 0;
        }
        shadow.apply(entry);
        return entry instanceof CashFlow flow ? flow.cashEffect().doubleValue() : 0;
    }

    private DecisionOutcome outcome(
            Proposal proposal, Verdict verdict, Instant decided, List<Fill> own, List<OutcomePoint> path, int clipped) {
        Optional<Decision> decision = Optional.ofNullable(proposal.decision());
        OutcomePoint now = path.getLast();
        return new DecisionOutcome(
                proposal.id(),
                verdict,
                proposal.triggers().stream()
                        .map(TriggerReading::kind)
                        .distinct()
                        .sorted()
                        .toList(),
                proposal.method(),
                regime(proposal.raisedAt()),
                decision.flatMap(made -> Optional.ofNullable(made.reject())),
                decision.map(Decision::note).orElse(""),
                proposal.raisedAt(),
                decided,
                proposed(proposal).stream()
                        .mapToDouble(leg -> leg.value().doubleValue())
                        .sum(),
                proposal.cost().total(),
                RealisedCost.of(proposal, own),
                now.real() - now.shadow(),
                now.real() - now.shadow(),
                path.getFirst().real(),
                PathFigures.of(path, OutcomePoint::real, request.periodsPerYear()),
                PathFigures.of(path, OutcomePoint::shadow, request.periodsPerYear()),
                path,
                clipped);
    }

    /// The engine's own legs, also where the trader edited them.
    private static List<Leg> proposed(Proposal proposal) {
        TraderEdit edit = proposal.edit();
        return edit == null ? proposal.legs() : edit.suggested();
    }

    private static Instant decidedAt(Proposal proposal, List<Fill> own) {
        return own.stream().map(Fill::time).min(Instant::compareTo).orElseGet(() -> Optional.ofNullable(
                        proposal.decision())
                .map(Decision::time)
                .orElse(proposal.raisedAt()));
    }

    /// Midnights after the decision, then now.
    private List<Instant> times(Instant decided) {
        var times = new ArrayList<Instant>();
        Instant midnight = decided.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();
        while (midnight.isBefore(request.now())) {
            times.add(midnight);
            midnight = midnight.plus(1, ChronoUnit.DAYS);
        }
        if (request.now().isAfter(decided)) {
            times.add(request.now());
        }
        return times;
    }

    private Optional<MarketRegime> regime(Instant time) {
        return request.spells().stream()
                .filter(spell -> !spell.from().isAfter(time))
                .reduce((earlier, later) -> later)
                .map(RegimeSpell::regime);
    }
}
