package dev.ballast.core.rebalance;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.heat.AverageTrueRange;
import dev.ballast.core.risk.report.RiskSettings;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.PrincipalComponents;
import dev.ballast.core.statistics.Returns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/// Everything estimated that figures of a book hang on, made once for a set of instruments: figures of any weights
/// follow without estimating anew (REB-7).
///
/// Tail figures, limits, benefit and correlations use the sample of the risk report: simple daily returns on common
/// dates, as many as the shortest usable history has, at most its lookback. The plain volatility uses the lookback of
/// the correlation policy, as the dashboard does. What an instrument lacks is missing for it alone, with the reason.
/// Immutable.
public final class RiskBasis {

    /// Daily returns below which an instrument does not shorten the sample of the others but is left out of it.
    private static final int FEWEST = 30;

    private final List<InstrumentId> instruments;
    private final Map<InstrumentId, Integer> rows = new HashMap<>();
    private final Map<InstrumentId, String> excluded;
    private final double[][] returns;
    private final DMatrixRMaj covariance;
    private final double[] componentVariances;
    private final double[][] components;
    private final Block recent;
    private final Map<InstrumentId, Result<Double>> volumes = new HashMap<>();
    private final Map<InstrumentId, Result<Double>> ranges = new HashMap<>();
    private final RiskSettings settings;

    /// The covariance of the last days, behind the plain volatility.
    ///
    /// @param rows row of each instrument
    /// @param covariance daily, divisor T − 1
    /// @param excluded instruments without one, with the reason
    record Block(Map<InstrumentId, Integer> rows, DMatrixRMaj covariance, Map<InstrumentId, String> excluded) {

        static Block of(
                Collection<InstrumentId> universe,
                Map<InstrumentId, PriceHistory> histories,
                Map<InstrumentId, String> leftOut,
                int lookback) {
            return switch (AlignedPrices.of(universe, histories, lookback)) {
                case Result.Missing<AlignedPrices>(String reason) ->
                    new Block(Map.of(), new DMatrixRMaj(0, 0), explained(everyOne(universe, reason), leftOut));
                case Result.Known<AlignedPrices>(AlignedPrices prices) ->
                    new Block(
                            index(prices.instruments()),
                            Covariance.sample(Returns.simple(prices)).matrix(),
                            explained(prices.excluded(), leftOut));
            };
        }
    }

    private RiskBasis(
            Collection<InstrumentId> universe,
            Map<InstrumentId, PriceHistory> histories,
            Map<InstrumentId, String> leftOut,
            int lookback,
            RiskSettings settings,
            RiskPolicy policy) {
        this.settings = settings;
        this.recent = Block.of(universe, histories, leftOut, lookback);
        switch (sample(universe, histories, settings.lookback())) {
            case Result.Missing<AlignedPrices>(String reason) -> {
                instruments = List.of();
                excluded = explained(everyOne(universe, reason), leftOut);
                returns = new double[0][];
                covariance = new DMatrixRMaj(0, 0);
            }
            case Result.Known<AlignedPrices>(AlignedPrices prices) -> {
                instruments = prices.instruments();
                excluded = explained(prices.excluded(), leftOut);
                DMatrixRMaj simple = Returns.simple(prices);
                returns = columns(simple);
                covariance = Covariance.sample(simple).matrix();
            }
        }
        rows.putAll(index(instruments));
        int size = instruments.size();
        componentVariances = new double[size];
        components = new double[size][size];
        if (size > 0) {
            decompose();
        }
        for (InstrumentId instrument : universe) {
            PriceHistory history = histories.get(instrument);
            String reason = leftOut.get(instrument);
            if (history == null && reason != null) {
                volumes.put(instrument, Result.missing("No volume of " + instrument + ": " + reason + "."));
                ranges.put(instrument, Result.missing("No true range of " + instrument + ": " + reason + "."));
                continue;
            }
            List<Bar> bars = history == null ? List.of() : history.bars();
            volumes.put(instrument, volume(instrument, bars, policy.liquidity().volumeDays()));
            ranges.put(instrument, AverageTrueRange.of(bars, policy.heat().rangePeriods()));
        }
    }

    /// Estimates what is needed of a universe.
    ///
    /// @param universe whatever is held or may be bought
    /// @param histories daily bars; may lack some
    /// @param leftOut why they lack those, where more is known of it than that
    /// @param lookback daily returns behind the plain volatility, ≥ 2
    /// @param settings lookback and conventions of the tail figures
    /// @param policy days behind volumes and true ranges
    public static RiskBasis of(
            Collection<InstrumentId> universe,
            Map<InstrumentId, PriceHistory> histories,
            Map<InstrumentId, String> leftOut,
            int lookback,
            RiskSettings settings,
            RiskPolicy policy) {
        return new RiskBasis(universe, histories, leftOut, lookback, settings, policy);
    }

