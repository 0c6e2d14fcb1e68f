package dev.ballast.core.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What weights have to meet (OPT-1): bounds, budget, linear limits, turnover. Immutable; `with…` give changed copies.
///
/// Crossed limits and numbers that are not numbers are refused by name. Limits that disagree with one another are not
/// looked for here: the solve finds them and names a smallest set ([Conflict]).
public final class Constraints {

    /// Beyond this a number is no limit but an error, as in the estimators.
    static final double LARGEST = 1e150;

    private final List<String> assets;
    /// Made once and shared by changed copies: an answer names hundreds of bounds.
    private final List<String> lowerNames;
    private final List<String> upperNames;
    private final double[] lower;
    private final double[] upper;
    private final @Nullable Double budget;
    private final List<LinearConstraint> linear;
    private final @Nullable TurnoverLimit turnover;

    private Constraints(
            List<String> assets,
            List<String> lowerNames,
            List<String> upperNames,
            double[] lower,
            double[] upper,
            @Nullable Double budget,
            List<LinearConstraint> linear,
            @Nullable TurnoverLimit turnover) {
        this.assets = assets;
        this.lowerNames = lowerNames;
        this.upperNames = upperNames;
        this.lower = lower;
        this.upper = upper;
        this.budget = budget;
        this.linear = linear;
        this.turnover = turnover;
    }

    /// No constraints at all on these assets.
    ///
    /// @param assets names for messages, at least one, each once
    public static Constraints none(List<String> assets) {
        if (assets.isEmpty()) {
            throw new IllegalArgumentException("constraints need at least one asset");
        }
        if (new HashSet<>(assets).size() != assets.size()) {
            throw new IllegalArgumentException("every asset must be named once, was " + assets);
        }
        var lower = new double[assets.size()];
        var upper = new double[assets.size()];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        return new Constraints(
                List.copyOf(assets),
                assets.stream().map(asset -> "lower bound of " + asset).toList(),
                assets.stream().map(asset -> "upper bound of " + asset).toList(),
                lower,
                upper,
                null,
                List.of(),
                null);
    }

    /// Σw = 1 and w ≥ 0.
    public static Constraints longOnly(List<String> assets) {
        return none(assets).withBounds(0, Double.POSITIVE_INFINITY).withBudget(1);
    }

    /// [#longOnly(List)] of `size` assets named "asset 1", "asset 2", …
    public static Constraints longOnly(int size) {
        return longOnly(numbered(size));
    }

    /// Σw = 1, shorts allowed.
    public static Constraints fullyInvested(List<String> assets) {
        return none(assets).withBudget(1);
    }

    /// "asset 1", "asset 2", …
    public static List<String> numbered(int size) {
        return IntStream.range(0, size).mapToObj(AssetNames::of).toList();
    }

    /// The same bounds for every asset; −∞ and ∞ are no bound.
    public Constraints withBounds(double least, double most) {
        var low = new double[size()];
        var high = new double[size()];
        Arrays.fill(low, least);
        Arrays.fill(high, most);
        return withBounds(low, high);
    }

    /// Bounds of each asset; copied. `IllegalArgumentException` names the asset whose bounds are crossed.
    public Constraints withBounds(double[] least, double[] most) {
        requireSize(least.length, "lower bounds");
        requireSize(most.length, "upper bounds");
        for (int i = 0; i < size(); i++) {
            requireOrder("bounds of " + assets.get(i), least[i], most[i]);
        }
        return new Constraints(assets, lowerNames, upperNames, least.clone(), most.clone(), budget, linear, turnover);
    }

    public Constraints withBound(int asset, double least, double most) {
        double[] low = lower.clone();
        double[] high = upper.clone();
        low[asset] = least;
        high[asset] = most;
        return withBounds(low, high);
    }

    /// Σw = `sum`: 1 for a whole book, 0 for a book whose shorts pay for its longs.
    public Constraints withBudget(double sum) {
        if (!(Math.abs(sum) <= LARGEST)) {
            throw new IllegalArgumentException("budget must be finite, was " + sum);
        }
        return new Constraints(assets, lowerNames, upperNames, lower, upper, sum, linear, turnover);
    }

