package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.optimizer.AssetRow.Figures;
import dev.ballast.app.optimizer.AssetRow.Origin;
import dev.ballast.app.optimizer.AssetRow.Span;
import dev.ballast.app.optimizer.Barred.What;
import dev.ballast.app.optimizer.Percents.End;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;

/// Weights by asset: now, proposed, between which the methods disagree, and what the trader allows.
///
/// Least, most and reason are typed into (Enter, `E`, double click; Tab to the next). `B` forbids buying, `S` selling,
/// `L` both; the same key allows it again.
final class AssetsTable extends TableView<AssetRow> {

    /// `BNSOL-USDT`.
    private static final double ASSET = 88;

    private static final double SCROLL_BAR = 14;

    private final OptimizerViewModel model;
    private final Subscription subscription;

    AssetsTable(OptimizerViewModel model) {
        this.model = model;
        Columns.dense(this, "optimizer-assets", "Weights by asset", model);
        setEditable(true);
        setPlaceholder(new Label("No weights yet"));
        TableColumn<AssetRow, Figures> change = Columns.atLeast(
                64, SaidColumns.number("change", "Change", 68, AssetRow::figuresProperty, AssetsTable::change));
        Columns.sortable(change, Figures::change);
        TableColumn<AssetRow, Figures> prior = weight("prior", "Implied", Figures::prior);
        TableColumn<AssetRow, Figures> posterior = weight("posterior", "With views", Figures::posterior);
        TableColumn<AssetRow, Figures> resampled =
                weight("resampled", "Michaud", row -> row.resampled().mean());
        TableColumn<AssetRow, Figures> band = span("band", "90 % of samples", Figures::resampled);
        TableColumn<AssetRow, Figures> mean =
                weight("mean", "Mean", row -> row.votes().mean());
        TableColumn<AssetRow, Figures> spread = span("spread", "All methods", Figures::votes);
        getColumns()
                .setAll(List.of(
                        Columns.atLeast(
                                ASSET,
                                SaidColumns.text("asset", "Asset", 100, AssetRow::figuresProperty, AssetsTable::asset)),
                        Columns.atLeast(
                                84,
                                FigureColumns.drawn(
                                        "bars",
                                        "Now over proposed",
                                        280,
                                        AssetRow::figuresProperty,
                                        WeightBars::new,
                                        WeightBars::show)),
                        weight("now", "Now", Figures::current),
                        weight("proposed", "Proposed", Figures::proposed),
                        change,
                        mean,
                        spread,
                        resampled,
                        band,
                        prior,
                        posterior,
                        limit("least", "Least", End.LEAST),
                        limit("most", "Most", End.MOST),
                        trades()));
        Columns.show(this, model.assets());
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        Runnable fit = () -> {
            boolean drawn = model.bandedProperty().get();
            boolean views = model.setupProperty().get().returns() == Setup.Expected.VIEWS;
            resampled.setVisible(drawn);
            band.setVisible(drawn);
            prior.setVisible(views);
            posterior.setVisible(views);
            giveWay(List.of(spread, mean, change));
        };
        subscription = Subscription.combine(
                model.bandedProperty().subscribe(_ -> fit.run()),
                model.setupProperty().map(Setup::returns).subscribe(_ -> fit.run()),
                widthProperty().subscribe(_ -> fit.run()));
    }

    /// Shows columns as far as there is room for all: what is limited and typed into stays, and what the trader asked
    /// for; what the bars show too gives way, the first first.
    private void giveWay(List<TableColumn<AssetRow, Figures>> columns) {
        double need = SCROLL_BAR;
        for (TableColumn<AssetRow, ?> column : getColumns()) {
            need += column.isVisible() || columns.contains(column) ? column.getMinWidth() : 0;
        }
        for (TableColumn<AssetRow, Figures> column : columns) {
            boolean fits = getWidth() == 0 || need <= getWidth();
            column.setVisible(fits);
            need -= fits ? 0 : column.getMinWidth();
        }
    }

