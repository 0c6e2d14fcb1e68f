package dev.ballast.app.boot;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxThread;
import dev.ballast.core.feed.FeedListener;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;

/// How it is not done, for comparison: every quote hops to the FX thread by itself and changes the table there.
///
/// It shows fewer columns than the real room, computes no risk and keeps no journal.
final class NaiveTable extends BorderPane implements FeedListener {

    private static final class Row {
        private final String symbol;
        private final double quantity;
        private final DoubleProperty bid = new SimpleDoubleProperty();
        private final DoubleProperty ask = new SimpleDoubleProperty();
        private final DoubleProperty price = new SimpleDoubleProperty();
        private final DoubleProperty value = new SimpleDoubleProperty();
        private final DoubleProperty weight = new SimpleDoubleProperty();

        Row(Position position) {
            symbol = position.instrument().symbol();
            quantity = position.quantity().doubleValue();
            value.set(position.value());
            weight.set(position.weight());
        }
    }

    private final Map<InstrumentId, Row> rows = new HashMap<>();
    private final Label equityLabel = new Label();
    private final AtomicLong received = new AtomicLong();
    private double equity;

    NaiveTable(Valuation valuation) {
        equity = valuation.equity();
        var table = new TableView<Row>();
        var symbol = new TableColumn<Row, String>("Symbol");
        symbol.setCellValueFactory(cell -> new SimpleStringProperty(cell.getValue().symbol));
        table.getColumns().add(symbol);
        add(table, "Bid", row -> row.bid);
        add(table, "Ask", row -> row.ask);
        add(table, "Price", row -> row.price);
        add(table, "Value", row -> row.value);
        add(table, "Weight", row -> row.weight);
        for (Position position : valuation.positions()) {
            var row = new Row(position);
            rows.put(position.instrument(), row);
            table.getItems().add(row);
        }
        setCenter(table);
        setBottom(equityLabel);
    }

    private static void add(TableView<Row> table, String title, Function<Row, DoubleProperty> property) {
        var column = new TableColumn<Row, Number>(title);
        column.setCellValueFactory(cell -> property.apply(cell.getValue()));
        column.setPrefWidth(140);
        table.getColumns().add(column);
    }

    @Override
    public void onQuote(Quote quote) {
        received.incrementAndGet();
        FxThread.later(() -> show(quote));
    }

    @Override
    public void onStatus(FeedStatus status) {}

    long received() {
        return received.get();
    }

    private void show(Quote quote) {
        Row row = Objects.requireNonNull(rows.get(quote.instrument()));
        double value = row.quantity * quote.mid();
        equity += value - row.value.get();
        row.bid.set(quote.bid());
        row.ask.set(quote.ask());
        row.price.set(quote.mid());
        row.value.set(value);
        row.weight.set(value / equity);
        equityLabel.setText("Equity " + Numbers.money(equity));
    }
}
