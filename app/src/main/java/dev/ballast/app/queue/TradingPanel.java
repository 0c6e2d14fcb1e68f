package dev.ballast.app.queue;

import dev.ballast.app.control.HaltKey;
import dev.ballast.core.engine.TradingState;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Whether trading is let through, with its key and how far it is from being stopped (REB-9).
final class TradingPanel extends VBox {

    private final Label state = Parts.label("room-figure");
    private final Label why = Parts.label("room-subtle");
    private final Subscription subscription;

    TradingPanel(QueueViewModel model) {
        super(2);
        getStyleClass().addAll("room-panel", "trading-panel");
        state.setId("queue-trading");
        why.setId("queue-trips");
        why.setWrapText(true);
        why.setMinHeight(46);
        why.setPrefHeight(46);
        why.setMaxHeight(46);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(state, why);
        subscription = model.tradingProperty().subscribe(this::show);
    }

    private void show(@Nullable TradingLine line) {
        if (line == null) {
            return;
        }
        Parts.oneLine(state, sign(line.state()) + " Trading " + words(line.state()));
        Marks.tone(
                state,
                switch (line.state()) {
                    case ACTIVE -> Marks.Tone.GOOD;
                    case REDUCE_ONLY -> Marks.Tone.WARN;
                    case HALTED -> Marks.Tone.BAD;
                });
        String words = line.state() == TradingState.HALTED
                ? HaltKey.palette() + ", then \"Resume trading\"\n" + line.words()
                : line.words();
        why.setText(words);
        why.setTooltip(Parts.wrapped(words));
    }

    private static String sign(TradingState state) {
        return switch (state) {
            case ACTIVE -> "✓";
            case REDUCE_ONLY -> "!";
            case HALTED -> "×";
        };
    }

    private static String words(TradingState state) {
        return switch (state) {
            case ACTIVE -> "active · " + HaltKey.halts() + " halts";
            case REDUCE_ONLY -> "reduces only · " + HaltKey.halts() + " halts";
            case HALTED -> "halted";
        };
    }

    void close() {
        subscription.unsubscribe();
    }
}
