package dev.ballast.app.risk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Rows that live as long as their key does: a new report changes their figures, not the list, so that selection and
/// scroll position stay.
///
/// @param <V> what a row shows
/// @param <R> the row
final class KeyedRows<V, R> {

    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final Map<String, R> byKey = new HashMap<>();
    private final Function<V, String> key;
    private final Function<V, R> make;
    private final BiConsumer<R, V> show;

    KeyedRows(Function<V, String> key, Function<V, R> make, BiConsumer<R, V> show) {
        this.key = key;
        this.make = make;
        this.show = show;
    }

    /// Brings the rows up to the values, in the values' order; the list changes only where the order did.
    void show(List<V> values) {
        var next = new ArrayList<R>(values.size());
        var kept = new HashMap<String, R>();
        for (V value : values) {
            R row = byKey.get(key.apply(value));
            if (row == null) {
                row = make.apply(value);
            } else {
                show.accept(row, value);
            }
            kept.put(key.apply(value), row);
            next.add(row);
        }
        byKey.clear();
        byKey.putAll(kept);
        if (!rows.equals(next)) {
            rows.setAll(next);
        }
    }

    ObservableList<R> list() {
        return FXCollections.unmodifiableObservableList(rows);
    }
}
