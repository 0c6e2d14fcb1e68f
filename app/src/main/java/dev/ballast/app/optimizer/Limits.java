package dev.ballast.app.optimizer;

import dev.ballast.core.market.Category;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.TurnoverLimit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the trader allows: limits of every weight, of single ones, of categories, of trades, and how much cash stays.
/// Immutable.
///
/// @param least weight of every asset
/// @param most weight of every asset
/// @param own limits of single assets by symbol, instead of the common ones
/// @param barred what must not be bought or sold, by symbol
/// @param categories least and most weight of categories
/// @param turnover most to trade, purchases and sales together; [#FREE] or above is no limit
/// @param cash fraction of equity to keep in cash; NaN for what it is now
public record Limits(
        double least,
        double most,
        Map<String, Range> own,
        Map<String, Barred> barred,
        Map<Category, Range> categories,
        double turnover,
        double cash) {

    /// Turnover of selling everything and buying something else: no more can be traded.
    public static final double FREE = 2;

    /// Long-only, cash as it is, no other limit.
    public static final Limits NONE = new Limits(0, 1, Map.of(), Map.of(), Map.of(), FREE, Double.NaN);

    private static final String CATEGORY = "category ";
    private static final String NO_BUYING = "no buying of ";
    private static final String NO_SELLING = "no selling of ";

    /// Least and most weight.
    public record Range(double least, double most) {

        /// No limit for a weight that is not short.
        public static final Range WHOLE = new Range(0, 1);

        /// `IllegalArgumentException` says what is wrong in words for the screen.
        public Range {
            if (!(least >= 0 && most <= 1)) {
                throw new IllegalArgumentException("weights lie between 0 and 100 %");
            }
            if (least > most) {
                throw new IllegalArgumentException("the least weight is above the most");
            }
        }
    }

    public Limits {
        own = Map.copyOf(own);
        barred = Map.copyOf(barred);
        categories = Map.copyOf(categories);
    }

    public Limits withLeast(double changed) {
        return new Limits(changed, Math.max(changed, most), own, barred, categories, turnover, cash);
    }

    public Limits withMost(double changed) {
        return new Limits(Math.min(least, changed), changed, own, barred, categories, turnover, cash);
    }

    public Limits withTurnover(double changed) {
        return new Limits(least, most, own, barred, categories, changed, cash);
    }

    /// Keeps another part of equity in cash.
    ///
    /// @param changed NaN for as it is now
    public Limits withCash(double changed) {
        return new Limits(least, most, own, barred, categories, turnover, changed);
    }

    public Limits withOwn(String symbol, Range range) {
        var changed = new HashMap<>(own);
        changed.put(symbol, range);
        return new Limits(least, most, changed, barred, categories, turnover, cash);
    }

    /// Gives an asset the common limits again.
    public Limits withoutOwn(String symbol) {
        var changed = new HashMap<>(own);
        changed.remove(symbol);
        return new Limits(least, most, changed, barred, categories, turnover, cash);
    }

    /// Forbids or allows trades of an asset.
    ///
    /// @param bar null to allow all
    public Limits withBarred(String symbol, @Nullable Barred bar) {
        var changed = new HashMap<>(barred);
        if (bar == null) {
            changed.remove(symbol);
        } else {
            changed.put(symbol, bar);
        }
        return new Limits(least, most, own, changed, categories, turnover, cash);
    }

    /// What must not be bought, by symbol, each with its reason.
    public Map<String, String> doNotBuy() {
        return reasons(Barred::buying);
    }

    /// What must not be sold, by symbol, each with its reason.
    public Map<String, String> doNotSell() {
        return reasons(Barred::selling);
    }

    private Map<String, String> reasons(Predicate<Barred> which) {
        return barred.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().because()));
    }

    /// Limits a category; the whole range lifts the limit.
    public Limits withCategory(Category category, Range range) {
        var changed = new HashMap<>(categories);
        if (range.equals(Range.WHOLE)) {
            changed.remove(category);
        } else {
            changed.put(category, range);
        }
        return new Limits(least, most, own, barred, changed, turnover, cash);
    }

    /// Limits of an asset, its own or the common ones.
    public Range range(String symbol) {
        Range range = own.get(symbol);
        return range == null ? new Range(least, most) : range;
    }

    public Range range(Category category) {
        return categories.getOrDefault(category, Range.WHOLE);
    }

    /// The limits as constraints on the basis' assets. Nothing is checked for conflicts: the solve does that.
    public Constraints on(OptimizerBasis basis) {
        int size = basis.instruments().size();
        var low = new double[size];
        var high = new double[size];
        var rest = new ArrayList<LinearConstraint>();
        double[] current = basis.current();
        for (int i = 0; i < size; i++) {
            String symbol = basis.instruments().get(i).symbol();
            Range range = range(symbol);
            low[i] = range.least();
            high[i] = range.most();
            Barred bar = barred.get(symbol);
            if (bar != null) {
                bar(bar, i, symbol, current[i], low, high, rest);
            }
        }
        Constraints constraints =
                basis.input().problem().constraints().withBounds(low, high).withBudget(budget(basis));
        for (LinearConstraint each : rest) {
            constraints = constraints.with(each);
        }
        for (Map.Entry<Category, Range> limit : new TreeMap<>(categories).entrySet()) {
            List<String> members = basis.members(limit.getKey());
            if (!members.isEmpty()) {
                constraints = constraints.withGroup(
                        CATEGORY + limit.getKey().label(),
                        members,
                        limit.getValue().least() > 0 ? limit.getValue().least() : Double.NEGATIVE_INFINITY,
                        limit.getValue().most() < 1 ? limit.getValue().most() : Double.POSITIVE_INFINITY);
            }
        }
        return turnover >= FREE ? constraints : constraints.withTurnover(current, turnover);
    }

    /// A flag is a bound where it can be one; where it would cross the asset's limits it is a limit of its own, so that
    /// the solve can name both.
    private static void bar(
            Barred bar,
            int asset,
            String symbol,
            double current,
            double[] low,
            double[] high,
            List<LinearConstraint> rest) {
        double least = low[asset];
        double most = high[asset];
        if (bar.buying()) {
            if (current >= least) {
                high[asset] = Math.min(most, current);
            } else {
                rest.add(limit(NO_BUYING + symbol, low.length, asset, Double.NEGATIVE_INFINITY, current));
            }
        }
        if (bar.selling()) {
            if (current <= most) {
                low[asset] = Math.max(least, current);
            } else {
                rest.add(limit(NO_SELLING + symbol, low.length, asset, current, Double.POSITIVE_INFINITY));
            }
        }
    }

    private static LinearConstraint limit(String name, int size, int asset, double least, double most) {
        return LinearConstraint.group(name, size, new int[] {asset}, least, most);
    }

    /// Σ of the weights to find.
    double budget(OptimizerBasis basis) {
        return Double.isNaN(cash) ? basis.invested() : Math.max(0, basis.invested() + basis.cash() - cash);
    }

    /// The limits after a relaxation of what they were as constraints: what moved becomes an asset's own range, and a
    /// flag that had to give way is gone.
    Limits relaxed(Constraints before, Constraints after) {
        Limits limits = common(before, after);
        if (limits.equals(this)) {
            limits = relaxedOneByOne(before, after);
        }
        for (LinearConstraint constraint : after.linear()) {
            limits = limits.relaxed(constraint, before);
        }
        return limits.withTurnover(after.turnover().map(TurnoverLimit::cap).orElse(FREE));
    }

    /// The common limits moved, where those of all assets that have no others moved alike.
    private Limits common(Constraints before, Constraints after) {
        int first = -1;
        for (int i = 0; i < before.size(); i++) {
            boolean moved = before.lower(i) != after.lower(i) || before.upper(i) != after.upper(i);
            boolean special = own.containsKey(before.assets().get(i))
                    || barred.containsKey(before.assets().get(i));
            if (special && moved) {
                return this;
            }
            if (!special && first < 0) {
                first = i;
            }
            if (!special && (after.lower(i) != after.lower(first) || after.upper(i) != after.upper(first))) {
                return this;
            }
        }
        if (first < 0) {
            return this;
        }
        Range range = clipped(after.lower(first), after.upper(first));
        return new Limits(range.least(), range.most(), own, barred, categories, turnover, cash);
    }

    private Limits relaxedOneByOne(Constraints before, Constraints after) {
        Limits limits = this;
        List<String> symbols = before.assets();
        for (int i = 0; i < symbols.size(); i++) {
            if (before.lower(i) != after.lower(i) || before.upper(i) != after.upper(i)) {
                limits = limits.withBarred(symbols.get(i), null)
                        .withOwn(symbols.get(i), clipped(after.lower(i), after.upper(i)));
            }
        }
        return limits;
    }

    private Limits relaxed(LinearConstraint constraint, Constraints before) {
        boolean moved = before.linear().stream()
                .anyMatch(old -> old.name().equals(constraint.name())
                        && (old.lower() != constraint.lower() || old.upper() != constraint.upper()));
        if (!moved) {
            return this;
        }
        for (Category category : Category.values()) {
            if (constraint.name().equals(CATEGORY + category.label())) {
                return withCategory(category, clipped(constraint.lower(), constraint.upper()));
            }
        }
        String name = constraint.name();
        return withBarred(
                name.startsWith(NO_BUYING) ? name.substring(NO_BUYING.length()) : name.replace(NO_SELLING, ""), null);
    }

    private static Range clipped(double least, double most) {
        return new Range(Math.clamp(least, 0, 1), Math.clamp(most, 0, 1));
    }
}
