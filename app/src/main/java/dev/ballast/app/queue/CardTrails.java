package dev.ballast.app.queue;

import dev.ballast.core.market.Quote;
import dev.ballast.core.rebalance.Benefit;
import dev.ballast.core.rebalance.CostEstimate;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.LimitFigure;
import dev.ballast.core.rebalance.Validity;
import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import dev.ballast.core.risk.Drift;
import dev.ballast.core.stress.AssetLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Trails of the figures on a card, down to legs, weights and quotes (UI-9). Pure.
final class CardTrails {

    private static final String CURRENCY = "USD";
    private static final String LEGS_FOLDED =
            "The enabled legs are booked one after the other at their prices and fees; the book that results is"
                    + " valued at the middle of bid and ask.";

    private CardTrails() {}

    /// What the enabled legs cost.
    static Explanation cost(ProposalCard card) {
        CostEstimate cost = card.figures().cost();
        return new Explanation(
                "Expected cost",
                amount(cost.total()),
                "cost = commission + half spread + impact",
                "Sum over the enabled legs, in " + CURRENCY + "; " + when(card),
                "Impact: square-root law, Almgren et al. (2005)",
                () -> List.of(
                        Input.of("Commission", amount(cost.commission())),
                        Input.of("Half spread", amount(cost.spread())),
                        Input.of("Impact", amount(cost.impact())),
                        legs(card),
                        quotes(card)));
    }

    /// What trading is expected to gain beside doing nothing.
    static Explanation benefit(ProposalCard card) {
        Benefit benefit = card.figures().benefit();
        String loss = benefit.basis() == Benefit.Basis.VARIANCE ? "γ/2 · w'Σw" : "γ/2 · (w − w*)'Σ(w − w*)";
        return new Explanation(
                "Net benefit",
                benefit.reason().isEmpty() ? amount(benefit.net()) : words(benefit.reason()),
                "net = loss if nothing − loss after the legs − cost; loss = " + loss + " · horizon · equity",
                "Expected, in " + CURRENCY + ", over " + Math.round(benefit.horizonDays())
                        + " days; doing nothing scores 0",
                "Sun, Fan, Chen, Schouwenaars and Albota (2006), equation 5",
                () -> List.of(
                        Input.of("Loss of utility if nothing is traded", amount(benefit.lossIfNothing())),
                        Input.of("Loss of utility after the legs", amount(benefit.lossIfTraded())),
                        Input.of(cost(card)),
                        Input.of("Standard error of the gain", amount(benefit.standardError())),
                        Input.of("Days until it has paid its cost", new ExplainedValue.Plain(benefit.breakEvenDays())),
                        Input.of("P(gain > cost)", fraction(benefit.probability())),
                        Input.of("P(ahead after the horizon)", fraction(benefit.aheadProbability())),
                        weights(card)));
    }

    /// How much of a proposal is still so.
    static Explanation validity(ProposalCard card) {
        Validity validity = card.figures().validity();
        if (validity == null) {
            return new Explanation(
                    "Validity", words("not measured: " + card.figures().old()), "", "", "", List::of);
        }
        return new Explanation(
                "Validity",
                fraction(validity.share()),
                "least of: room left in the price guard, part of the net gain left, part of the triggers that hold",
                "Now against when it was made",
                "",
                () -> {
                    var inputs = new ArrayList<Input>(List.of(
                            Input.of("Largest move of a leg's price", fraction(validity.worstMove())),
                            Input.of("Leg that moved most", new ExplainedValue.Count(validity.worstLeg())),
                            Input.of("Price guard", fraction(validity.guard())),
                            Input.of("Net gain when it was made", amount(validity.netThen())),
                            Input.of("Net gain now", amount(validity.netNow()))));
                    validity.triggersGone().forEach(gone -> inputs.add(Input.of("No longer holds", words(gone))));
                    validity.reasons().forEach(reason -> inputs.add(Input.of("Against it", words(reason))));
                    inputs.add(quotes(card));
                    return inputs;
                });
    }

    /// The loss in one scenario after the legs.
    ///
    /// @param shocks what each position adds to it, where the scenario moves prices
    static Explanation stress(ProposalCard card, StressLine line, List<AssetLoss> shocks) {
        return new Explanation(
                "Loss in " + line.scenario() + " after the legs",
                Double.isNaN(line.after()) ? words(line.reason()) : fraction(line.after()),
                "loss = −Σ w·s, w the weights after the legs, s the returns of the scenario",
                "Fraction of equity, a gain is negative; assets without a measured return take that of their category,"
                        + " else the uniform one; as it was made, version "
                        + card.proposal().version(),
                "Scenario library",
                () -> {
                    var inputs = new ArrayList<Input>(List.of(
                            Input.of("Before", fraction(line.before())),
                            Input.of("Weight with an assumed shock", fraction(line.assumed()))));
                    if (!shocks.isEmpty()) {
                        inputs.add(shocks(shocks));
                    }
                    inputs.add(weights(card));
                    return inputs;
                });
    }

