package dev.ballast.app.review;

import dev.ballast.core.outcome.OutcomeGroup;
import dev.ballast.core.outcome.OutcomeReport;
import java.util.List;

/// By what decisions are summed up.
public enum Grouping {
    VERDICT("Decision"),
    TRIGGER("Trigger"),
    METHOD("Method"),
    REGIME("Regime"),
    REASON("Reject reason");

    private final String label;

    Grouping(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    List<OutcomeGroup> of(OutcomeReport report) {
        return switch (this) {
            case VERDICT -> report.byVerdict();
            case TRIGGER -> report.byTrigger();
            case METHOD -> report.byMethod();
            case REGIME -> report.byRegime();
            case REASON -> report.byReason();
        };
    }
}
