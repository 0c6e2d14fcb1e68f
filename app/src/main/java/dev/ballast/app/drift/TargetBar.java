package dev.ballast.app.drift;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.TargetMethod;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// How targets are made, whether the own ones add up, Apply, Revert and Propose now.
final class TargetBar extends VBox {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");

    private final DriftViewModel model;
    private final TargetEditor editor;
    private final Label sum = new Label();
    private final Label message = new Label();
    private final Button apply = new Button("Apply");
    private final Button revert = new Button("Revert");
    private final ComboBox<TargetMethod> solved = new ComboBox<>();
    private final Map<TargetMethod, ToggleButton> methods = new HashMap<>();
    private final Subscription subscription;

    TargetBar(DriftViewModel model) {
        super(6);
        this.model = model;
        this.editor = model.editor();
        getStyleClass().add("target-bar");
        sum.setId("drift-sum");
        message.setId("drift-message");
        message.setWrapText(true);
        apply.setId("drift-apply");
        apply.getStyleClass().add("accent");
        apply.setOnAction(_ -> model.applyTargets());
        revert.setId("drift-revert");
        revert.setOnAction(_ -> model.revertTargets());
        var ask = new Button("Propose now");
        ask.setId("drift-propose");
        ask.setOnAction(_ -> model.proposeNow());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var targets = new Label("Targets");
        targets.getStyleClass().add("room-muted");
        var line = new HBox(12, targets, choice(), apply, revert, sum, gap, adder(), ask);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, message);
        subscription = Subscription.combine(
                editor.methodProperty().subscribe(method -> {
                    methods.forEach((key, button) -> button.setSelected(key == method));
                    solved.setValue(method.solver().isPresent() ? method : null);
                    refresh();
                }),
                editor.editedProperty().subscribe(_ -> refresh()),
                editor.outOfDateProperty().subscribe(_ -> refresh()),
                editor.sumProperty().subscribe(_ -> refresh()),
                editor.problemProperty().subscribe(_ -> refresh()),
                model.messageProperty().subscribe(_ -> refresh()),
                model.busyProperty().subscribe(busy -> {
                    ask.setDisable(busy);
                    refresh();
                }));
    }

    private HBox choice() {
        var buttons = new HBox();
        List<TargetMethod> all = TargetMethod.plain();
        for (int i = 0; i < all.size(); i++) {
            TargetMethod method = all.get(i);
            var button = new ToggleButton(method.label());
            button.setId("drift-method-" + method);
            button.getStyleClass().add(i == 0 ? "left-pill" : i == all.size() - 1 ? "right-pill" : "center-pill");
            button.setOnAction(_ -> {
                button.setSelected(true);
                editor.methodProperty().set(method);
            });
            methods.put(method, button);
            buttons.getChildren().add(button);
        }
        buttons.getChildren().add(more());
        return buttons;
    }

    /// The methods that the optimiser solves.
    private ComboBox<TargetMethod> more() {
        solved.setId("drift-method-more");
        solved.getItems()
                .setAll(Arrays.stream(TargetMethod.values())
                        .filter(method -> method.solver().isPresent())
                        .toList());
        solved.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable TargetMethod method) {
                return method == null ? "" : method.label();
            }

            @Override
            public @Nullable TargetMethod fromString(String label) {
                return null;
            }
        });
        solved.setPromptText("Optimised");
        solved.setAccessibleText("Targets by a method of the optimiser");
        solved.setOnAction(_ -> {
            TargetMethod chosen = solved.getValue();
            if (chosen != null) {
                editor.methodProperty().set(chosen);
            }
        });
        return solved;
    }

    private Node adder() {
        var box = new ComboBox<InstrumentId>();
        box.setId("drift-add");
        box.setItems(model.available());
        box.setPromptText("Add an instrument");
        box.setAccessibleText("Add an instrument to the targets");
        box.setOnAction(_ -> {
            InstrumentId chosen = box.getValue();
            if (chosen != null) {
                box.setValue(null);
                model.add(chosen);
            }
        });
        box.disableProperty().bind(editor.methodProperty().isNotEqualTo(TargetMethod.OWN));
        return box;
    }

    private void refresh() {
        boolean own = editor.methodProperty().get() == TargetMethod.OWN;
        String problem = editor.problemProperty().get();
        double total = editor.sumProperty().get();
        sum.setText(
                own
                        ? "Sum " + Numbers.percent(total, 2) + " · cash " + Numbers.percent(Math.max(0, 1 - total), 2)
                        : "");
        sum.pseudoClassStateChanged(BAD, own && !problem.isEmpty());
        boolean edited = editor.editedProperty().get();
        apply.setDisable(!edited || !problem.isEmpty() || model.busyProperty().get());
        revert.setDisable(!edited);
        if (!problem.isEmpty()) {
            say("× " + problem, BAD);
        } else if (editor.outOfDateProperty().get()) {
            say("! The targets in force changed since you began: Revert shows them, Apply replaces them", WARN);
        } else if (edited) {
            say("Not applied yet", WARN);
        } else {
            DriftMessage said = model.messageProperty().get();
            switch (said.tone()) {
                case INFO -> say(said.text(), null);
                case DONE -> say("✓ " + said.text(), GOOD);
                case REFUSED -> say("× " + said.text(), BAD);
            }
        }
        DriftMessage said = model.messageProperty().get();
        if (edited && problem.isEmpty() && said.tone() == DriftMessage.Tone.REFUSED) {
            say("× " + said.text(), BAD);
        }
    }

    private void say(String text, @Nullable PseudoClass tone) {
        message.setText(text);
        message.setManaged(!text.isEmpty());
        message.pseudoClassStateChanged(GOOD, tone == GOOD);
        message.pseudoClassStateChanged(WARN, tone == WARN);
        message.pseudoClassStateChanged(BAD, tone == BAD);
    }

    void close() {
        subscription.unsubscribe();
    }
}
