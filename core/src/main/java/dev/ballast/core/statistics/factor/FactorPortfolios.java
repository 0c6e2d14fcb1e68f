package dev.ballast.core.statistics.factor;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// Factors built from the universe itself (STA-7): market, size, momentum and volatility. No look-ahead.
///
/// Market is the equal-weight return. The others are long one third of the assets and short another, equally weighted
/// and sorted anew every `holding` periods by what was known before: momentum by the return over `momentum` periods
/// up to `skip` periods ago, winners less losers (Jegadeesh and Titman 1993); volatility by the standard deviation
/// over `volatility` periods, calm less wild (Frazzini and Pedersen 2014 sort by beta likewise); size by the last
/// size, small less big (Fama and French 1993). O(T n).
///
/// @param names of the columns
/// @param returns (T − start) × K
/// @param start first row of the universe's returns that the factors cover: before it, sorting lacks past
public record FactorPortfolios(List<String> names, DMatrixRMaj returns, int start) {

    private static final int FEWEST_ASSETS = 3;

    /// How the portfolios are built, in periods.
    ///
    /// @param momentum look-back of momentum, > skip
    /// @param skip latest periods that momentum leaves out, ≥ 0
    /// @param volatility look-back of volatility, ≥ 2
    /// @param holding periods between sorts, ≥ 1
    public record Settings(int momentum, int skip, int volatility, int holding) {

        /// A year less a month, a quarter, a month: of 252 trading days.
        public static final Settings DEFAULT = new Settings(252, 21, 63, 21);

        public Settings {
            if (!(skip >= 0 && momentum > skip && volatility >= 2 && holding >= 1)) {
                throw new IllegalArgumentException(
                        "settings need 0 <= skip < momentum, volatility >= 2, holding >= 1, were " + skip + ", "
                                + momentum + ", " + volatility + ", " + holding);
            }
        }
    }

    public FactorPortfolios {
        names = List.copyOf(names);
    }

    /// Market, momentum and volatility of a universe without sizes.
    public static Result<FactorPortfolios> of(DMatrixRMaj universe, Settings settings) {
        return build(universe, new DMatrixRMaj(0, 0), settings);
    }

    /// The same with size.
    ///
    /// @param universe T × n simple returns
    /// @param sizes T × n, known at the end of each row: capitalisation, or traded value where there is none
    public static Result<FactorPortfolios> of(DMatrixRMaj universe, DMatrixRMaj sizes, Settings settings) {
        if (sizes.numRows != universe.numRows || sizes.numCols != universe.numCols) {
            throw new IllegalArgumentException("sizes are " + sizes.numRows + " x " + sizes.numCols + ", returns "
                    + universe.numRows + " x " + universe.numCols);
        }
        Samples.requireUsable(sizes, "sizes");
        return build(universe, sizes, settings);
    }

    private static Result<FactorPortfolios> build(DMatrixRMaj universe, DMatrixRMaj sizes, Settings settings) {
        Samples.requireUsable(universe, "universe");
        int start = Math.max(settings.momentum(), settings.volatility());
        if (universe.numCols < FEWEST_ASSETS || universe.numRows <= start) {
            return Result.missing("Factors need " + FEWEST_ASSETS + " assets and more than " + start
                    + " returns, there are " + universe.numCols + " and " + universe.numRows + ".");
        }
        boolean sized = sizes.numRows > 0;
        List<String> names = sized
                ? List.of("market", "size", "momentum", "volatility")
                : List.of("market", "momentum", "volatility");
        var factors = new DMatrixRMaj(universe.numRows - start, names.size());
        List<double[]> spreads = List.of();
        for (int row = start; row < universe.numRows; row++) {
            if ((row - start) % settings.holding() == 0) {
                spreads = spreads(universe, sizes, row, settings);
            }
            factors.set(row - start, 0, mean(universe, row));
            for (int factor = 0; factor < spreads.size(); factor++) {
                factors.set(row - start, factor + 1, earned(universe, row, spreads.get(factor)));
            }
        }
        return Result.of(new FactorPortfolios(names, factors, start));
    }

    /// Weights from rows before `row` alone.
    private static List<double[]> spreads(DMatrixRMaj universe, DMatrixRMaj sizes, int row, Settings settings) {
        int assets = universe.numCols;
        var spreads = new ArrayList<double[]>();
        if (sizes.numRows > 0) {
            spreads.add(spread(IntStream.range(0, assets)
                    .mapToDouble(asset -> -sizes.get(row - 1, asset))
                    .toArray()));
        }
        var momentum = new double[assets];
        var calm = new double[assets];
        for (int asset = 0; asset < assets; asset++) {
            for (int past = row - settings.momentum(); past < row - settings.skip(); past++) {
                momentum[asset] += Math.log1p(Math.max(universe.get(past, asset), -1 + 1e-12));
            }
            double mean = 0;
            for (int past = row - settings.volatility(); past < row; past++) {
                mean += universe.get(past, asset) / settings.volatility();
            }
            for (int past = row - settings.volatility(); past < row; past++) {
                calm[asset] -= Math.pow(universe.get(past, asset) - mean, 2);
            }
        }
        spreads.add(spread(momentum));
        spreads.add(spread(calm));
        return spreads;
    }

    /// Long the third with the highest score, short the third with the lowest; ties by order of the assets.
    private static double[] spread(double[] scores) {
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(asset -> scores[asset]));
        int third = scores.length / 3;
        var weights = new double[scores.length];
        for (int i = 0; i < third; i++) {
            weights[order[i]] = -1.0 / third;
            weights[order[scores.length - 1 - i]] = 1.0 / third;
        }
        return weights;
    }

    private static double mean(DMatrixRMaj universe, int row) {
        double sum = 0;
        for (int asset = 0; asset < universe.numCols; asset++) {
            sum += universe.get(row, asset);
        }
        return sum / universe.numCols;
    }

    private static double earned(DMatrixRMaj universe, int row, double[] weights) {
        double sum = 0;
        for (int asset = 0; asset < weights.length; asset++) {
            sum += weights[asset] * universe.get(row, asset);
        }
        return sum;
    }
}
