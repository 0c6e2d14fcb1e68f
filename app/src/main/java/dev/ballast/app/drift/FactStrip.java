package dev.ballast.app.drift;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The chosen asset in figures, each of which opens its trail by click, Enter or `?`.
final class FactStrip extends FlowPane {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final DriftViewModel model;
    private final List<Fact> facts = new ArrayList<>();
    private @Nullable DriftRow row;

    FactStrip(DriftViewModel model) {
        super(12, 2);
        this.model = model;
        getStyleClass().add("fact-strip");
        fact("Weight", DriftField.WEIGHT);
        fact("Target and band", DriftField.TARGET);
        fact("To the trigger", DriftField.DISTANCE);
        fact("Fires below", DriftField.LOWER_PRICE);
        fact("Fires above", DriftField.UPPER_PRICE);
        fact("Days: 25 · 50 · 75 %", DriftField.MEDIAN_DAYS);
        fact("Within 1 d", DriftField.DAY);
        fact("Within 7 d", DriftField.WEEK);
        fact("Within 30 d", DriftField.MONTH);
        getChildren().setAll(facts);
    }

    private void fact(String name, DriftField field) {
        facts.add(new Fact(name, field));
    }

    void show(DriftRow next) {
        row = next;
        DriftFigures figures = next.figures();
        facts.forEach(fact -> fact.show(figures));
    }

    private static String text(DriftField field, DriftFigures figures) {
        return switch (field) {
            case MEDIAN_DAYS -> days(figures);
            case WEIGHT -> Numbers.percent(figures.drift().weight(), 2);
            case TARGET -> field.text(figures) + "  " + DriftField.BAND.text(figures);
            case LOWER_PRICE, UPPER_PRICE -> price(field, figures);
            default -> field.text(figures);
        };
    }

    private static String price(DriftField field, DriftFigures figures) {
        String text = field.text(figures);
        boolean over = figures.drift().weight() > figures.trigger().next().upper();
        boolean under = figures.drift().weight() < figures.trigger().next().lower();
        boolean passed = field == DriftField.UPPER_PRICE ? over : under;
        return passed ? "fired, back at " + text : text;
    }

    private static String days(DriftFigures figures) {
        return switch (figures.outlook()) {
            case Result.Missing<Outlook> none -> Numbers.UNKNOWN;
            case Result.Known<Outlook>(Outlook known) ->
                known.median().isKnown() && known.median().orElse(1.0) <= 0
                        ? "now"
                        : DriftFields.days(known.early()) + " · " + DriftFields.days(known.median()) + " · "
                                + DriftFields.days(known.late());
        };
    }

    /// A name over a figure.
    private final class Fact extends VBox {

        private final DriftField field;
        private final Label figure = new Label();
        private final Tooltip why = new Tooltip();

        Fact(String name, DriftField field) {
            super(1);
            this.field = field;
            var head = new Label(name);
            head.getStyleClass().add("room-subtle");
            head.setMinWidth(USE_PREF_SIZE);
            figure.getStyleClass().add("room-figure");
            figure.setMinWidth(USE_PREF_SIZE);
            getStyleClass().add("fact");
            setId("fact-" + field.key());
            getChildren().addAll(head, figure);
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.BUTTON);
            Tooltip.install(this, why);
            setOnMouseClicked(_ -> explain());
            setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                    explain();
                    event.consume();
                }
            });
            setOnKeyTyped(event -> {
                if ("?".equals(event.getCharacter())) {
                    explain();
                    event.consume();
                }
            });
        }

        private void explain() {
            DriftRow of = row;
            if (of != null) {
                model.explain(of, field);
            }
        }

        void show(DriftFigures figures) {
            String text = text(field, figures);
            if (!text.equals(figure.getText())) {
                figure.setText(text);
                setAccessibleText(field.meaning() + ": " + text);
            }
            String reason = field.reason(figures);
            why.setText((reason.isEmpty() ? field.meaning() : reason) + "  ·  click: how it came about");
            figure.pseudoClassStateChanged(BAD, field == DriftField.DISTANCE && figures.isOutside());
        }
    }
}
