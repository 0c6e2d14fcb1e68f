package dev.ballast.app.optimizer;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.method.CovarianceMethod;
import dev.ballast.core.optimization.method.MeanMethod;
import dev.ballast.core.optimization.method.MethodInput;
import dev.ballast.core.optimization.method.MethodSettings;
import dev.ballast.core.optimization.method.PortfolioFigures;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.CovarianceEstimate;
import dev.ballast.core.statistics.MeanEstimate;
import dev.ballast.core.statistics.Returns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/// What the room optimises over: the part of the book that has a history, and what that history says. Immutable.
///
/// Weights are fractions of equity. Cash, and holdings without enough history, stay as they are: the weights of all
/// others sum to what they sum to now.
///
/// @param asOf time of the snapshot
/// @param instruments in the order of the weights
/// @param categories of the instruments, in the same order
/// @param input returns, covariance, expected returns, current weights; limits are the room's
/// @param targets weights aimed at now, in the same order; empty where there are none
/// @param cash fraction of equity in cash now
/// @param kept weights of holdings that are left out
/// @param excluded why each is left out
/// @param conventions how the estimates were made, for the screen
public record OptimizerBasis(
        Instant asOf,
        List<InstrumentId> instruments,
        List<Category> categories,
        MethodInput input,
        List<Double> targets,
        double cash,
        SortedMap<InstrumentId, Double> kept,
        SortedMap<InstrumentId, String> excluded,
        String conventions) {

    /// Daily returns below which an instrument is left out instead of shortening the sample of all others.
    private static final int FEWEST = 30;

    private static final int LOOKBACK = 365;
    private static final int ALL_YEAR = 365;

    /// Estimates from the snapshot's stored days; missing where there is nothing to optimise, with what to do.
    public static Result<OptimizerBasis> of(Snapshot snapshot, CovarianceMethod covariance) {
        var held = new TreeMap<InstrumentId, Double>();
        for (Position position : snapshot.valuation().positions()) {
            if (position.weight() > 0) {
                held.put(position.instrument(), position.weight());
            }
        }
        var wanted = new TreeMap<InstrumentId, Double>(held);
        if (snapshot.targets() instanceof Result.Known<Targets>(Targets targets)) {
            targets.weights().forEach((id, weight) -> {
                if (weight > 0) {
                    wanted.putIfAbsent(id, 0.0);
                }
            });
        }
        int common = wanted.keySet().stream()
                .mapToInt(id -> days(snapshot.estimable(), id))
                .filter(days -> days >= FEWEST)
                .min()
                .orElse(0);
        if (common == 0) {
            return Result.missing("No holding has " + FEWEST + " daily returns yet. Import a price history.");
        }
        return AlignedPrices.of(wanted.keySet(), snapshot.estimable(), Math.min(LOOKBACK, common))
                .flatMap(prices -> of(snapshot, prices, held, covariance));
    }

    private static int days(Map<InstrumentId, PriceHistory> history, InstrumentId id) {
        PriceHistory bars = history.get(id);
        return bars == null ? 0 : bars.bars().size() - 1;
    }

    private static Result<OptimizerBasis> of(
            Snapshot snapshot,
            AlignedPrices prices,
            SortedMap<InstrumentId, Double> held,
            CovarianceMethod covariance) {
        List<InstrumentId> instruments = prices.instruments();
        double[] current = instruments.stream()
                .mapToDouble(id -> held.getOrDefault(id, 0.0))
                .toArray();
        double invested = 0;
        for (double weight : current) {
            invested += weight;
        }
        if (!(invested > 0)) {
            return Result.missing("No holding has enough daily history to optimise.");
        }
        var kept = new TreeMap<>(held);
        instruments.forEach(kept::remove);
        int periods = snapshot.risk() instanceof Result.Known<RiskReport>(RiskReport report)
                ? report.settings().periodsPerYear()
                : ALL_YEAR;
        MethodSettings settings = MethodSettings.DEFAULT
                .withPeriodsPerYear(periods)
                .withCostRate(snapshot.policy().execution().feeRate().doubleValue());
        DMatrixRMaj returns = Returns.simple(prices);
        CovarianceEstimate risk = covariance.estimate(returns);
        MeanEstimate means = MeanMethod.ARITHMETIC.estimate(returns, periods);
        Constraints budget = Constraints.longOnly(
                        instruments.stream().map(InstrumentId::symbol).toList())
                .withBudget(invested);
        var categories = new ArrayList<Category>();
        var aims = new ArrayList<Double>();
        for (InstrumentId id : instruments) {
            Instrument known = snapshot.instruments().get(id);
            categories.add(known == null ? Category.OTHER : known.category());
            if (snapshot.targets() instanceof Result.Known<Targets>(Targets targets)) {
                aims.add(targets.weight(id));
            }
        }
        MethodInput input =
                MethodInput.of(returns, risk, means.values(), budget, settings).withHeld(current);
        return Result.of(new OptimizerBasis(
                snapshot.asOf(),
                instruments,
                List.copyOf(categories),
                aimed(input, current),
                List.copyOf(aims),
                snapshot.valuation().cashWeight(),
                kept,
                snapshot.leftOut(prices.excluded(), kept.keySet()),
                prices.observations() + " daily returns" + shortest(snapshot, prices) + " · covariance: "
                        + risk.convention() + " · expected: " + means.convention() + leftOut(snapshot, instruments)));
    }

    /// Of which assets some bars are not used, and why.
    private static String leftOut(Snapshot snapshot, List<InstrumentId> instruments) {
        var sentences = new StringBuilder();
        snapshot.market().leftOut().forEach((id, sentence) -> {
            if (instruments.contains(id)) {
                sentences.append(" · ").append(id).append(": ").append(sentence);
            }
        });
        return sentences.toString();
    }

    /// Whose history the sample is as short as; empty where it is long enough.
    private static String shortest(Snapshot snapshot, AlignedPrices prices) {
        return prices.observations() >= LOOKBACK
                ? ""
                : prices.instruments().stream()
                        .min(Comparator.comparingInt(id -> days(snapshot.estimable(), id)))
                        .map(id -> " (as many as " + id.symbol() + " has)")
                        .orElse("");
    }

    /// The methods with a target aim at what the book has now: the same return for less risk, and the other way round.
    static MethodInput aimed(MethodInput input, double[] current) {
        PortfolioFigures now = PortfolioFigures.of(input, current);
        MethodSettings settings = input.settings().withTargetReturn(now.expectedReturn());
        return input.with(now.volatility() > 0 ? settings.withTargetVolatility(now.volatility()) : settings);
    }

    /// Σ of the weights that are optimised.
    public double invested() {
        return input.problem().constraints().budget().orElse(1);
    }

    /// Symbols of a category's assets.
    List<String> members(Category category) {
        var members = new ArrayList<String>();
        for (int i = 0; i < categories.size(); i++) {
            if (categories.get(i) == category) {
                members.add(instruments.get(i).symbol());
            }
        }
        return members;
    }

    /// Names of the assets in the order of the weights.
    List<String> symbols() {
        return input.assets();
    }

    /// Current weights, a copy.
    public double[] current() {
        return input.held().orElseGet(() -> new double[instruments.size()]);
    }
}
