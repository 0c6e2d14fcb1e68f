package dev.ballast.core.rebalance;

import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Lot;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes a plan of legs that are given: those that the trader switched and resized (REB-8).
///
/// A pure function of request and legs, so that a stored edit can be recomputed. Prices, values, fees, cost and
/// figures follow from the request's market; quantities and switches are the trader's.
public final class PlanRevision {

    private PlanRevision() {}

    /// `legs` after `edits`, as they are; `RefusedException` names a leg that is not there, or a quantity that is not
    /// a multiple of the step.
    public static List<Leg> edited(List<Leg> legs, List<LegEdit> edits, PlanRequest request) {
        var changed = new ArrayList<>(legs);
        for (LegEdit edit : edits) {
            int index = index(changed, edit.leg());
            Leg leg = changed.get(index);
            changed.set(
                    index,
                    switch (edit) {
                        case LegEdit.SwitchedOff off -> leg.switchedOff();
                        case LegEdit.SwitchedOn on -> leg.switchedOn();
                        case LegEdit.Resized(int number, BigDecimal quantity) -> resized(leg, quantity, request);
                        case LegEdit.LotsChosen(int number, List<EntryId> lots) -> choosing(leg, lots, request);
                    });
        }
        return List.copyOf(changed);
    }

    /// The plan of these legs at the request's prices: sales and purchases in their order, only the enabled ones
    /// traded. `RefusedException` where a price is missing, or they do not fit the book: more is sold than is held,
    /// or spent than there is, fees included.
    public static Plan of(PlanRequest request, List<Leg> legs, List<String> skipped) {
        List<Leg> priced = legs.stream()
                .map(leg -> LegDetails.detailed(priced(leg, request), request))
                .toList();
        return Planner.assembled(request, priced, skipped, lotsGone(priced, request));
    }

    private static int index(List<Leg> legs, int number) {
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).number() == number) {
                return i;
            }
        }
        throw new RefusedException(Refusal.of(RefusalCode.UNKNOWN_LEG, "There is no leg " + number)
                .with("leg", number)
                .with("legs", legs.size()));
    }

    private static Leg resized(Leg leg, BigDecimal quantity, PlanRequest request) {
        BigDecimal step = step(leg.instrument(), request);
        if (quantity.signum() <= 0 || quantity.remainder(step).signum() != 0) {
            throw new RefusedException(Refusal.of(
                            RefusalCode.INVALID_VALUE,
                            "Quantity " + quantity.toPlainString() + " of leg " + leg.number()
                                    + " must be above 0 and a multiple of " + step.toPlainString())
                    .with("leg", leg.number())
                    .with("quantity", quantity.toPlainString())
                    .with("step", step.toPlainString()));
        }
        Leg resized = leg.resized(quantity, leg.price(), leg.value(), leg.fee());
        BigDecimal value = priced(resized, request).value();
        BigDecimal least = request.policy().minimumTrade();
        if (value.compareTo(least) < 0) {
            throw new RefusedException(Refusal.of(
                            RefusalCode.INVALID_VALUE,
                            "Leg " + leg.number() + " would be worth " + value.toPlainString()
                                    + ", less than the minimum trade of " + least.toPlainString())
                    .with("leg", leg.number())
                    .with("value", value.toPlainString())
                    .with("minimumTrade", least.toPlainString()));
        }
        return resized;
    }

    private static Leg choosing(Leg leg, List<EntryId> lots, PlanRequest request) {
        if (lots.isEmpty()) {
            return leg.choosing(lots);
        }
        boolean pooled = request.book().method() == LotMethod.AVERAGE_COST;
        if (leg.side() == Side.BUY || pooled || lots.stream().distinct().count() != lots.size()) {
            throw new RefusedException(Refusal.of(
                            RefusalCode.INVALID_VALUE,
                            pooled
                                    ? "A book at average cost has one pool and no lots to choose from"
                                    : "Leg " + leg.number() + " is a " + leg.side()
                                            + ": a sale consumes lots, each named once")
                    .with("leg", leg.number())
                    .with("lots", lots));
        }
        Set<EntryId> open = openLots(leg, request);
        for (EntryId lot : lots) {
            if (!open.contains(lot)) {
                throw new RefusedException(
                        Refusal.of(RefusalCode.UNKNOWN_LOT, "There is no open lot " + lot + " of " + leg.instrument())
                                .with("leg", leg.number())
                                .with("lot", lot)
                                .with("open", open));
            }
        }
        return leg.choosing(lots);
    }

    private static Set<EntryId> openLots(Leg leg, PlanRequest request) {
        return request.book().holding(leg.instrument()).lots().stream()
                .map(Lot::openedBy)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// What of the trader's choice the book no longer holds.
    private static List<Refusal> lotsGone(List<Leg> legs, PlanRequest request) {
        var gone = new ArrayList<Refusal>();
        for (Leg leg : legs) {
            Set<EntryId> open = openLots(leg, request);
            leg.lots().stream()
                    .filter(lot -> !open.contains(lot))
                    .forEach(lot -> gone.add(Refusal.of(
                                    RefusalCode.UNKNOWN_LOT,
                                    "Lot " + lot + " chosen for leg " + leg.number()
                                            + " is no longer held: the others come in its place")
                            .with("leg", leg.number())
                            .with("lot", lot)));
        }
        return gone;
    }

    private static BigDecimal step(InstrumentId id, PlanRequest request) {
        Instrument known = request.market().instruments().get(id);
        if (known == null) {
            throw new RefusedException(Refusal.of(RefusalCode.UNKNOWN_INSTRUMENT, "There is no instrument " + id)
                    .with("instrument", id));
        }
        return known.quantityStep();
    }

    private static Leg priced(Leg leg, PlanRequest request) {
        Quote quote = quote(leg, request);
        BigDecimal rate = request.market().rates().rate(leg.instrument().quote());
        BigDecimal price = Quote.exact(leg.side() == Side.BUY ? quote.ask() : quote.bid());
        BigDecimal value = leg.quantity().multiply(price).multiply(rate);
        BigDecimal fee = Fees.of(leg.quantity(), price, request.feeRate()).multiply(rate);
        return leg.resized(leg.quantity(), price, value, fee);
    }

    private static Quote quote(Leg leg, PlanRequest request) {
        Quote quote = request.market().quotes().get(leg.instrument());
        if (quote == null) {
            throw new RefusedException(Refusal.of(RefusalCode.MISSING_PRICE, leg.instrument() + " has no price")
                    .with("instrument", leg.instrument()));
        }
        if (quote.isCrossed()) {
            throw new RefusedException(Refusal.of(
                            RefusalCode.CROSSED_QUOTE,
                            "Bid " + quote.bid() + " of " + leg.instrument() + " is above its ask " + quote.ask())
                    .with("instrument", leg.instrument())
                    .with("bid", quote.bid())
                    .with("ask", quote.ask()));
        }
        return quote;
    }
}
