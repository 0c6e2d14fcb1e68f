package dev.ballast.app.optimizer;

import dev.ballast.app.optimizer.AssetRow.Origin;
import dev.ballast.app.optimizer.AssetRow.Span;
import dev.ballast.core.market.Category;
import dev.ballast.core.optimization.Binding;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.allocation.Resampling.Band;
import dev.ballast.core.optimization.method.Parliament.Opinion;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rows of assets and categories, made once and changed where a figure is another. FX thread only.
final class WeightRows {

    private final ObservableList<AssetRow> assets = FXCollections.observableArrayList();
    private final ObservableList<CategoryRow> categories = FXCollections.observableArrayList();
    private double scale;

    ObservableList<AssetRow> assets() {
        return assets;
    }

    ObservableList<CategoryRow> categories() {
        return categories;
    }

    /// @param limits as they are now, which may be ahead of the answer
    /// @param band of the chosen method, where it is wanted and known
    void show(OptimizerAnswer answer, Result<Solution> solution, Limits limits, @Nullable Band band) {
        OptimizerBasis basis = answer.basis();
        double[] current = basis.current();
        double[] proposed = solution.flatMap(Solution::result).orElse(unknown(current.length));
        rescale(answer, current, proposed, band);
        Map<String, String> binding = binding(solution);
        List<Opinion> opinions = answer.opinions();
        var next = new ArrayList<AssetRow.Figures>();
        for (int i = 0; i < current.length; i++) {
            String symbol = answer.constraints().assets().get(i);
            next.add(new AssetRow.Figures(
                    symbol,
                    basis.categories().get(i),
                    current[i],
                    proposed[i],
                    opinions.isEmpty() ? Span.UNKNOWN : span(opinions.get(i)),
                    band == null
                            ? Span.UNKNOWN
                            : new Span(
                                    band.low().get(i),
                                    band.mean().get(i),
                                    band.high().get(i)),
                    answer.outlook().prior().get(i),
                    answer.outlook().posterior().get(i),
                    limits.range(symbol),
                    limits.own().containsKey(symbol) ? Origin.OWN : Origin.COMMON,
                    Optional.ofNullable(limits.barred().get(symbol)),
                    binding.getOrDefault(symbol, ""),
                    scale));
        }
        showAssets(next);
        showCategories(basis, current, proposed, limits, binding);
    }

    private void showAssets(List<AssetRow.Figures> next) {
        boolean same = next.stream()
                .map(AssetRow.Figures::symbol)
                .toList()
                .equals(assets.stream().map(AssetRow::symbol).toList());
        if (!same) {
            assets.setAll(next.stream().map(AssetRow::new).toList());
            return;
        }
        for (int i = 0; i < next.size(); i++) {
            assets.get(i).show(next.get(i));
        }
    }

    private void showCategories(
            OptimizerBasis basis, double[] current, double[] proposed, Limits limits, Map<String, String> binding) {
        List<Category> present = basis.categories().stream().distinct().sorted().toList();
        var next = new ArrayList<CategoryRow.Figures>();
        for (Category category : present) {
            double now = 0;
            double then = 0;
            for (int i = 0; i < current.length; i++) {
                if (basis.categories().get(i) == category) {
                    now += current[i];
                    then += proposed[i];
                }
            }
            next.add(new CategoryRow.Figures(
                    category,
                    now,
                    then,
                    limits.range(category),
                    binding.getOrDefault("category " + category.label(), "")));
        }
        if (present.equals(categories.stream().map(CategoryRow::category).toList())) {
            for (int i = 0; i < next.size(); i++) {
                categories.get(i).show(next.get(i));
            }
        } else {
            categories.setAll(next.stream().map(CategoryRow::new).toList());
        }
    }

    private static Span span(Opinion opinion) {
        return new Span(opinion.least(), opinion.mean(), opinion.most());
    }

    /// What binds, by the asset's symbol or the linear limit's name.
    private static Map<String, String> binding(Result<Solution> solution) {
        var found = new HashMap<String, String>();
        for (Binding each : solution.map(Solution::binding).orElse(List.of())) {
            String name = each.constraint();
            int bound = name.indexOf(" bound of ");
            String subject = bound > 0
                    ? name.substring(bound + " bound of ".length())
                    : name.replaceFirst(" at (least|most)$", "");
            found.putIfAbsent(subject, name);
        }
        return found;
    }

    /// While not all methods have been asked the axis may only grow, so that bars do not jump under a slider.
    private void rescale(OptimizerAnswer answer, double[] current, double[] proposed, @Nullable Band band) {
        double most = Math.max(largest(current), largest(proposed));
        for (Opinion opinion : answer.opinions()) {
            most = Math.max(most, opinion.most());
        }
        if (band != null) {
            most = band.high().stream().mapToDouble(Double::doubleValue).reduce(most, Math::max);
        }
        scale = answer.isComplete() ? most : Math.max(scale, most);
    }

    private static double largest(double[] weights) {
        return Arrays.stream(weights).filter(Double::isFinite).max().orElse(0);
    }

    private static double[] unknown(int size) {
        var unknown = new double[size];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }
}