    private void onKey(KeyEvent event) {
        AssetRow row = getSelectionModel().getSelectedItem();
        if (row == null || EditCell.isTyping(this) || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case E, ENTER -> EditCell.start(this, "least");
            case L -> toggle(row, What.TRADING);
            case B -> toggle(row, What.BUYING);
            case S -> toggle(row, What.SELLING);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Forbids, or allows again; a flag that is new asks for its reason.
    private void toggle(AssetRow row, What what) {
        Optional<Barred> now = row.figuresProperty().get().barred();
        boolean off = now.map(bar -> bar.what() == what).orElse(false);
        String reason = now.map(Barred::reason).orElse("");
        model.change(
                "trades of " + row.symbol(),
                model.limits().withBarred(row.symbol(), off ? null : new Barred(what, reason)));
        if (!off && reason.isEmpty()) {
            EditCell.start(this, "trades");
        }
    }

    private TableColumn<AssetRow, Figures> limit(String id, String heading, End end) {
        TableColumn<AssetRow, Figures> column = Columns.edited(
                id, heading, 62, AssetRow::figuresProperty, row -> limit(row, end), new EditCell.Edit<>() {
                    @Override
                    public String before(Figures row) {
                        return Percents.plain(of(row, end));
                    }

                    @Override
                    public String take(Figures row, String text) {
                        return takeLimit(row, text, end);
                    }
                });
        column.getStyleClass().add("room-number");
        column.setMinWidth(68);
        return column;
    }

    private static double of(Figures row, End end) {
        return switch (end) {
            case LEAST -> row.range().least();
            case MOST -> row.range().most();
        };
    }

    private static Said limit(Figures row, End end) {
        String side = end == End.LEAST ? "lower" : "upper";
        boolean binds = row.binding().startsWith(side);
        boolean own = row.limits() == Origin.OWN;
        String full = (own ? "This asset's own limit; empty it for the common one" : "The common limit")
                + (binds ? "\nHolds the weight where it is" : "");
        String mark = binds ? "! " : "";
        return new Said(mark + percent(of(row, end)), full, binds || own ? Said.Look.CHOSEN : Said.Look.QUIET);
    }

    private String takeLimit(Figures row, String text, End end) {
        try {
            Limits limits = model.limits();
            Limits next = text.isBlank()
                    ? limits.withoutOwn(row.symbol())
                    : limits.withOwn(row.symbol(), Percents.range(text, limits.range(row.symbol()), end));
            model.change("limits of " + row.symbol(), next);
            return "";
        } catch (IllegalArgumentException refused) {
            model.say("Limits of " + row.symbol() + ": " + refused.getMessage());
            return String.valueOf(refused.getMessage());
        }
    }

    private TableColumn<AssetRow, Figures> trades() {
        TableColumn<AssetRow, Figures> column = Columns.edited(
                "trades", "Trades", 64, AssetRow::figuresProperty, AssetsTable::trades, new EditCell.Edit<>() {
                    @Override
                    public String before(Figures row) {
                        return row.barred().map(Barred::reason).orElse("");
                    }

                    @Override
                    public String take(Figures row, String text) {
                        row.barred()
                                .ifPresent(bar -> model.change(
                                        "trades of " + row.symbol(),
                                        model.limits().withBarred(row.symbol(), new Barred(bar.what(), text))));
                        return "";
                    }
                });
        return Columns.atLeast(56, column);
    }

    private static Said trades(Figures row) {
        return row.barred()
                .map(bar -> new Said("! " + bar.words(), bar.words(), Said.Look.CHOSEN))
                .orElseGet(() -> new Said("free", "B: no buying · S: no selling · L: neither", Said.Look.QUIET));
    }

    private static Said asset(Figures row) {
        return new Said(
                row.symbol(),
                row.category().label() + (row.binding().isEmpty() ? "" : "\nHeld by its " + row.binding()),
                Said.Look.PLAIN);
    }

    private static TableColumn<AssetRow, Figures> weight(String id, String heading, ToDoubleFunction<Figures> value) {
        TableColumn<AssetRow, Figures> column = SaidColumns.number(
                id, heading, 66, AssetRow::figuresProperty, row -> Said.of(percent(value.applyAsDouble(row))));
        column.setMinWidth(heading.length() > 6 ? 66 : 58);
        FigureColumns.writeAs(
                column,
                heading,
                row -> plain(value.applyAsDouble(row.figuresProperty().get())));
        Columns.sortable(column, value);
        return column;
    }

    private static TableColumn<AssetRow, Figures> span(String id, String heading, Function<Figures, Span> of) {
        return Columns.atLeast(
                96, SaidColumns.number(id, heading, 114, AssetRow::figuresProperty, row -> span(of.apply(row))));
    }

    private static Said span(Span span) {
        return Said.of(
                span.isKnown() ? Numbers.decimal(span.low() * 100, 1) + " – " + percent(span.high()) : Numbers.UNKNOWN);
    }

    private static Said change(Figures row) {
        return Said.of(Double.isFinite(row.change()) ? Numbers.signedPercent(row.change(), 1) : Numbers.UNKNOWN);
    }

    /// All digits, for files.
    private static String plain(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String percent(double value) {
        return Double.isFinite(value) ? Numbers.percent(value, 1) : Numbers.UNKNOWN;
    }

    void close() {
        subscription.unsubscribe();
    }
}
