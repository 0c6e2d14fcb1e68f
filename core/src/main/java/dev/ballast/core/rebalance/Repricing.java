package dev.ballast.core.rebalance;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Decimals;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drift;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Puts many plans to the prices of one moment (REB-8): figures before and after, cost, benefit and validity, without
/// estimating anything anew.
///
/// What all plans share, the book's valuation and its past gains, is made once; a plan then takes O(k T) for its k legs
/// and O(n²) for its quadratic forms. Amounts are doubles: after-weights equal those of an exact fold of the fills to
/// 1e-9. Stress losses are not told again. For one thread.
public final class Repricing {

    private static final double ROUNDING = 1e-9;
    private static final Result<Double> NO_DAY = Result.missing("A plan has no day's change.");
    private static final Comparator<Position> BY_ID = Comparator.comparing(Position::instrument);

    private final PlanRequest request;
    private final Valuation valuation;
    private final BookRisk book;
    private final Validities validities;
    private final PortfolioFigures before;

    private Repricing(PlanRequest request, List<TriggerReading> latest) {
        this.request = request;
        this.valuation = request.market().value(request.book());
        this.book = BookRisk.of(request.risk().basis(), valuation);
        this.validities = new Validities(request.market(), latest);
        this.before = Figures.quick(valuation, Targets.NONE, request.risk(), book);
    }

    /// A moment.
    ///
    /// @param request book, prices, risk, targets in force, policy and fee; its readings are not looked at
    /// @param latest evaluation of every trigger, fired or not
    public static Repricing at(PlanRequest request, List<TriggerReading> latest) {
        return new Repricing(request, latest);
    }

    /// One plan at the present bids and asks, or why that cannot be told: a price is missing or crossed, or the legs
    /// no longer fit the book.
    ///
    /// @param guard largest move of a leg's price at which it may be approved
    public Result<Repriced> price(Plan plan, double guard) {
        var trades = new Trades();
        for (Leg leg : plan.legs()) {
            if (leg.enabled()) {
                String problem = trades.add(leg);
                if (!problem.isEmpty()) {
                    return Result.missing(problem);
                }
            }
        }
        Targets targets = targets(plan);
        Valuation after = trades.valuation();
        Benefit benefit = Benefits.of(
                book,
                valuation.equity(),
                trades.risk,
                after.equity(),
                targets,
                Benefits.basis(plan.readings()),
                request,
                trades.cost.total());
        return Result.of(new Repriced(
                Figures.aimed(before, valuation, targets, request.risk(), book),
                Figures.quick(after, targets, request.risk(), trades.risk),
                trades.cost,
                benefit,
                validities.of(plan, guard, benefit)));
    }

    /// The targets that the plan was made for; those in force for one that is too old to tell.
    private Targets targets(Plan plan) {
        var weights = new TreeMap<InstrumentId, Double>();
        for (Drift drift : plan.residual()) {
            if (drift.target() > 0) {
                weights.put(drift.instrument(), drift.target());
            }
        }
        return plan.residual().isEmpty() ? request.targets() : new Targets(plan.method(), weights);
    }

    /// The book after some legs, as they are added.
    private final class Trades {

        private final TreeMap<InstrumentId, BigDecimal> quantities = new TreeMap<>();
        private final BookRisk risk = book.copy();
        private double cash = valuation.cash().doubleValue();
        private CostEstimate cost = CostEstimate.NONE;

