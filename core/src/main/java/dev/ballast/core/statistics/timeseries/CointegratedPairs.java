package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// All pairs of a set of instruments by how strongly they are cointegrated: the table for statistical arbitrage
/// (STA-6).
///
/// Each pair is tested in both directions, on logarithms of prices; the direction of the more negative statistic is
/// kept. O(n² T m²), m the most lags tried.
///
/// @param pairs by p-value, then by statistic; the most strongly cointegrated first
/// @param excluded pairs that can't be tested, with the reason
public record CointegratedPairs(List<CointegratedPair> pairs, List<Exclusion> excluded) {

    /// A pair that can't be tested.
    ///
    /// @param first one instrument
    /// @param second the other
    /// @param reason one sentence
    public record Exclusion(InstrumentId first, InstrumentId second, String reason) {}

    public CointegratedPairs {
        pairs = List.copyOf(pairs);
        excluded = List.copyOf(excluded);
    }

    /// Tests the pairs of an aligned sample.
    public static CointegratedPairs of(AlignedPrices prices, Lags lags) {
        return of(prices.instruments(), prices.closes(), lags);
    }

    /// Tests the pairs of a matrix of prices.
    ///
    /// A price that is not finite and > 0 excludes the pairs of its instrument, with the reason.
    ///
    /// @param instruments of the n columns
    /// @param prices T × n, oldest first
    public static CointegratedPairs of(List<InstrumentId> instruments, DMatrixRMaj prices, Lags lags) {
        if (instruments.size() != prices.numCols) {
            throw new IllegalArgumentException(
                    instruments.size() + " instruments, but " + prices.numCols + " columns of prices");
        }
        List<double[]> logarithms = new ArrayList<>();
        for (int column = 0; column < prices.numCols; column++) {
            logarithms.add(logarithms(Samples.column(prices, column)));
        }
        var pairs = new ArrayList<CointegratedPair>();
        var excluded = new ArrayList<Exclusion>();
        for (int i = 0; i < instruments.size(); i++) {
            for (int j = i + 1; j < instruments.size(); j++) {
                InstrumentId first = instruments.get(i);
                InstrumentId second = instruments.get(j);
                switch (pair(first, second, logarithms.get(i), logarithms.get(j), lags)) {
                    case Result.Known<CointegratedPair>(CointegratedPair pair) -> pairs.add(pair);
                    case Result.Missing<CointegratedPair>(String reason) ->
                        excluded.add(new Exclusion(first, second, reason));
                }
            }
        }
        pairs.sort(
                Comparator.comparingDouble(CointegratedPair::pValue).thenComparingDouble(CointegratedPair::statistic));
        return new CointegratedPairs(pairs, excluded);
    }

    private static Result<CointegratedPair> pair(
            InstrumentId first, InstrumentId second, double[] a, double[] b, Lags lags) {
        String problem = problem(first, a) + problem(second, b);
        if (!problem.isEmpty()) {
            return Result.missing(problem);
        }
        Result<EngleGranger> forward = EngleGranger.test(a, b, lags);
        Result<EngleGranger> backward = EngleGranger.test(b, a, lags);
        if (forward instanceof Result.Known<EngleGranger>(EngleGranger one)
                && backward instanceof Result.Known<EngleGranger>(EngleGranger other)) {
            return Result.of(
                    one.statistic() <= other.statistic() ? pair(first, second, one) : pair(second, first, other));
        }
        return Result.missing(forward.isKnown() ? backward.reason() : forward.reason());
    }

    private static CointegratedPair pair(InstrumentId dependent, InstrumentId other, EngleGranger test) {
        Result<Double> halfLife =
                switch (test.halfLife()) {
                    case Result.Known<HalfLife>(HalfLife value) -> value.periods(HalfLife.Convention.DISCRETE);
                    case Result.Missing<HalfLife>(String reason) -> Result.missing(reason);
                };
        return new CointegratedPair(
                dependent,
                other,
                test.pValue(),
                test.statistic(),
                test.hedgeRatio(),
                halfLife,
                test.lastZScore(),
                test.observations());
    }

    private static String problem(InstrumentId instrument, double[] logarithms) {
        boolean moves = false;
        for (int t = 0; t < logarithms.length; t++) {
            if (!Double.isFinite(logarithms[t])) {
                return "price " + (t + 1) + " of " + instrument + " is not a number above 0. ";
            }
            moves |= logarithms[t] != logarithms[0];
        }
        return moves ? "" : "the price of " + instrument + " never moves. ";
    }

    private static double[] logarithms(double[] prices) {
        for (int t = 0; t < prices.length; t++) {
            prices[t] = Math.log(prices[t]);
        }
        return prices;
    }
}
