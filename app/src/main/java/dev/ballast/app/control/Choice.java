package dev.ballast.app.control;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/// One of a few values, all in sight, side by side behind a name. Follows the value wherever it is changed.
///
/// @param <T> what is chosen from
public final class Choice<T> extends HBox implements AutoCloseable {

    private final Subscription subscription;

    /// @param id of the control; each button gets it with its text appended, `risk-method-historical`
    /// @param name stands before the buttons; may be empty
    /// @param options in the order of the buttons
    /// @param label text of an option
    /// @param value what is chosen now
    /// @param choose is told what the trader chose
    public Choice(
            String id,
            String name,
            List<T> options,
            Function<T, String> label,
            ObservableValue<T> value,
            Consumer<T> choose) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        setId(id);
        if (!name.isEmpty()) {
            var head = new Label(name);
            head.getStyleClass().add("room-muted");
            head.setMinWidth(USE_PREF_SIZE);
            getChildren().add(head);
        }
        var group = new ToggleGroup();
        var buttons = new HBox();
        buttons.setAlignment(Pos.CENTER_LEFT);
        for (int i = 0; i < options.size(); i++) {
            T option = options.get(i);
            var button = new ToggleButton(label.apply(option));
            button.setToggleGroup(group);
            button.setUserData(option);
            button.setId(id + "-" + slug(label.apply(option)));
            button.getStyleClass().add(i == 0 ? "left-pill" : i == options.size() - 1 ? "right-pill" : "center-pill");
            button.setAccessibleText(name + " " + label.apply(option));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                button.setSelected(true);
                choose.accept(option);
            });
            buttons.getChildren().add(button);
        }
        getChildren().add(buttons);
        subscription = value.subscribe(now -> group.getToggles().stream()
                .filter(toggle -> now.equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(group::selectToggle));
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-|-$", "");
    }

    /// Lets go of the value.
    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
