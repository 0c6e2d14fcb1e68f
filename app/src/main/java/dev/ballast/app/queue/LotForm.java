package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Lot;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Takes the lots that a sale is to consume first (ACC-3): the open lots with their numbers, and a field to type them
/// in order. Says at each key what they cover; Enter sends, Escape leaves it as it was.
final class LotForm extends VBox {

    private final QueueViewModel model;
    private final ZoneId zone;
    private final Label title = Parts.label("room-figure");
    private final TextField field = new TextField();
    private final Label verdict = Parts.label("size-verdict");
    private final Label list = Parts.label("left-over");
    private final Button send = new Button("Choose  Enter");

    LotForm(QueueViewModel model, ZoneId zone) {
        super(4);
        this.model = model;
        this.zone = zone;
        getStyleClass().add("size-form");
        field.setId("leg-lots-field");
        field.setAccessibleText("Numbers of the lots to sell first, in order");
        field.setPrefColumnCount(10);
        field.textProperty().addListener((_, _, _) -> judge());
        field.setOnAction(_ -> send());
        // Letters are keys of the room: the one that opened this form must not land in it.
        field.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().chars().anyMatch(Character::isLetter)) {
                event.consume();
            }
        });
        verdict.setId("leg-lots-verdict");
        verdict.setMinHeight(18);
        list.setId("leg-lots-open");
        send.setId("leg-lots-send");
        send.setOnAction(_ -> send());
        var back = new Button("Back  Esc");
        back.setOnAction(_ -> model.cancel());
        var row = new HBox(8, title, field, send, back);
        List.of(title, send, back).forEach((Region region) -> region.setMinWidth(USE_PREF_SIZE));
        row.setAlignment(Pos.CENTER_LEFT);
        var scroll = new ScrollPane(list);
        scroll.getStyleClass().add("proposal-scroll");
        scroll.setMinHeight(0);
        scroll.setFocusTraversable(false);
        getChildren().addAll(row, verdict, scroll);
    }

    /// Starts with what is chosen now.
    void open() {
        model.legs().line().ifPresent(line -> {
            title.setText(
                    "Leg " + line.leg().number() + " " + line.leg().instrument().symbol() + ", sell first lots");
            list.setText(IntStream.range(0, line.lots().size())
                    .mapToObj(i -> line(i + 1, line.lots().get(i)))
                    .collect(Collectors.joining("\n")));
            field.setText(LotChoice.text(line.leg().lots(), line.lots()));
            field.requestFocus();
            field.selectAll();
        });
        judge();
    }

    private String line(int number, Lot lot) {
        return number + "   " + Times.date(lot.acquired(), zone) + "   "
                + Numbers.quantity(lot.quantity().stripTrailingZeros()) + " at "
                + Numbers.money(lot.unitCost()) + " USD with fees";
    }

    private void judge() {
        if (!model.legs().choosingLotsProperty().get()) {
            return;
        }
        model.legs().line().ifPresent(line -> tell(LotChoice.parse(field.getText(), line.lots()), line));
    }

    private void tell(Result<List<EntryId>> choice, LegLine line) {
        boolean fits = choice.isKnown();
        send.setDisable(!fits);
        Marks.tone(verdict, fits ? Marks.Tone.GOOD : Marks.Tone.BAD);
        Parts.oneLine(
                verdict,
                switch (choice) {
                    case Result.Known<List<EntryId>>(List<EntryId> lots) -> "✓ " + covered(lots, line);
                    case Result.Missing<List<EntryId>>(String reason) -> "× " + reason;
                });
    }

    private static String covered(List<EntryId> lots, LegLine line) {
        Leg leg = line.leg();
        if (lots.isEmpty()) {
            return "No lot named: the book's method decides";
        }
        BigDecimal covered = LotChoice.quantity(lots, line.lots()).min(leg.quantity());
        String base = leg.instrument().base();
        return covered.compareTo(leg.quantity()) == 0
                ? "These lots cover all of " + Numbers.quantity(leg.quantity().stripTrailingZeros()) + " " + base
                : "These lots cover " + Numbers.quantity(covered.stripTrailingZeros()) + " of "
                        + Numbers.quantity(leg.quantity().stripTrailingZeros()) + " " + base
                        + ", the book's method the rest";
    }

    private void send() {
        model.legs().line().ifPresent(line -> {
            Result<List<EntryId>> choice = model.legs().chooseLots(field.getText());
            if (!choice.isKnown()) {
                tell(choice, line);
            }
        });
    }
}
