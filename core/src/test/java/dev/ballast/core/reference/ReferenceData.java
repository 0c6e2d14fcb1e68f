package dev.ballast.core.reference;

import dev.ballast.core.statistics.Returns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.ejml.data.DMatrixRMaj;
import tools.jackson.databind.JsonNode;

/// The price files of a reference set, as named in its `dataset`: a date column, then one column per series.
/// Numbers are read as the reference software read them ([PandasNumbers]).
final class ReferenceData {

    private final JsonNode set;
    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private final List<String> tickers = new ArrayList<>();
    private List<LocalDate> dates = List.of();

    /// @param set the whole file
    /// @param folder where its price files lie
    ReferenceData(JsonNode set, Path folder) {
        this.set = set;
        set.path("dataset").path("tickers").forEach(ticker -> tickers.add(ticker.asString()));
        set.path("dataset").path("files").propertyNames().forEach(name -> read(folder.resolve(name)));
    }

    List<String> tickers() {
        return tickers;
    }

    /// Of the rows of prices; one more than there are returns.
    List<LocalDate> dates() {
        return dates;
    }

    /// Inputs of another case of the set, for cases that refer to it.
    JsonNode inputsOf(String id) {
        for (JsonNode entry : set.path("cases")) {
            if (entry.path("id").asString("").equals(id)) {
                return entry.path("inputs");
            }
        }
        throw new NoSuchElementException("no case " + id);
    }

    int periodsPerYear() {
        return convention("periods_per_year").asInt();
    }

    double riskFreeAnnual() {
        return convention("risk_free_rate_annual").asDouble();
    }

    /// A column of any file as it stands there: a price, or a factor's return.
    double[] column(String name) {
        double[] column = columns.get(name);
        if (column == null) {
            throw new NoSuchElementException("no series " + name + ", only " + columns.keySet());
        }
        return column.clone();
    }

    boolean has(String name) {
        return columns.containsKey(name);
    }

    /// (T + 1) × n in the order of the tickers.
    DMatrixRMaj prices() {
        var prices = new DMatrixRMaj(dates.size(), tickers.size());
        for (int column = 0; column < tickers.size(); column++) {
            double[] values = column(tickers.get(column));
            for (int row = 0; row < values.length; row++) {
                prices.set(row, column, values[row]);
            }
        }
        return prices;
    }

    /// Simple returns, T × n.
    DMatrixRMaj returns() {
        return Returns.simple(prices());
    }

    /// Simple returns of one column of prices.
    double[] returnsOf(String name) {
        return Returns.simple(new DMatrixRMaj(column(name))).data;
    }

    double[] logPricesOf(String name) {
        return Arrays.stream(column(name)).map(Math::log).toArray();
    }

    /// The benchmark's name, or empty where the set has none.
    String benchmark() {
        return set.path("dataset").path("benchmark").asString("");
    }

    /// Mean of the assets' returns: equal weight, rebalanced at every row.
    double[] equalWeightReturns() {
        DMatrixRMaj returns = returns();
        var mean = new double[returns.numRows];
        for (int row = 0; row < mean.length; row++) {
            for (int column = 0; column < returns.numCols; column++) {
                mean[row] += returns.get(row, column) / returns.numCols;
            }
        }
        return mean;
    }

    private JsonNode convention(String name) {
        JsonNode value = set.path("conventions").path(name);
        if (value.isMissingNode()) {
            throw new NoSuchElementException("the set names no convention " + name);
        }
        return value;
    }

    private void read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] header = lines.getFirst().split(",", -1);
            var times = new ArrayList<LocalDate>();
            var values = new double[header.length][lines.size() - 1];
            for (int row = 1; row < lines.size(); row++) {
                String[] cells = lines.get(row).split(",", -1);
                times.add(LocalDate.parse(cells[0].substring(0, 10)));
                for (int column = 1; column < header.length; column++) {
                    values[column][row - 1] = PandasNumbers.parse(cells[column]);
                }
            }
            for (int column = 1; column < header.length; column++) {
                columns.put(header[column], values[column]);
                if (tickers.contains(header[column])) {
                    dates = times;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
