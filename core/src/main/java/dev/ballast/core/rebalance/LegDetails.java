package dev.ballast.core.rebalance;

import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.RefusedException;
import java.math.BigDecimal;
import java.util.List;

/// Works out cost, slices and lots of legs whose quantity is settled, also after the trader resized them.
final class LegDetails {

    private LegDetails() {}

    /// How much an instrument trades and moves, by the request's basis.
    ///
    /// @param rate quote currency in the book's currency
    static Wish.Depth depth(PlanRequest request, InstrumentId id, double rate) {
        RiskBasis basis = request.risk().basis();
        TradePolicy trade = request.policy().trade();
        return new Wish.Depth(
                basis.dailyVolume(id).map(volume -> volume * rate).orElse(Double.NaN),
                basis.deviation(id).orElse(Double.NaN),
                request.risk().policy().liquidity().impactCoefficient(),
                trade.sliceOfDay(),
                trade.mostSlices());
    }

    /// The leg at the request's prices with its detail; without one where instrument or price are not known.
    static Leg detailed(Leg leg, PlanRequest request) {
        Instrument instrument = request.market().instruments().get(leg.instrument());
        Quote quote = request.market().quotes().get(leg.instrument());
        if (instrument == null || quote == null) {
            return leg;
        }
        BigDecimal rate = request.market().rates().rate(leg.instrument().quote());
        var wish = new Wish(
                instrument,
                quote,
                request.market().freshness().judge(quote, request.market().now()),
                rate,
                request.feeRate(),
                leg.side(),
                leg.quantity(),
                leg.reason(),
                leg.priority(),
                leg.confidence(),
                depth(request, leg.instrument(), rate.doubleValue()));
        return leg.with(wish.detail(leg.quantity(), lots(wish, leg.quantity(), leg.lots(), request)));
    }

    /// The lots that a sale would consume, the chosen ones first, the others by the book's method; none where the book
    /// no longer holds enough.
    static List<LotUse> lots(Wish wish, BigDecimal quantity, List<EntryId> chosen, PlanRequest request) {
        if (wish.side() == Side.BUY) {
            return List.of();
        }
        var sale = new Fill(
                EntryId.of("planned"),
                wish.instrument().id(),
                Side.SELL,
                quantity,
                wish.price(),
                Fees.of(quantity, wish.price(), wish.feeRate()),
                wish.rate(),
                request.market().now(),
                FillSource.PAPER,
                null,
                null,
                chosen);
        try {
            Book book = request.book();
            return book.lotsConsumedBy(sale).stream()
                    .map(part -> new LotUse(part.lot(), part.acquired(), part.quantity(), part.cost(), part.realised()))
                    .toList();
        } catch (RefusedException tooMuch) {
            return List.of();
        }
    }
}
