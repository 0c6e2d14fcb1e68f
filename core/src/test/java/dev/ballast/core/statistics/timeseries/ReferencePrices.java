package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.feed.RecordedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/// Prices of the reference set: 20 US stocks and SPY, 896 days from 2014-09-19 to 2018-04-11.
public final class ReferencePrices {

    private ReferencePrices() {}

    public static double[] of(String name) {
        String file = name.equals("SPY") ? "../reference/dev_benchmark.csv" : "../reference/dev_prices.csv";
        try {
            List<String> lines = Files.readAllLines(RecordedData.file(file));
            int column = List.of(lines.getFirst().split(",", -1)).indexOf(name);
            return lines.stream()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] logarithms(String name) {
        double[] prices = of(name);
        for (int t = 0; t < prices.length; t++) {
            prices[t] = Math.log(prices[t]);
        }
        return prices;
    }

    public static double[] percentReturns(String name) {
        double[] prices = of(name);
        var returns = new double[prices.length - 1];
        for (int t = 0; t < returns.length; t++) {
            returns[t] = 100 * (prices[t + 1] / prices[t] - 1);
        }
        return returns;
    }
}
