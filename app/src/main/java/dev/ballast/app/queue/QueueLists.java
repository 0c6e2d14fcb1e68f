package dev.ballast.app.queue;

import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The two lists of small cards, which of them is chosen, and how they are sorted. FX thread only.
final class QueueLists {

    private static final Comparator<QueueRow> NEWEST_FIRST = Comparator.comparing(
                    (QueueRow row) -> row.proposal().raisedAt())
            .reversed()
            .thenComparing(row -> row.id().value());

    private final ObservableList<QueueRow> open = FXCollections.observableArrayList();
    private final ObservableList<QueueRow> decided = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable QueueRow> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SortKey> order = new ReadOnlyObjectWrapper<>(SortKey.URGENCY);

    /// Brings the rows up to the proposals; rows of known ones are kept.
    ///
    /// @return whether the chosen row left
    boolean reconcile(List<Proposal> proposals, Instant now) {
        Map<ProposalId, QueueRow> rows = new HashMap<>();
        open.forEach(row -> rows.put(row.id(), row));
        decided.forEach(row -> rows.put(row.id(), row));
        var waiting = new ArrayList<QueueRow>();
        var over = new ArrayList<QueueRow>();
        for (Proposal proposal : proposals) {
            QueueRow row = rows.computeIfAbsent(proposal.id(), _ -> new QueueRow(proposal));
            row.update(proposal, now);
            (proposal.state().isFinal() ? over : waiting).add(row);
        }
        waiting.sort(order.get().order());
        over.sort(NEWEST_FIRST);
        replace(open, waiting);
        replace(decided, over);
        QueueRow row = selected.get();
        return row != null && !open.contains(row) && !decided.contains(row);
    }

    private static void replace(ObservableList<QueueRow> list, List<QueueRow> wanted) {
        if (!wanted.equals(list)) {
            list.setAll(wanted);
        }
    }

    void countDown(Instant now) {
        open.forEach(row -> row.update(row.proposal(), now));
    }

    void sortBy(SortKey key) {
        order.set(key);
        var sorted = new ArrayList<>(open);
        sorted.sort(key.order());
        replace(open, sorted);
    }

    void choose(@Nullable QueueRow row) {
        selected.set(row);
    }

    @Nullable
    QueueRow chosen() {
        return selected.get();
    }

    @Nullable
    QueueRow first() {
        return open.isEmpty() ? null : open.getFirst();
    }

    /// The card so many places down, open ones before decided ones; the present one at the ends.
    @Nullable
    QueueRow at(int places) {
        var all = new ArrayList<QueueRow>(open);
        all.addAll(decided);
        if (all.isEmpty()) {
            return null;
        }
        int now = all.indexOf(selected.get());
        return all.get(now < 0 ? 0 : Math.clamp(now + places, 0, all.size() - 1));
    }

    ObservableList<QueueRow> open() {
        return FXCollections.unmodifiableObservableList(open);
    }

    ObservableList<QueueRow> decided() {
        return FXCollections.unmodifiableObservableList(decided);
    }

    ReadOnlyObjectProperty<@Nullable QueueRow> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<SortKey> orderProperty() {
        return order.getReadOnlyProperty();
    }
}
