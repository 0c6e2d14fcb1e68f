package dev.ballast.app.risk;

import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.report.RiskFigure;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One limit: made once, its reading changes.
public final class LimitRow {

    private final ReadOnlyObjectWrapper<LimitReading> reading;

    LimitRow(LimitReading reading) {
        this.reading = new ReadOnlyObjectWrapper<>(reading);
    }

    void show(LimitReading next) {
        if (!next.equals(reading.get())) {
            reading.set(next);
        }
    }

    static String key(LimitReading reading) {
        return reading.kind() + " " + reading.subject();
    }

    String key() {
        return key(reading.get());
    }

    RiskFigure figure() {
        return new RiskFigure.LimitOf(reading.get().kind(), reading.get().subject());
    }

    public ReadOnlyObjectProperty<LimitReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }
}
