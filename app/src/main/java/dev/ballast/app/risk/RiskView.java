package dev.ballast.app.risk;

import dev.ballast.app.control.Choice;
import dev.ballast.app.control.StatePane;
import dev.ballast.app.explain.TrailPane;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.liquidity.Liquidity;
import dev.ballast.core.risk.report.RiskFigure;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.TailMeasure;
import dev.ballast.core.risk.series.Drawdown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The risk room: figures along the top; methods and who carries the risk, the distribution and its past, limits and
/// liquidity beneath. Every figure opens its trail by click, Enter or `?`.
///
/// Three columns where there is room, else two in which distribution and drawdown, limits and liquidity take turns.
public final class RiskView extends StackPane implements AutoCloseable {

    private static final double WIDE = 1450;
    private static final int REASONS = 4;
    private static final double[] THREE = {45, 22, 33};
    private static final double[] TWO = {60, 40};

    private final RiskViewModel model;
    private final SettingsStrip settings;
    private final TileStrip tiles;
    private final MethodsTable methods;
    private final ContributionsPane contributions;
    private final Choice<Grouping> grouping;
    private final DistributionChart distribution;
    private final DrawdownChart drawdown;
    private final LimitsTable limits;
    private final LiquidityTable liquidity;
    private final TrailPane trail;
    private final RiskPanel methodsPanel;
    private final RiskPanel contributionsPanel;
    private final RiskPanel distributionPanel;
    private final RiskPanel drawdownPanel;
    private final RiskPanel limitsPanel;
    private final RiskPanel liquidityPanel;
    private final RiskPanel.Pair past;
    private final RiskPanel.Pair rules;
    private final VBox carriers;
    private final GridPane grid = new GridPane(8, 8);
    private final Label notes = new Label();
    private final VBox content;
    private final StackPane instead = new StackPane();
    private final Subscription subscription;

