package dev.ballast.core.intake;

import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Position;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;

/// Writes open positions with the price behind each figure and where it is from: `SIMULATED` for the simulated market.
///
/// Amounts in the book's currency, weights and changes as fractions. Where an instrument has no price, the cells that
/// need one are empty, never zero.
public final class PositionsCsv {

    /// The columns, in order.
    public static final List<String> HEADER = List.of(
            "instrument",
            "category",
            "quantity",
            "average_cost",
            "price",
            "price_source",
            "price_time",
            "freshness",
            "value",
            "weight",
            "unrealised",
            "realised",
            "day_change");

    private PositionsCsv() {}

    /// Writes all positions in the given order; `writer` stays open.
    ///
    /// @throws java.io.UncheckedIOException where the writer fails
    public static void write(Writer writer, List<Position> positions) {
        CsvText.write(writer, csv -> {
            csv.writeRecord(HEADER);
            positions.forEach(position -> csv.writeRecord(row(position)));
        });
    }

    private static List<String> row(Position position) {
        Quote quote = position.quote();
        boolean priced = quote != null && position.freshness() != Freshness.MISSING;
        return List.of(
                CsvText.guarded(position.instrument().symbol()),
                position.category().label(),
                position.quantity().toPlainString(),
                position.averageCost().toPlainString(),
                quote == null ? "" : plain(quote.mid()),
                quote == null ? "" : quote.source().name(),
                quote == null ? "" : quote.time().toString(),
                position.freshness().name(),
                priced ? plain(position.value()) : "",
                priced ? plain(position.weight()) : "",
                priced ? plain(position.unrealised()) : "",
                plain(position.realised()),
                priced ? plain(position.dayChange().orElse(Double.NaN)) : "");
    }

    private static String plain(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).toPlainString() : "";
    }
}
