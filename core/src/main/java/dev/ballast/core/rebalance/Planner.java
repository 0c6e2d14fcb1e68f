package dev.ballast.core.rebalance;

import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drifts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Plans the trades that answer fired triggers (REB-6). A pure function: the same request gives the same plan.
public final class Planner {

    private Planner() {}

    /// A plan with at least one leg, or one sentence that says why there is none and names the instrument.
    ///
    /// Every held position needs a price, since every weight hangs on it; every leg needs a price that is not
    /// crossed. Old prices are planned on, with less confidence: approval is where they are refused.
    public static Result<Plan> plan(PlanRequest request) {
        Valuation valuation = request.market().value(request.book());
        Optional<String> obstacle = obstacle(request, valuation);
        if (obstacle.isPresent()) {
            return Result.missing(obstacle.get());
        }
        return switch (new WishList(request, valuation).all()) {
            case Result.Missing<List<Wish>>(String reason) -> Result.missing(reason);
            case Result.Known<List<Wish>>(List<Wish> wishes) -> plan(request, valuation, wishes);
        };
    }

    /// Figures of the book after the enabled ones of `legs`, at their prices and fees, others as they are in `request`.
    ///
    /// Missing where they do not fit the book, such as purchases whose sales were switched off.
    public static Result<PortfolioFigures> after(PlanRequest request, List<Leg> legs) {
        try {
            Valuation valuation = request.market().value(fold(request, legs));
            return Result.of(Figures.of(valuation, request.targets(), request.risk()));
        } catch (RefusedException refused) {
            return Result.missing(refused.refusal().message());
        }
    }

    private static Optional<String> obstacle(PlanRequest request, Valuation valuation) {
        if (request.readings().isEmpty()) {
            return Optional.of("No plan: no trigger fired.");
        }
        if (!(valuation.equity() > 0)) {
            return Optional.of("No plan: the book is empty.");
        }
        return valuation.positions().stream()
                .filter(position -> position.freshness() == Freshness.MISSING)
                .map(Position::instrument)
                .findFirst()
                .map(id -> "No plan: " + id + " has no price.");
    }

    private static Result<Plan> plan(PlanRequest request, Valuation valuation, List<Wish> wishes) {
        var sizing = new LegSizing(request.book(), request.policy().minimumTrade());
        sizing.size(wishes);
        if (sizing.legs().isEmpty()) {
            String why = sizing.skipped().isEmpty()
                    ? "no weight is further from its target than the leg threshold"
                    : String.join("; ", sizing.skipped());
            return Result.missing("No plan: " + why + ".");
        }
        Valuation after = request.market().value(fold(request, sizing.legs()));
        return Result.of(new Plan(
                request.readings(),
                request.targets().method(),
                sizing.legs(),
                sizing.skipped(),
                sizing.cost(),
                Figures.of(valuation, request.targets(), request.risk()),
                Figures.of(after, request.targets(), request.risk()),
                Drifts.of(after, request.targets().weights(), request.policy().deviationTrigger())));
    }

    private static Book fold(PlanRequest request, List<Leg> legs) {
        Book book = request.book();
        for (Leg leg : legs) {
            book = leg.enabled() ? book.plus(fill(request, leg)) : book;
        }
        return book;
    }

    /// The fill that a leg expects. Its fee was rounded in quote currency, so that the division is exact at par.
    private static Fill fill(PlanRequest request, Leg leg) {
        InstrumentId id = leg.instrument();
        BigDecimal rate = request.market().rates().rate(id.quote());
        return new Fill(
                EntryId.of("planned/" + leg.number()),
                id,
                leg.side(),
                leg.quantity(),
                leg.price(),
                Fees.of(leg.quantity(), leg.price(), request.feeRate()),
                rate,
                request.market().now(),
                FillSource.PAPER,
                null,
                null);
    }
}
