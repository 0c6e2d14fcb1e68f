package dev.ballast.app.risk;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A part of the room: title, a note that gives way first, what belongs at the right, and the content or why there is
/// none.
final class RiskPanel extends VBox {

    private final Label title = new Label();
    private final HBox lead = new HBox(title);
    private final Label note = new Label();
    private final HBox tools = new HBox(6);
    private final Label problem = new Label();
    private final List<Node> content;

    RiskPanel(String name, Node... content) {
        super(6);
        this.content = List.of(content);
        getStyleClass().addAll("room-panel", "risk-panel");
        setMinSize(0, 0);
        title.setText(name);
        title.getStyleClass().add("room-section");
        title.setMinWidth(USE_PREF_SIZE);
        lead.setAlignment(Pos.CENTER_LEFT);
        lead.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("room-subtle");
        note.setMinWidth(0);
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(10, lead, note, gap, tools);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("risk-head");
        head.setMinHeight(USE_PREF_SIZE);
        problem.getStyleClass().add("room-muted");
        problem.setWrapText(true);
        problem.setVisible(false);
        problem.setManaged(false);
        getChildren().addAll(head, problem);
        getChildren().addAll(content);
    }

    /// A control at the right of the title.
    RiskPanel with(Node tool) {
        tools.getChildren().add(tool);
        return this;
    }

    /// A `?` that opens the trail of what the panel shows.
    RiskPanel explainedBy(String id, String what, Runnable explain) {
        var button = new Button("?");
        button.setId(id);
        button.getStyleClass().addAll("flat", "risk-ask");
        button.setAccessibleText("How " + what + " came about");
        button.setTooltip(new Tooltip("How " + what + " came about"));
        button.setOnAction(_ -> explain.run());
        return with(button);
    }

    /// Puts something in place of the title, or the title back.
    void lead(Node node) {
        lead.getChildren().setAll(node);
    }

    Label title() {
        return title;
    }

    void note(String text) {
        if (!text.equals(note.getText())) {
            note.setText(text);
            note.setTooltip(text.isEmpty() ? null : new Tooltip(text));
        }
    }

    /// Shows the content, or why there is none.
    ///
    /// @param reason empty where there is content
    void problem(String reason) {
        boolean any = !reason.isEmpty();
        problem.setText(reason);
        problem.setVisible(any);
        problem.setManaged(any);
        for (Node node : content) {
            node.setVisible(!any);
            node.setManaged(!any);
        }
    }

    /// Two panels in one place: both, one below the other, or one at a time.
    static final class Pair extends VBox {

        private final RiskPanel first;
        private final RiskPanel second;
        private final HBox tabs = new HBox();
        private boolean alternating;

        Pair(String id, RiskPanel first, RiskPanel second) {
            super(8);
            this.first = first;
            this.second = second;
            setMinSize(0, 0);
            var group = new ToggleGroup();
            tabs.getChildren().addAll(tab(id + "-first", first, group), tab(id + "-second", second, group));
            group.selectToggle(group.getToggles().getFirst());
            setVgrow(first, Priority.ALWAYS);
            setVgrow(second, Priority.ALWAYS);
            getChildren().setAll(first, second);
        }

        private ToggleButton tab(String id, RiskPanel panel, ToggleGroup group) {
            var tab = new ToggleButton(panel.title().getText());
            tab.setId(id);
            tab.getStyleClass().addAll("risk-tab", panel == first ? "left-pill" : "right-pill");
            tab.setMinWidth(USE_PREF_SIZE);
            tab.setToggleGroup(group);
            tab.setOnAction(_ -> {
                tab.setSelected(true);
                only(panel);
                tab.requestFocus();
            });
            return tab;
        }

        private void only(RiskPanel panel) {
            getChildren().setAll(panel);
            panel.lead(tabs);
        }

        void alternate() {
            if (!alternating) {
                alternating = true;
                only(first);
                ((ToggleButton) tabs.getChildren().getFirst()).setSelected(true);
            }
        }

        void both() {
            if (alternating) {
                alternating = false;
                first.lead(first.title());
                second.lead(second.title());
                getChildren().setAll(first, second);
            }
        }
    }
}