        /// Why the leg does not fit; empty where it does.
        String add(Leg leg) {
            InstrumentId id = leg.instrument();
            Quote quote = request.market().quotes().get(id);
            if (quote == null) {
                return id + " has no price";
            }
            if (quote.isCrossed()) {
                return "Bid " + quote.bid() + " of " + id + " is above its ask " + quote.ask();
            }
            if (!request.market().rates().knows(id.quote())) {
                return "No rate of " + id.quote() + " is known";
            }
            double rate = request.market().rates().rate(id.quote()).doubleValue();
            double quantity = leg.quantity().doubleValue();
            boolean buy = leg.side() == Side.BUY;
            double price = buy ? quote.ask() : quote.bid();
            double value = quantity * price * rate;
            double fee = rate
                    * Fees.of(leg.quantity(), Quote.exact(price), request.feeRate())
                            .doubleValue();
            cash += (buy ? -value : value) - fee;
            if (cash < -ROUNDING * Math.max(1, valuation.equity())) {
                return "Leg " + leg.number() + " needs " + money(-cash) + " more cash than there is";
            }
            BigDecimal signed = buy ? leg.quantity() : leg.quantity().negate();
            BigDecimal held =
                    quantities.getOrDefault(id, request.book().holding(id).quantity());
            BigDecimal left = held.add(signed);
            if (left.signum() < 0) {
                return "Leg " + leg.number() + " sells more " + id + " than the "
                        + held.stripTrailingZeros().toPlainString() + " held";
            }
            quantities.put(id, left);
            risk.trade(id, leg.side().sign() * quantity * quote.mid() * rate);
            cost = cost.plus(new CostEstimate(
                    fee, 0.5 * (quote.ask() - quote.bid()) * quantity * rate, impact(id, value, rate)));
            return "";
        }

        private double impact(InstrumentId id, double value, double rate) {
            RiskBasis basis = request.risk().basis();
            double volume = basis.dailyVolume(id).orElse(Double.NaN) * rate;
            double fraction = request.risk().policy().liquidity().impactCoefficient()
                    * basis.deviation(id).orElse(Double.NaN)
                    * Math.sqrt(value / volume);
            return Double.isNaN(fraction) ? 0 : Math.min(1, fraction) * value;
        }

        Valuation valuation() {
            var values = new ArrayList<Position>();
            double invested = 0;
            for (Position position : valuation.positions()) {
                BigDecimal quantity = quantities.remove(position.instrument());
                if (quantity == null) {
                    values.add(position);
                    invested += position.value();
                } else if (quantity.signum() > 0) {
                    Position moved = valued(position.instrument(), position.category(), quantity);
                    values.add(moved);
                    invested += moved.value();
                }
            }
            for (var entry : quantities.entrySet()) {
                if (entry.getValue().signum() > 0) {
                    Instrument instrument = request.market().instruments().get(entry.getKey());
                    Position bought = valued(
                            entry.getKey(),
                            instrument == null ? Category.OTHER : instrument.category(),
                            entry.getValue());
                    values.add(bought);
                    invested += bought.value();
                }
            }
            values.sort(BY_ID);
            double equity = cash + invested;
            return new Valuation(
                    BigDecimal.valueOf(cash),
                    values.stream().map(position -> weighed(position, equity)).toList(),
                    equity,
                    invested,
                    NO_DAY,
                    0,
                    0);
        }

        private Position valued(InstrumentId id, Category category, BigDecimal quantity) {
            Quote quote = request.market().quotes().get(id);
            double price = quote == null ? 0 : quote.mid();
            double rate = request.market().rates().rate(id.quote()).doubleValue();
            Freshness freshness = quote == null
                    ? Freshness.MISSING
                    : request.market().freshness().judge(quote, request.market().now());
            double value = quantity.doubleValue() * price * rate;
            return new Position(id, category, quantity, BigDecimal.ZERO, quote, freshness, value, 0, 0, 0, NO_DAY);
        }

        private Position weighed(Position position, double equity) {
            return new Position(
                    position.instrument(),
                    position.category(),
                    position.quantity(),
                    position.averageCost(),
                    position.quote(),
                    position.freshness(),
                    position.value(),
                    equity > 0 ? position.value() / equity : 0,
                    position.unrealised(),
                    position.realised(),
                    position.dayChange());
        }
    }

    private static String money(double amount) {
        return Decimals.of(amount, 2);
    }
}
