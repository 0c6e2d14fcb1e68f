package dev.ballast.app.positions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which rows are shown and in what order.
///
/// Values change under a sorted column all the time; the order follows only when it is told to, so that no row moves
/// away under the mouse. A row that comes is put last until then.
final class RowOrder {

    private final ObservableList<PositionRow> shown = FXCollections.observableArrayList();
    private @Nullable Comparator<PositionRow> comparator;

    ObservableList<PositionRow> shown() {
        return shown;
    }

    void orderBy(@Nullable Comparator<PositionRow> wanted) {
        comparator = wanted;
        sort();
    }

    /// Sorts again; rows that are in order already stay untouched and nothing is told to listeners.
    void sort() {
        if (comparator != null && !isSorted(comparator)) {
            FXCollections.sort(shown, comparator);
        }
    }

    /// Shows exactly `wanted`, keeping the places of rows that were shown before.
    void show(List<PositionRow> wanted) {
        if (shown.size() == wanted.size() && new HashSet<>(wanted).containsAll(shown)) {
            return;
        }
        var wantedSet = new HashSet<>(wanted);
        var kept = new ArrayList<PositionRow>(wanted.size());
        for (PositionRow row : shown) {
            if (wantedSet.remove(row)) {
                kept.add(row);
            }
        }
        for (PositionRow row : wanted) {
            if (wantedSet.contains(row)) {
                kept.add(row);
            }
        }
        shown.setAll(kept);
    }

    private boolean isSorted(Comparator<PositionRow> by) {
        for (int i = 1; i < shown.size(); i++) {
            if (by.compare(shown.get(i - 1), shown.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }
}
