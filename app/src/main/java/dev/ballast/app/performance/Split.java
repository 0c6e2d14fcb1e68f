package dev.ballast.app.performance;

import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.performance.ReturnAttribution;
import dev.ballast.core.result.Result;

/// By what the return is split up.
public enum Split {
    ASSET("Asset"),
    CATEGORY("Category"),
    STRATEGY("Strategy");

    private final String label;

    Split(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    Result<ReturnAttribution> of(PerformanceReport report) {
        return switch (this) {
            case ASSET -> report.byInstrument();
            case CATEGORY -> report.byCategory();
            case STRATEGY -> report.byStrategy();
        };
    }
}
