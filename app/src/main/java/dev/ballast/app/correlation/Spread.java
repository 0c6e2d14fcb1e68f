package dev.ballast.app.correlation;

import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.JoinedPrices;
import dev.ballast.core.statistics.PairReturns;
import dev.ballast.core.statistics.timeseries.CointegratedPair;
import dev.ballast.core.statistics.timeseries.CointegratedPairs;
import dev.ballast.core.statistics.timeseries.EngleGranger;
import dev.ballast.core.statistics.timeseries.Lags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Whether the logarithmic prices of two instruments are tied together (Engle and Granger's test, lags by AIC), and how
/// far they are apart.
///
/// @param test the stronger of both directions
/// @param path the spread over time, in its standard deviations
record Spread(CointegratedPair test, List<PairReturns.Timed> path) {

    /// Newest common prices that are tested; older ones speak of another market.
    static final int MOST = 500;

    /// Fewer prices say nothing of a tie.
    private static final int FEWEST = 60;

    Spread {
        path = List.copyOf(path);
    }

    static Result<Spread> of(Pair pair, PriceHistory first, PriceHistory second) {
        return JoinedPrices.of(List.of(first, second)).flatMap(joined -> of(pair, joined));
    }

    private static Result<Spread> of(Pair pair, JoinedPrices joined) {
        int rows = Math.min(MOST, joined.times().size());
        if (rows < FEWEST) {
            return Result.missing("A tie needs " + FEWEST + " common prices, there are " + rows + ".");
        }
        int from = joined.times().size() - rows;
        var closes = new DMatrixRMaj(rows, 2);
        System.arraycopy(joined.closes().data, 2 * from, closes.data, 0, 2 * rows);
        List<Instant> times = joined.times().subList(from, from + rows);
        CointegratedPairs pairs = CointegratedPairs.of(joined.instruments(), closes, Lags.byAkaike());
        if (pairs.pairs().isEmpty()) {
            return Result.missing(pair + " cannot be tested: "
                    + pairs.excluded().getFirst().reason().strip());
        }
        CointegratedPair test = pairs.pairs().getFirst();
        int dependent = joined.instruments().indexOf(test.dependent());
        return EngleGranger.test(logarithms(closes, dependent), logarithms(closes, 1 - dependent), Lags.byAkaike())
                .map(fit -> new Spread(test, path(fit.spread(), times)));
    }

    private static List<PairReturns.Timed> path(double[] spread, List<Instant> times) {
        double squares = 0;
        for (double value : spread) {
            squares += value * value;
        }
        double deviation = Math.sqrt(squares / (spread.length - 1));
        var path = new ArrayList<PairReturns.Timed>();
        for (int row = 0; row < spread.length; row++) {
            path.add(new PairReturns.Timed(times.get(row), spread[row] / deviation));
        }
        return path;
    }

    private static double[] logarithms(DMatrixRMaj closes, int column) {
        var logarithms = new double[closes.numRows];
        for (int row = 0; row < logarithms.length; row++) {
            logarithms[row] = Math.log(closes.get(row, column));
        }
        return logarithms;
    }
}