    public Constraints withoutBudget() {
        return new Constraints(assets, lowerNames, upperNames, lower, upper, null, linear, turnover);
    }

    /// One more linear limit.
    public Constraints with(LinearConstraint constraint) {
        requireSize(constraint.size(), "coefficients of " + constraint.name());
        var all = new ArrayList<>(linear);
        all.add(constraint);
        return new Constraints(assets, lowerNames, upperNames, lower, upper, budget, List.copyOf(all), turnover);
    }

    /// Weights of `members` sum to what lies in [least, most].
    public Constraints withGroup(String name, List<String> members, double least, double most) {
        int[] indices = members.stream().mapToInt(this::indexOf).toArray();
        return with(LinearConstraint.group(name, size(), indices, least, most));
    }

    public Constraints withTurnover(double[] held, double cap) {
        requireSize(held.length, "current weights");
        return new Constraints(
                assets, lowerNames, upperNames, lower, upper, budget, linear, TurnoverLimit.of(held, cap));
    }

    public Constraints withoutTurnover() {
        return new Constraints(assets, lowerNames, upperNames, lower, upper, budget, linear, null);
    }

    public int size() {
        return assets.size();
    }

    public List<String> assets() {
        return assets;
    }

    /// What an asset's lower bound is called in conflicts and shadow prices: "lower bound of AAPL".
    public String lowerName(int asset) {
        return lowerNames.get(asset);
    }

    /// "upper bound of AAPL".
    public String upperName(int asset) {
        return upperNames.get(asset);
    }

    /// Position of a name; `IllegalArgumentException` where it is not there.
    public int indexOf(String asset) {
        int index = assets.indexOf(asset);
        if (index < 0) {
            throw new IllegalArgumentException("no asset " + asset + " among " + assets);
        }
        return index;
    }

    public double lower(int asset) {
        return lower[asset];
    }

    public double upper(int asset) {
        return upper[asset];
    }

    /// Lower bounds, a copy.
    public double[] lower() {
        return lower.clone();
    }

    /// Upper bounds, a copy.
    public double[] upper() {
        return upper.clone();
    }

    public OptionalDouble budget() {
        return budget == null ? OptionalDouble.empty() : OptionalDouble.of(budget);
    }

    public List<LinearConstraint> linear() {
        return linear;
    }

    public Optional<TurnoverLimit> turnover() {
        return Optional.ofNullable(turnover);
    }

    /// Largest violation at `weights`, in each constraint's own units; 0 where all hold.
    public double violation(double[] weights) {
        requireSize(weights.length, "weights");
        double worst = 0;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            worst = Math.max(worst, Math.max(lower[i] - weights[i], weights[i] - upper[i]));
            sum += weights[i];
        }
        if (budget != null) {
            worst = Math.max(worst, Math.abs(sum - budget));
        }
        for (LinearConstraint constraint : linear) {
            double value = constraint.valueAt(weights);
            worst = Math.max(worst, Math.max(constraint.lower() - value, value - constraint.upper()));
        }
        if (turnover != null) {
            double traded = 0;
            for (int i = 0; i < weights.length; i++) {
                traded += Math.abs(weights[i] - turnover.held(i));
            }
            worst = Math.max(worst, traded - turnover.cap());
        }
        return worst;
    }

    private void requireSize(int given, String what) {
        if (given != size()) {
            throw new IllegalArgumentException(what + ": " + size() + " values expected, was " + given);
        }
    }

    static void requireOrder(String what, double lower, double upper) {
        if (Double.isNaN(lower) || lower == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(what + ": lower limit must be a number or -Infinity, was " + lower);
        }
        if (Double.isNaN(upper) || upper == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException(what + ": upper limit must be a number or Infinity, was " + upper);
        }
        if (lower > upper) {
            throw new IllegalArgumentException(what + " are crossed: lower " + lower + " > upper " + upper);
        }
    }

    static void requireFinite(double[] values, String what) {
        requireFinite(values, what, null);
    }

    /// @param names of the assets, null where nobody knows them
    static void requireFinite(double[] values, String what, @Nullable List<String> names) {
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i]) <= LARGEST)) {
                throw new IllegalArgumentException(
                        what + " of " + AssetNames.of(names, i) + " must be finite, was " + values[i]);
            }
        }
    }
}
