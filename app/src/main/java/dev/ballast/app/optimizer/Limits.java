package dev.ballast.app.optimizer;

import dev.ballast.core.market.Category;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.TurnoverLimit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the trader allows: limits of every weight, of single ones, of categories, and of how much is traded. Immutable.
///
/// @param least weight of every asset
/// @param most weight of every asset
/// @param own limits of single assets by symbol, instead of the common ones
/// @param locked symbols that are not traded: they keep their weight
/// @param caps most weight of a category
/// @param turnover most to trade, purchases and sales together; [#FREE] or above is no limit
public record Limits(
        double least,
        double most,
        Map<String, Range> own,
        Set<String> locked,
        Map<Category, Double> caps,
        double turnover) {

    /// Turnover of selling everything and buying something else: no more can be traded.
    public static final double FREE = 2;

    /// Long-only, no other limit.
    public static final Limits NONE = new Limits(0, 1, Map.of(), Set.of(), Map.of(), FREE);

    private static final String CATEGORY = "category ";

    /// Least and most weight of one asset.
    public record Range(double least, double most) {}

    public Limits {
        own = Map.copyOf(own);
        locked = Set.copyOf(locked);
        caps = Map.copyOf(caps);
    }

    public Limits withLeast(double changed) {
        return new Limits(changed, Math.max(changed, most), own, locked, caps, turnover);
    }

    public Limits withMost(double changed) {
        return new Limits(Math.min(least, changed), changed, own, locked, caps, turnover);
    }

    public Limits withTurnover(double changed) {
        return new Limits(least, most, own, locked, caps, changed);
    }

    public Limits withOwn(String symbol, Range range) {
        var changed = new HashMap<>(own);
        changed.put(symbol, range);
        return new Limits(least, most, changed, locked, caps, turnover);
    }

    /// Trades an asset no more, or again.
    public Limits toggleLock(String symbol) {
        var changed = new HashSet<>(locked);
        if (!changed.remove(symbol)) {
            changed.add(symbol);
        }
        return new Limits(least, most, own, changed, caps, turnover);
    }

    /// Limits a category.
    ///
    /// @param cap in [0, 1]; 1 or above lifts the limit
    public Limits withCap(Category category, double cap) {
        var changed = new HashMap<>(caps);
        if (cap >= 1) {
            changed.remove(category);
        } else {
            changed.put(category, cap);
        }
        return new Limits(least, most, own, locked, changed, turnover);
    }

    /// The limits as constraints on the basis' assets. Nothing is checked for conflicts: the solve does that.
    public Constraints on(OptimizerBasis basis) {
        Constraints constraints = basis.input().problem().constraints().withBounds(least, most);
        double[] current = basis.current();
        for (int i = 0; i < current.length; i++) {
            String symbol = basis.instruments().get(i).symbol();
            Range range = own.get(symbol);
            if (locked.contains(symbol)) {
                constraints = constraints.withBound(i, current[i], current[i]);
            } else if (range != null) {
                constraints = constraints.withBound(i, range.least(), range.most());
            }
        }
        for (Map.Entry<Category, Double> cap : new TreeMap<>(caps).entrySet()) {
            var members = new ArrayList<String>();
            for (int i = 0; i < basis.categories().size(); i++) {
                if (basis.categories().get(i) == cap.getKey()) {
                    members.add(basis.instruments().get(i).symbol());
                }
            }
            if (!members.isEmpty()) {
                constraints = constraints.withGroup(
                        CATEGORY + cap.getKey().label(), members, Double.NEGATIVE_INFINITY, cap.getValue());
            }
        }
        return turnover >= FREE ? constraints : constraints.withTurnover(current, turnover);
    }

    /// The limits after a relaxation of what they were as constraints: what moved becomes an asset's own range.
    Limits relaxed(Constraints before, Constraints after) {
        Limits limits = this;
        List<String> symbols = before.assets();
        for (int i = 0; i < symbols.size(); i++) {
            if (before.lower(i) != after.lower(i) || before.upper(i) != after.upper(i)) {
                if (limits.locked.contains(symbols.get(i))) {
                    limits = limits.toggleLock(symbols.get(i));
                }
                limits = limits.withOwn(symbols.get(i), new Range(after.lower(i), after.upper(i)));
            }
        }
        for (LinearConstraint constraint : after.linear()) {
            for (Category category : Category.values()) {
                if (constraint.name().equals(CATEGORY + category.label())) {
                    limits = limits.withCap(category, constraint.upper());
                }
            }
        }
        return limits.withTurnover(after.turnover().map(TurnoverLimit::cap).orElse(FREE));
    }
}
