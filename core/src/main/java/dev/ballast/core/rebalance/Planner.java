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
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drifts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plans the trades that answer fired triggers (REB-6). A pure function: the same request gives the same plan.
public final class Planner {

    private static final Set<RefusalCode> DOUBTS =
            EnumSet.of(RefusalCode.NO_VOLUME, RefusalCode.NO_HISTORY, RefusalCode.NO_SPREAD, RefusalCode.STALE_PRICE);

    private Planner() {}

    /// A plan with at least one leg, or one sentence that says why there is none and names the instrument.
    ///
    /// As [#draft], where the reasons are wanted as words alone.
    public static Result<Plan> plan(PlanRequest request) {
        return switch (draft(request)) {
            case Draft.Planned(Plan plan) -> Result.of(plan);
            case Draft.Declined declined -> Result.missing(declined.message());
        };
    }

    /// A plan with at least one leg, or every reason why there is none, with code and values.
    ///
    /// Every held position needs a price, since every weight hangs on it; every leg needs a price that is not
    /// crossed. Old prices are planned on, with less confidence and a finding: approval is where they are refused.
    public static Draft draft(PlanRequest request) {
        Valuation valuation = request.market().value(request.book());
        List<Refusal> obstacles =
                new ArrayList<>(obstacle(request, valuation).stream().toList());
        if (!obstacles.isEmpty()) {
            return new Draft.Declined(obstacles);
        }
        BookRisk book = BookRisk.of(request.risk().basis(), valuation);
        var list = new WishList(request, valuation, book);
        List<Wish> wishes = list.all(obstacles);
        if (!obstacles.isEmpty()) {
            return new Draft.Declined(obstacles);
        }
        var sizing = new LegSizing(request);
        sizing.size(wishes);
        var findings = new ArrayList<>(list.restricted());
        findings.addAll(sizing.findings());
        if (!sizing.legs().isEmpty()) {
            List<String> skipped = findings.stream()
                    .filter(Planner::isLeftOut)
                    .map(Refusal::message)
                    .toList();
            return new Draft.Planned(assembled(request, sizing.legs(), skipped, findings));
        }
        return new Draft.Declined(
                findings.isEmpty()
                        ? List.of(Refusal.of(
                                        RefusalCode.NOTHING_TO_DO,
                                        "no weight is further from its target than the leg threshold")
                                .with("legThreshold", request.policy().legThreshold()))
                        : findings);
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

    private static Optional<Refusal> obstacle(PlanRequest request, Valuation valuation) {
        if (request.readings().isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.NOTHING_TO_DO, "no trigger fired"));
        }
        if (!(valuation.equity() > 0)) {
            return Optional.of(
                    Refusal.of(RefusalCode.NOTHING_TO_DO, "the book is empty").with("equity", valuation.equity()));
        }
        return valuation.positions().stream()
                .filter(position -> position.freshness() == Freshness.MISSING)
                .map(Position::instrument)
                .findFirst()
                .map(id -> Refusal.of(RefusalCode.MISSING_PRICE, id + " has no price")
                        .with("instrument", id));
    }

    /// The plan of legs whose quantities are settled, the enabled ones traded; cost, figures, benefit and curve are
    /// those
    /// of the request's moment. `RefusedException` where they do not fit the book.
    static Plan assembled(PlanRequest request, List<Leg> legs, List<String> skipped, List<Refusal> findings) {
        Valuation valuation = request.market().value(request.book());
        Valuation after = request.market().value(fold(request, legs));
        List<Leg> enabled = legs.stream().filter(Leg::enabled).toList();
        CostEstimate cost =
                enabled.stream().map(leg -> leg.detail().cost()).reduce(CostEstimate.NONE, CostEstimate::plus);
        BookRisk book = BookRisk.of(request.risk().basis(), valuation);
        PortfolioFigures before = Figures.of(valuation, request.targets(), request.risk());
        Benefit benefit = Benefits.of(
                book,
                valuation.equity(),
                BookRisk.of(request.risk().basis(), after),
                after.equity(),
                request.targets(),
                Benefits.basis(request.readings()),
                request,
                cost.total());
        return new Plan(
                request.readings(),
                request.targets().method(),
                legs,
                skipped,
                cost,
                before,
                Figures.of(after, request.targets(), request.risk()),
                Drifts.of(after, request.targets().weights(), request.policy().deviationTrigger()),
                benefit,
                new LegCurve(request, benefit, valuation.equity(), book, before.weights()).of(enabled),
                findings,
                request.targets().multipliers());
    }

    /// Whether a finding took a trade away or made it smaller; the others are doubts about a figure.
    private static boolean isLeftOut(Refusal finding) {
        return !DOUBTS.contains(finding.code());
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
                null,
                leg.lots());
    }
}
