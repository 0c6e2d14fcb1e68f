package dev.ballast.app.queue;

import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/// How the waiting cards are sorted. Every order ends with age and id, so that it never depends on how they came.
///
/// Figures are those of the proposals as they were made or edited: cards don't change places while prices move.
public enum SortKey {
    URGENCY("Urgency"),
    AGE("Age"),
    VALUE("Value"),
    BENEFIT("Net benefit"),
    TAIL("Tail loss removed per cost");

    private static final Comparator<QueueRow> BY_AGE = Comparator.comparing(
                    (QueueRow row) -> row.proposal().raisedAt())
            .thenComparing(row -> row.id().value());

    private final String label;

    SortKey(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// The first card is the one to look at first.
    public Comparator<QueueRow> order() {
        return switch (this) {
            case URGENCY ->
                Comparator.comparing((QueueRow row) -> row.proposal().urgency())
                        .reversed()
                        .thenComparing(BY_AGE);
            case AGE -> BY_AGE;
            case VALUE -> descending(QueueRow::value);
            case BENEFIT -> descending(QueueRow::net);
            case TAIL -> descending(QueueRow::tailPerCost);
        };
    }

    /// Largest first, unknown last.
    private static Comparator<QueueRow> descending(ToDoubleFunction<QueueRow> figure) {
        return Comparator.comparingDouble((QueueRow row) -> {
                    double value = figure.applyAsDouble(row);
                    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
                })
                .thenComparing(BY_AGE);
    }

    /// The next one round.
    public SortKey next() {
        return switch (this) {
            case URGENCY -> AGE;
            case AGE -> VALUE;
            case VALUE -> BENEFIT;
            case BENEFIT -> TAIL;
            case TAIL -> URGENCY;
        };
    }
}
