package dev.ballast.app.shell;

import dev.ballast.app.control.Tone;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the frame of the window shows, as plain values; the shell follows them. FX thread only.
public final class ShellModel {

    /// A text and what it means.
    public record Status(String text, Tone tone) {

        public static final Status NONE = new Status("", Tone.NEUTRAL);
    }

    private final ObjectProperty<Status> book = new SimpleObjectProperty<>(Status.NONE);
    private final ObjectProperty<Status> feed = new SimpleObjectProperty<>(Status.NONE);
    private final ObjectProperty<Status> trading = new SimpleObjectProperty<>(Status.NONE);
    private final ObjectProperty<Status> latency = new SimpleObjectProperty<>(Status.NONE);
    private final ObjectProperty<Status> message = new SimpleObjectProperty<>(Status.NONE);

    /// Whose book this is: `DEMO · SIMULATED`.
    public ObjectProperty<Status> book() {
        return book;
    }

    /// State and age of the prices: `Simulated market · live · 0 s`.
    public ObjectProperty<Status> feed() {
        return feed;
    }

    /// `ACTIVE`, `REDUCE ONLY` or `HALTED`.
    public ObjectProperty<Status> trading() {
        return trading;
    }

    /// What the engine needs from quote to snapshot: `engine 0.4 ms`.
    public ObjectProperty<Status> latency() {
        return latency;
    }

    /// The last thing that happened.
    public ObjectProperty<Status> message() {
        return message;
    }
}