    public RiskView(RiskViewModel model, Themes themes, FxPulse pulse) {
        this.model = model;
        settings = new SettingsStrip(model);
        tiles = new TileStrip(model);
        methods = new MethodsTable(model);
        contributions = new ContributionsPane(model);
        grouping = new Choice<>(
                "risk-grouping",
                "",
                List.of(Grouping.values()),
                Grouping::label,
                model.groupingProperty(),
                model.groupingProperty()::set);
        distribution = new DistributionChart(themes, pulse);
        drawdown = new DrawdownChart(themes, pulse);
        limits = new LimitsTable(model);
        liquidity = new LiquidityTable(model);
        trail = new TrailPane(model.trail());
        methodsPanel = new RiskPanel("VaR and CVaR by method", methods);
        contributionsPanel = new RiskPanel("Contributions to risk", contributions).with(grouping);
        distributionPanel = new RiskPanel("Return distribution", distribution.pane())
                .explainedBy(
                        "risk-ask-distribution",
                        "the VaR in the distribution",
                        () -> model.explainTail(TailMeasure.VALUE_AT_RISK));
        drawdownPanel = new RiskPanel("Drawdown", drawdown.pane())
                .explainedBy("risk-ask-drawdown", "the drawdown", () -> model.explain(new RiskFigure.DrawdownDepth()));
        limitsPanel = new RiskPanel("Limits", limits);
        liquidityPanel = new RiskPanel("Liquidity", liquidity)
                .explainedBy("risk-ask-liquidity", "the liquidity", () -> model.explain(new RiskFigure.Liquidation()));
        VBox.setVgrow(contributions, Priority.ALWAYS);
        VBox.setVgrow(distribution.pane(), Priority.ALWAYS);
        VBox.setVgrow(drawdown.pane(), Priority.ALWAYS);
        VBox.setVgrow(limits, Priority.ALWAYS);
        VBox.setVgrow(liquidity, Priority.ALWAYS);
        past = new RiskPanel.Pair("risk-past", distributionPanel, drawdownPanel);
        rules = new RiskPanel.Pair("risk-rules", limitsPanel, liquidityPanel);
        carriers = new VBox(8, methodsPanel, contributionsPanel);
        methodsPanel.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(contributionsPanel, Priority.ALWAYS);
        carriers.setMinSize(0, 0);
        content = content();
        getStyleClass().addAll("room", "risk-room");
        getStylesheets().add(RoomSheet.address("risk.css"));
        setId("risk-room");
        setAccessibleText("Risk");
        setFocusTraversable(true);
        setMinSize(0, 0);
        StackPane.setAlignment(trail, Pos.CENTER_RIGHT);
        getChildren().setAll(content, instead, trail);
        addEventHandler(KeyEvent.KEY_TYPED, this::onQuestion);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onEscape);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this || event.getTarget() == content) {
                requestFocus();
            }
        });
        widthProperty().addListener((_, _, width) -> arrange(width.doubleValue()));
        arrange(WIDE);
        subscription = Subscription.combine(
                model.reportProperty().subscribe(this::show),
                model.methodProperty().subscribe(_ -> showDistribution()),
                model.stateProperty().subscribe(_ -> tellState()),
                model.reasonProperty().subscribe(_ -> tellState()),
                model.regimeProperty().subscribe(_ -> showLimits()),
                model.messageProperty().subscribe(message -> {
                    if (!message.isEmpty()) {
                        notes.setText(message);
                    }
                }));
    }

    private VBox content() {
        notes.getStyleClass().addAll("room-subtle", "risk-notes");
        notes.setMinWidth(0);
        notes.setId("risk-notes");
        VBox.setVgrow(grid, Priority.ALWAYS);
        grid.setMinSize(0, 0);
        var all = new VBox(8, settings, tiles, grid, notes);
        all.setMinSize(0, 0);
        return all;
    }

    private void arrange(double width) {
        boolean wide = width >= WIDE;
        double[] shares = wide ? THREE : TWO;
        trail.setMaxWidth(Math.clamp(width * 0.42, 420, 620));
        if (grid.getColumnConstraints().size() == shares.length) {
            return;
        }
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        for (double share : shares) {
            var column = new ColumnConstraints();
            column.setPercentWidth(share);
            grid.getColumnConstraints().add(column);
        }
        methods.bars().setVisible(wide);
        limits.base().setVisible(wide);
        if (wide) {
            past.both();
            rules.both();
            limitsPanel.setPrefHeight(420);
            liquidityPanel.setPrefHeight(330);
            grid.addRow(0, carriers, past, rules);
        } else {
            past.alternate();
            rules.alternate();
            var right = new VBox(8, past, rules);
            right.setMinSize(0, 0);
            past.setPrefHeight(240);
            rules.setPrefHeight(300);
            VBox.setVgrow(past, Priority.ALWAYS);
            VBox.setVgrow(rules, Priority.ALWAYS);
            grid.addRow(0, carriers, right);
        }
        GridPane.setVgrow(carriers, Priority.ALWAYS);
    }

    /// `?` where no figure has the focus explains the VaR of the chosen method.
    private void onQuestion(KeyEvent event) {
        if (Ask.isQuestion(event) && !model.trail().isOpen()) {
            model.explainTail(TailMeasure.VALUE_AT_RISK);
            event.consume();
        }
    }

    /// Escape closes the trail wherever in the room the focus is.
    private void onEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.trail().isOpen()) {
            model.trail().close();
            event.consume();
        }
    }

    private void show(@Nullable RiskReport report) {
        if (report == null) {
            return;
        }
        contributionsPanel.problem(report.contributions().reason());
        contributionsPanel.note("upper bar weight, lower bar share of risk, ↑ larger than the weight");
        methodsPanel.note("upper bar " + report.settings().horizons().getFirst() + " day, lower "
                + report.settings().horizons().getLast() + " days; solid to the VaR, pale on to the CVaR");
        showDistribution();
        drawdown.show(report.drawdown(), report.equityDrawdown());
        drawdownPanel.problem(report.drawdown().reason());
        drawdownPanel.note("area: today's weights · line: the book"
                + report.equityDrawdown().map(RiskView::now).orElse("")
                + report.drawdown().map(RiskView::longest).orElse(""));
        showLimits();
        showLiquidity(report);
        var sentences = new ArrayList<>(report.notes());
        report.sample().excluded().forEach((instrument, why) -> sentences.add(instrument + ": " + why));
        String text = String.join(" · ", sentences);
        notes.setText(text);
        notes.setTooltip(text.isEmpty() ? null : new Tooltip(String.join("\n", sentences)));
    }

    private static String now(Drawdown book) {
        return ", now " + Numbers.percent(-book.current());
    }

    private static String longest(Drawdown drawdown) {
        return drawdown.longest()
                .map(spell ->
                        " · longest fall " + Numbers.count(spell.duration().toDays()) + " days")
                .orElse("");
    }

    private void showDistribution() {
        RiskReport report = model.reportProperty().get();
        if (report == null) {
            return;
        }
        distribution.show(
                model.histogramProperty().get(),
                report.tail(
                        model.methodProperty().get(),
                        report.settings().horizons().getFirst()));
        distributionPanel.problem(model.histogramProperty().get().reason());
        distributionPanel.note("days by their return · line: normal");
    }

    private void showLimits() {
        RiskReport report = model.reportProperty().get();
        if (report == null) {
            return;
        }
        double factor =
                report.limits().isEmpty() ? 1 : report.limits().getFirst().factor();
        String regime = model.regimeProperty().get();
        limitsPanel.note(LimitsTable.summary(report.limits()) + " · regime "
                + (regime.isEmpty() ? "not known" : regime + ", factor " + Numbers.decimal(factor, 1)));
    }

    private void showLiquidity(RiskReport report) {
        liquidityPanel.problem(illiquidity(report.liquidity()));
        if (report.liquidity() instanceof Result.Known<Liquidity>(Liquidity all)) {
            String days = text(all.days(), known -> LiquidityTable.days(known) + " days to sell all");
            String cost = text(all.cost(), known -> "cost " + Numbers.percent(known, 2) + " of equity");
            liquidityPanel.note(days.equals(cost) ? "" : days + " · " + cost);
        }
    }

    /// Why there is not one row; empty where there is.
    private static String illiquidity(Result<Liquidity> liquidity) {
        return switch (liquidity) {
            case Result.Missing<Liquidity>(String reason) -> reason;
            case Result.Known<Liquidity>(Liquidity known) ->
                known.assets().stream().anyMatch(cell -> cell.liquidity().isKnown())
                        ? ""
                        : known.assets().stream()
                                .map(cell -> cell.liquidity().reason())
                                .distinct()
                                .limit(REASONS)
                                .collect(Collectors.joining("\n"));
        };
    }

    private static String text(Result<Double> figure, DoubleFunction<String> say) {
        return switch (figure) {
            case Result.Known<Double>(Double known) -> say.apply(known);
            case Result.Missing<Double>(String reason) -> reason;
        };
    }

    private void tellState() {
        boolean ready = model.stateProperty().get() == RiskState.READY;
        content.setVisible(ready);
        instead.setVisible(!ready);
        instead.getChildren()
                .setAll(
                        switch (model.stateProperty().get()) {
                            case READY -> List.of();
                            case LOADING -> List.of(StatePane.loading("Waiting for the first report"));
                            case EMPTY ->
                                List.of(StatePane.empty(
                                        Material2OutlinedMZ.SECURITY,
                                        "No positions, no risk",
                                        "Import your fills, or open the demo book: volatility, VaR, drawdown and limits"
                                                + " are measured from what you hold and its daily history."));
                            case MISSING ->
                                List.of(StatePane.empty(
                                        Material2OutlinedAL.HOURGLASS_EMPTY,
                                        "No risk report yet",
                                        model.reasonProperty().get()));
                        });
        if (!ready) {
            model.trail().close();
        }
    }

    /// Lets go of the view-model and the theme.
    @Override
    public void close() {
        subscription.unsubscribe();
        settings.close();
        tiles.close();
        methods.close();
        contributions.close();
        grouping.close();
        distribution.close();
        drawdown.close();
        limits.close();
        liquidity.close();
        trail.close();
    }
}