    /// Prices on common dates: as many returns as the shortest usable history has, at most `lookback`. Limits at
    /// approval and the figures on the card are measured on this one sample.
    static Result<AlignedPrices> sample(
            Collection<InstrumentId> universe, Map<InstrumentId, PriceHistory> histories, int lookback) {
        int common = common(universe, histories);
        return common < 2
                ? Result.missing("no instrument has " + FEWEST + " daily returns yet")
                : AlignedPrices.of(universe, histories, Math.min(lookback, common));
    }

    /// Instruments with a sample, in the order of rows.
    public List<InstrumentId> instruments() {
        return instruments;
    }

    /// Daily returns per instrument.
    public int observations() {
        return returns.length == 0 ? 0 : returns[0].length;
    }

    /// Daily standard deviation of an instrument, divisor T − 1, or why it is not known.
    public Result<Double> deviation(InstrumentId instrument) {
        int row = row(instrument);
        return row < 0 ? Result.missing(reason(instrument)) : Result.of(Math.sqrt(covariance.get(row, row)));
    }

    /// Average value traded a day in quote currency, or why it is not known.
    public Result<Double> dailyVolume(InstrumentId instrument) {
        return known(volumes, instrument);
    }

    /// Average true range in quote currency, or why it is not known.
    public Result<Double> trueRange(InstrumentId instrument) {
        return known(ranges, instrument);
    }

    private static Result<Double> known(Map<InstrumentId, Result<Double>> figures, InstrumentId instrument) {
        Result<Double> figure = figures.get(instrument);
        return figure == null ? Result.missing(instrument + " has no history.") : figure;
    }

    RiskSettings settings() {
        return settings;
    }

    /// Row of an instrument, −1 where it has no sample.
    int row(InstrumentId instrument) {
        return rows.getOrDefault(instrument, -1);
    }

    /// Why an instrument has no row.
    String reason(InstrumentId instrument) {
        return "No figure without " + instrument + ": " + excluded.getOrDefault(instrument, "it has no history here")
                + ".";
    }

    /// Daily returns of one instrument; the array itself, for reading only.
    double[] returns(int row) {
        return returns[row];
    }

    /// n × n, daily, divisor T − 1; the matrix itself, for reading only.
    DMatrixRMaj covariance() {
        return covariance;
    }

    Block recent() {
        return recent;
    }

    double componentVariance(int component) {
        return componentVariances[component];
    }

    double[] component(int component) {
        return components[component];
    }

    private void decompose() {
        PrincipalComponents principal = PrincipalComponents.of(covariance);
        for (int component = 0; component < instruments.size(); component++) {
            componentVariances[component] = Math.max(0, principal.eigenvalue(component));
            for (int asset = 0; asset < instruments.size(); asset++) {
                components[component][asset] = principal.weight(component, asset);
            }
        }
    }

    private static int common(Collection<InstrumentId> universe, Map<InstrumentId, PriceHistory> histories) {
        return universe.stream()
                .map(histories::get)
                .mapToInt(history -> history == null ? 0 : history.bars().size() - 1)
                .filter(count -> count >= FEWEST)
                .min()
                .orElse(0);
    }

    private static double[][] columns(DMatrixRMaj matrix) {
        var columns = new double[matrix.numCols][matrix.numRows];
        for (int row = 0; row < matrix.numRows; row++) {
            for (int column = 0; column < matrix.numCols; column++) {
                columns[column][row] = matrix.get(row, column);
            }
        }
        return columns;
    }

    private static Map<InstrumentId, Integer> index(List<InstrumentId> instruments) {
        var index = new HashMap<InstrumentId, Integer>();
        for (InstrumentId instrument : instruments) {
            index.put(instrument, index.size());
        }
        return index;
    }

    private static Map<InstrumentId, String> everyOne(Collection<InstrumentId> universe, String reason) {
        var all = new HashMap<InstrumentId, String>();
        universe.forEach(instrument -> all.put(instrument, reason));
        return all;
    }

    /// The same with what is known of instruments that have no history at all.
    private static Map<InstrumentId, String> explained(
            Map<InstrumentId, String> excluded, Map<InstrumentId, String> leftOut) {
        var reasons = new HashMap<>(excluded);
        reasons.replaceAll((instrument, reason) -> leftOut.getOrDefault(instrument, reason));
        return reasons;
    }

    private static Result<Double> volume(InstrumentId instrument, List<Bar> bars, int days) {
        var latest = new ArrayList<>(bars.subList(Math.max(0, bars.size() - days), bars.size()));
        double value = latest.stream()
                .mapToDouble(bar -> bar.volume() * bar.close())
                .average()
                .orElse(0);
        return value > 0
                ? Result.finite(value, "The volume of " + instrument)
                : Result.missing("The history of " + instrument + " has no volume.");
    }
}