    private static Input shocks(List<AssetLoss> shocks) {
        return new Input.Table(
                "Shocks, at the weights after the legs",
                new ExplainedTable(
                        List.of("Symbol", "Weight", "Shock", "Taken from", "Loss"),
                        shocks.size(),
                        row -> List.of(
                                words(shocks.get(row).instrument().symbol()),
                                fraction(shocks.get(row).weight()),
                                fraction(shocks.get(row).shock()),
                                words(shocks.get(row).origin().label()),
                                fraction(shocks.get(row).loss()))));
    }

    /// A figure of the table before and after.
    static Explanation figure(ProposalCard card, FigureLine line) {
        Optional<LimitFigure> limit = card.figures().after().limits().stream()
                .filter(figure -> (figure.kind() + " " + figure.subject()).equals(line.key()))
                .findFirst();
        return new Explanation(
                line.name() + ", after the legs",
                words(line.after() + (line.hint().isEmpty() ? "" : ": " + line.hint())),
                LEGS_FOLDED,
                when(card),
                "",
                () -> {
                    var inputs = new ArrayList<Input>();
                    inputs.add(Input.of("Before", words(line.before())));
                    limit.ifPresent(figure -> {
                        inputs.add(Input.of("Limit in an ordinary market", new ExplainedValue.Plain(figure.base())));
                        inputs.add(Input.of("Factor of the regime", new ExplainedValue.Plain(figure.factor())));
                        inputs.add(Input.of("Limit now", new ExplainedValue.Plain(figure.effective())));
                    });
                    inputs.add(weights(card));
                    inputs.add(residual(card));
                    inputs.add(legs(card));
                    inputs.add(quotes(card));
                    return inputs;
                });
    }

    private static String when(ProposalCard card) {
        return card.figures().old().isEmpty()
                ? "at the present prices"
                : "as it was made, version " + card.proposal().version();
    }

    private static Input legs(ProposalCard card) {
        List<Leg> legs = card.proposal().enabledLegs();
        return new Input.Table(
                "Legs",
                new ExplainedTable(
                        List.of("Leg", "Side", "Symbol", "Quantity", "Price", "Value", "Fee"),
                        legs.size(),
                        row -> line(legs.get(row))));
    }

    private static List<ExplainedValue> line(Leg leg) {
        return List.of(
                new ExplainedValue.Count(leg.number()),
                words(leg.side().name()),
                words(leg.instrument().symbol()),
                new ExplainedValue.Plain(leg.quantity().doubleValue()),
                new ExplainedValue.Plain(leg.price().doubleValue()),
                amount(leg.value().doubleValue()),
                amount(leg.fee().doubleValue()));
    }

    private static Input quotes(ProposalCard card) {
        List<Quote> quotes = card.legs().stream()
                .flatMap(line -> Optional.ofNullable(line.quote()).stream())
                .toList();
        return new Input.Table(
                "Quotes now",
                new ExplainedTable(
                        List.of("Symbol", "Bid", "Ask", "Time", "Source"),
                        quotes.size(),
                        row -> List.of(
                                words(quotes.get(row).instrument().symbol()),
                                new ExplainedValue.Plain(quotes.get(row).bid()),
                                new ExplainedValue.Plain(quotes.get(row).ask()),
                                new ExplainedValue.Moment(quotes.get(row).time()),
                                words(quotes.get(row).source().name()))));
    }

    private static Input weights(ProposalCard card) {
        List<WeightChange> weights = WeightChange.of(card.figures());
        return new Input.Table(
                "Weights",
                new ExplainedTable(
                        List.of("Symbol", "Before", "After"),
                        weights.size(),
                        row -> List.of(
                                words(weights.get(row).name()),
                                fraction(weights.get(row).before()),
                                fraction(weights.get(row).after()))));
    }

    private static Input residual(ProposalCard card) {
        List<Drift> drifts = card.proposal().plan().residual();
        return new Input.Table(
                "Drift left",
                new ExplainedTable(
                        List.of("Symbol", "Weight", "Target", "Drift"),
                        drifts.size(),
                        row -> List.of(
                                words(drifts.get(row).instrument().symbol()),
                                fraction(drifts.get(row).weight()),
                                fraction(drifts.get(row).target()),
                                fraction(drifts.get(row).drift()))));
    }

    private static ExplainedValue amount(double value) {
        return new ExplainedValue.Amount(value, CURRENCY);
    }

    private static ExplainedValue fraction(double value) {
        return new ExplainedValue.Fraction(value);
    }

    private static ExplainedValue words(String text) {
        return new ExplainedValue.Words(text);
    }
}
