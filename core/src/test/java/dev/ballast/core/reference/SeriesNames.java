package dev.ballast.core.reference;

import java.util.Arrays;

/// The series that a case names in words: `ln WMT`, `XOM simple returns x 100 (percent)`, `@market simple returns`.
final class SeriesNames {

    private static final String MARKET = "@market";

    private SeriesNames() {}

    static double[] read(String words, ReferenceData data) {
        if (words.startsWith("ln ")) {
            return data.logPricesOf(words.substring(3).strip());
        }
        String name = words.split(" ", 2)[0];
        double[] returns = name.equals(MARKET) ? market(data) : data.returnsOf(name);
        double unit = words.contains("x 100") || words.contains("percent") ? 100 : 1;
        return Arrays.stream(returns).map(r -> unit * r).toArray();
    }

    /// The benchmark's returns; where a set has no benchmark, those of its assets at equal weight. A benchmark that
    /// falls to 0 or below isn't a price: it is a factor, and its column holds returns already.
    static double[] market(ReferenceData data) {
        String benchmark = data.benchmark();
        if (benchmark.isEmpty() || !data.has(benchmark)) {
            return data.equalWeightReturns();
        }
        double[] column = data.column(benchmark);
        return Arrays.stream(column).allMatch(value -> value > 0) ? data.returnsOf(benchmark) : column;
    }
}
