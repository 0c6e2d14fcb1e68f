package dev.ballast.app.review;

import dev.ballast.app.control.Choice;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.table.Notice;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.table.Sheet;
import dev.ballast.app.table.TableExport;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.outcome.DecisionOutcome;
import dev.ballast.core.outcome.OutcomeReport;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The review room: figures of all decisions, sums by kind, the books of one decision, and every decision.
public final class ReviewView extends StackPane implements AutoCloseable {

    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private final ReviewViewModel model;
    private final ReviewTiles tiles = new ReviewTiles();
    private final GroupsTable groups;
    private final DecisionsTable decisions;
    private final ShadowChart chart;
    private final Choice<Grouping> grouping;
    private final Label chosen = new Label();
    private final Label count = new Label();
    private final Subscription subscription;

    /// @param zone in which times are shown
    public ReviewView(ReviewViewModel model, Themes themes, FxPulse pulse, ZoneId zone) {
        this.model = model;
        groups = new GroupsTable(model);
        decisions = new DecisionsTable(model, zone);
        chart = new ShadowChart(themes, pulse, zone);
        grouping = new Choice<>(
                "review-grouping",
                "By",
                List.of(Grouping.values()),
                Grouping::label,
                model.groupingProperty(),
                model.groupingProperty()::set);
        getStyleClass().addAll("room", "review-room");
        getStylesheets().add(RoomSheet.address("review.css"));
        setId("review-room");
        setAccessibleText("Review");
        var content = content();
        var empty = new Notice(
                "No decision yet",
                "Approve, reject or let a proposal expire in the approval queue (Ctrl-7). From then on the book is followed"
                        + " beside the book as it would be had you decided otherwise: what each approval and each veto"
                        + " earned or cost, and what trading cost against its estimate.");
        var loading = new Notice("Following the decisions", "The first report is being made.");
        var failure = new Label();
        failure.setWrapText(true);
        failure.textProperty().bind(model.reasonProperty());
        var failed = new Notice("No report", "The decisions could not be followed up.", failure);
        getChildren().addAll(content, empty, loading, failed);
        TableExport.copyOnShortcut(decisions, this::sheet);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        subscription = Subscription.combine(
                model.stateProperty().subscribe(state -> {
                    content.setVisible(state == ReviewState.READY);
                    empty.setVisible(state == ReviewState.EMPTY);
                    loading.setVisible(state == ReviewState.LOADING);
                    failed.setVisible(state == ReviewState.FAILED);
                }),
                model.reportProperty().subscribe(this::show),
                model.selectedProperty().subscribe(_ -> draw()));
    }

    private Node content() {
        var sums = new VBox(8, grouping, groups);
        sums.getStyleClass().add("room-panel");
        VBox.setVgrow(groups, Priority.ALWAYS);
        chosen.getStyleClass().add("room-muted");
        chosen.setId("review-chosen");
        var books = new VBox(6, section("The book since the decision"), chosen, chart.pane());
        books.getStyleClass().add("room-panel");
        VBox.setVgrow(chart.pane(), Priority.ALWAYS);
        var middle = new HBox(12, sums, books);
        for (Region half : List.of(sums, books)) {
            half.setMinWidth(0);
            half.setPrefWidth(400);
            HBox.setHgrow(half, Priority.ALWAYS);
        }
        middle.setMinHeight(180);
        middle.setPrefHeight(320);
        var list = new VBox(8, tools(), decisions);
        list.getStyleClass().add("room-panel");
        VBox.setVgrow(decisions, Priority.ALWAYS);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(middle, Priority.SOMETIMES);
        return new VBox(12, tiles, middle, list);
    }

    private Node tools() {
        var message = new Label();
        message.getStyleClass().add("room-muted");
        message.setId("review-message");
        message.textProperty().bind(model.messageProperty());
        count.getStyleClass().add("room-subtle");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var copy = new Button("Copy");
        copy.setId("review-copy");
        copy.setTooltip(new Tooltip("Ctrl-C: all decisions"));
        copy.setOnAction(_ -> TableExport.copy(sheet()));
        var export = new Button("Export CSV");
        export.setId("review-export");
        export.setTooltip(new Tooltip("Ctrl-E: all decisions, with all digits"));
        export.setOnAction(_ -> export());
        var bar = new HBox(10, section("Decisions"), count, gap, message, copy, export);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private static Label section(String text) {
        var label = new Label(text);
        label.getStyleClass().add("room-section");
        return label;
    }

    private void show(@Nullable OutcomeReport report) {
        if (report == null) {
            return;
        }
        tiles.show(report);
        count.setText((report.superseded() == 0 ? "" : report.superseded() + " superseded, nobody decided on them. ")
                + (report.earlier() == 0 ? "" : report.earlier() + " older decisions are not followed."));
        draw();
    }

    private void draw() {
        DecisionRow row = model.selectedProperty().get();
        chart.show(row == null ? null : row.outcome());
        chosen.setText(row == null ? "" : describe(row.outcome()));
    }

    private static String describe(DecisionOutcome outcome) {
        String alternative =
                switch (outcome.verdict()) {
                    case EXECUTED -> "against the book left untouched";
                    case EDITED -> "against the legs as proposed, unedited";
                    case REJECTED, EXPIRED, FAILED -> "against the book had it been executed as proposed";
                };
        return outcome.proposal() + " " + outcome.verdict().label().toLowerCase(Locale.ROOT) + ": "
                + Numbers.signedMoney(outcome.value()) + " " + alternative
                + (outcome.clipped() == 0 ? "" : "; " + outcome.clipped() + " later trades did not fit it in whole");
    }

    private Sheet sheet() {
        return model.stamped(ReviewSheet.of(model.decisions()));
    }

    private void onKey(KeyEvent event) {
        if (EXPORT.match(event)) {
            export();
            event.consume();
        }
    }

    private void export() {
        TableExport.save(getScene() == null ? null : getScene().getWindow(), sheet(), "decisions", model::say);
    }

    /// Lets go of the view-model and the theme.
    @Override
    public void close() {
        subscription.unsubscribe();
        grouping.close();
        groups.close();
        decisions.close();
        chart.close();
    }
}
