package dev.ballast.app.explain;

import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where in the trail of a figure the trader is: the figure asked for first, each step further down after it.
///
/// A trail stays as it was when it was opened, however the figures move on. FX thread only.
public final class TrailModel {

    private final ReadOnlyObjectWrapper<List<Explanation>> path = new ReadOnlyObjectWrapper<>(List.of());
    private String origin = "";

    /// Where the prices behind the figures come from, for copies and files: `SIMULATED`; empty for nothing to say.
    public void setOrigin(String text) {
        origin = text;
    }

    String origin() {
        return origin;
    }

    /// Opens the trail of a figure, in place of any other.
    public void open(Explanation figure) {
        path.set(List.of(figure));
    }

    /// One step down; nothing where the trail ends.
    public void follow(Input.Figure input) {
        input.behind().ifPresent(behind -> {
            var next = new ArrayList<>(path.get());
            next.add(behind);
            path.set(List.copyOf(next));
        });
    }

    /// One step up; from the first figure the trail closes.
    public void back() {
        List<Explanation> now = path.get();
        if (!now.isEmpty()) {
            path.set(now.subList(0, now.size() - 1));
        }
    }

    /// Back to a step of the path.
    ///
    /// @param step index into [#pathProperty], 0 the figure asked for
    public void backTo(int step) {
        path.set(List.copyOf(path.get().subList(0, step + 1)));
    }

    public void close() {
        path.set(List.of());
    }

    public boolean isOpen() {
        return !path.get().isEmpty();
    }

    /// From the figure asked for down to the one shown; empty while nothing is explained.
    public ReadOnlyObjectProperty<List<Explanation>> pathProperty() {
        return path.getReadOnlyProperty();
    }
}
