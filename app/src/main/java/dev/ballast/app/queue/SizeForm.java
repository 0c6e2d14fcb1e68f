package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Takes a new size for a leg, as a quantity or a value, and says at each key what it would be or why it cannot.
///
/// Q and V choose the unit, which no number contains; Enter sends, Escape leaves it as it was.
final class SizeForm extends VBox {

    private final QueueViewModel model;
    private final Label title = Parts.label("room-figure");
    private final TextField field = new TextField();
    private final ToggleButton quantity = new ToggleButton("Quantity Q");
    private final ToggleButton value = new ToggleButton("Value V");
    private final Label verdict = Parts.label("size-verdict");
    private final Button send = new Button("Resize  Enter");

    SizeForm(QueueViewModel model) {
        super(6);
        this.model = model;
        getStyleClass().add("size-form");
        field.setId("leg-size");
        field.setAccessibleText("New size of the leg");
        field.setPrefColumnCount(12);
        field.textProperty().addListener((_, _, _) -> judge());
        field.setOnAction(_ -> send());
        field.addEventFilter(KeyEvent.KEY_TYPED, this::onTyped);
        verdict.setId("leg-size-verdict");
        verdict.setMinHeight(18);
        var group = new ToggleGroup();
        quantity.setToggleGroup(group);
        value.setToggleGroup(group);
        quantity.setId("leg-size-quantity");
        value.setId("leg-size-value");
        quantity.setOnAction(_ -> use(LegSize.Unit.QUANTITY));
        value.setOnAction(_ -> use(LegSize.Unit.VALUE));
        send.setId("leg-size-send");
        send.setOnAction(_ -> send());
        var back = new Button("Back  Esc");
        back.setOnAction(_ -> model.cancel());
        var row = new HBox(8, title, field, quantity, value, send, back);
        row.getChildren().forEach(node -> {
            if (node instanceof javafx.scene.layout.Region region && region != field) {
                region.setMinWidth(USE_PREF_SIZE);
            }
        });
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, verdict);
    }

    /// Starts with the leg's own size, selected to be typed over.
    void open() {
        model.legs().line().ifPresent(line -> {
            title.setText(
                    "Leg " + line.leg().number() + " " + line.leg().instrument().symbol());
            quantity.setSelected(true);
            field.setText(LegSize.text(line.leg(), LegSize.Unit.QUANTITY));
            field.requestFocus();
            field.selectAll();
        });
        judge();
    }

    private void onTyped(KeyEvent event) {
        String typed = event.getCharacter();
        if ("q".equalsIgnoreCase(typed)) {
            use(LegSize.Unit.QUANTITY);
            event.consume();
        } else if ("v".equalsIgnoreCase(typed)) {
            use(LegSize.Unit.VALUE);
            event.consume();
        }
    }

    private void use(LegSize.Unit unit) {
        (unit == LegSize.Unit.QUANTITY ? quantity : value).setSelected(true);
        model.legs().line().ifPresent(line -> field.setText(LegSize.text(line.leg(), unit)));
        field.requestFocus();
        field.selectAll();
        judge();
    }

    private LegSize.Unit unit() {
        return value.isSelected() ? LegSize.Unit.VALUE : LegSize.Unit.QUANTITY;
    }

    private void judge() {
        ProposalCard card = model.cardProperty().get();
        if (card == null || !model.legs().resizingProperty().get()) {
            return;
        }
        model.legs()
                .line()
                .ifPresent(line -> tell(LegSize.parse(field.getText(), unit(), line, card.minimumTrade()), line.leg()));
    }

    private void tell(Result<BigDecimal> size, Leg leg) {
        boolean fits = size.isKnown();
        send.setDisable(!fits);
        Marks.tone(verdict, fits ? Marks.Tone.GOOD : Marks.Tone.BAD);
        Parts.oneLine(
                verdict,
                switch (size) {
                    case Result.Known<BigDecimal>(BigDecimal known) ->
                        "✓ " + Numbers.quantity(known) + " " + leg.instrument().base() + ", worth "
                                + Numbers.money(LegSize.value(known, leg)) + " USD at the price of the leg";
                    case Result.Missing<BigDecimal>(String reason) -> "× " + reason;
                });
    }

    private void send() {
        model.legs().line().ifPresent(line -> {
            Result<BigDecimal> size = model.legs().resize(field.getText(), unit());
            if (!size.isKnown()) {
                tell(size, line.leg());
            }
        });
    }
}
