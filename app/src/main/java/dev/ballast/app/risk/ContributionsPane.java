package dev.ballast.app.risk;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.Contribution;
import dev.ballast.core.risk.report.Contributions;
import dev.ballast.core.risk.report.RiskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Who carries the risk: weight against share of the variance, the parts of volatility, VaR and CVaR, and their sums
/// in a line that stays in sight.
final class ContributionsPane extends VBox {

    private record Figure(
            TableColumn<ContributionRow, ContributionRow.Scaled> column, Function<Contribution, String> text) {}

    private final TableView<ContributionRow> table = new TableView<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Label> sums = new ArrayList<>();
    private final HBox foot = new HBox();
    private final Subscription subscription;

    ContributionsPane(RiskViewModel model) {
        setMinSize(0, 0);
        Columns.dense(table, "risk-contributions", "Contributions to risk", "No parts yet", model);
        TableColumn<ContributionRow, ContributionRow.Scaled> name = SaidColumns.text(
                "name",
                "Name",
                116,
                ContributionRow::figuresProperty,
                value -> Said.of(value.part().name()));
        table.getColumns().add(name);
        figures.add(new Figure(name, _ -> "Sum"));
        add("weight", "Weight", 68, "fraction of equity", Contribution::weight, 1);
        addShare();
        TableColumn<ContributionRow, ContributionRow.Scaled> bars = FigureColumns.drawn(
                "bars", "Weight over risk share", 190, ContributionRow::figuresProperty, PairBar::new, PairBar::show);
        table.getColumns().add(bars);
        figures.add(new Figure(bars, _ -> ""));
        add("volatility", "Volatility", 78, "part of the annual volatility", Contribution::componentVolatility, 2);
        add("var", "VaR 1 d", 72, "part of the one-day normal VaR", Contribution::componentValueAtRisk, 2);
        add(
                "cvar",
                "CVaR 1 d",
                72,
                "part of the one-day historical CVaR",
                Contribution::componentConditionalValueAtRisk,
                2);
        table.setItems(model.contributions());
        Ask.on(table, (row, _) -> row.figure().ifPresent(model::explain));
        VBox.setVgrow(table, Priority.ALWAYS);
        foot.getStyleClass().add("risk-sums");
        foot.setId("risk-sums");
        foot.setMinWidth(0);
        for (Figure figure : figures) {
            var label = new Label();
            label.getStyleClass().add(figure.column() == name ? "risk-sum-name" : "risk-sum");
            label.setMinWidth(0);
            label.prefWidthProperty().bind(figure.column().widthProperty());
            label.maxWidthProperty().bind(figure.column().widthProperty());
            sums.add(label);
        }
        foot.getChildren().setAll(sums);
        getChildren().setAll(table, foot);
        subscription = model.reportProperty().subscribe(this::sum);
    }

    private void addShare() {
        Function<Contribution, String> text = part -> Numbers.percent(part.share());
        TableColumn<ContributionRow, ContributionRow.Scaled> column = SaidColumns.hint(
                SaidColumns.number(
                        "share", "Risk share", 80, ContributionRow::figuresProperty, row -> share(row.part())),
                "part of the portfolio's variance, ↑ where it is larger than the weight");
        table.getColumns().add(column);
        figures.add(new Figure(column, text));
    }

    private static Said share(Contribution part) {
        String text = Numbers.percent(part.share());
        return part.share() > part.weight()
                ? new Said("↑ " + text, "", Said.Look.WARN, part.share())
                : Said.of(text, part.share());
    }

    private void add(
            String id, String heading, double width, String meaning, ToDoubleFunction<Contribution> value, int digits) {
        Function<Contribution, String> text = part -> Numbers.percent(value.applyAsDouble(part), digits);
        TableColumn<ContributionRow, ContributionRow.Scaled> column = SaidColumns.hint(
                SaidColumns.number(
                        id,
                        heading,
                        width,
                        ContributionRow::figuresProperty,
                        row -> Said.of(text.apply(row.part()), value.applyAsDouble(row.part()))),
                meaning);
        table.getColumns().add(column);
        figures.add(new Figure(column, text));
    }

    private void sum(@Nullable RiskReport report) {
        boolean known = report != null && report.contributions().isKnown();
        foot.setVisible(known);
        if (report != null && report.contributions() instanceof Result.Known<Contributions>(Contributions parts)) {
            for (int i = 0; i < sums.size(); i++) {
                sums.get(i).setText(figures.get(i).text().apply(parts.total()));
            }
        }
    }

    void close() {
        subscription.unsubscribe();
        table.setItems(FXCollections.emptyObservableList());
    }
}
