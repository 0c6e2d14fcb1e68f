package dev.ballast.app.drift;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.risk.Drift;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One instrument against its target; made once and mutated.
public final class DriftRow {

    private static final Pattern PERCENT = Pattern.compile("\\s*(\\d{1,3}(?:[.,]\\d{0,6})?)\\s*%?\\s*");

    private final InstrumentId instrument;
    private final ReadOnlyObjectWrapper<Drift> drift;
    private final StringProperty ownTarget = new SimpleStringProperty("");
    private final BooleanProperty charted = new SimpleBooleanProperty();

    DriftRow(Drift drift) {
        this.instrument = drift.instrument();
        this.drift = new ReadOnlyObjectWrapper<>(drift);
    }

    void update(Drift next) {
        if (!next.equals(drift.get())) {
            drift.set(next);
        }
    }

    public InstrumentId instrument() {
        return instrument;
    }

    public Drift drift() {
        return drift.get();
    }

    public ReadOnlyObjectProperty<Drift> driftProperty() {
        return drift.getReadOnlyProperty();
    }

    /// How much further the weight may move before the deviation trigger fires, a fraction; negative once it has.
    public double distance() {
        return drift().band() - Math.abs(drift().drift());
    }

    /// What the trader typed, in percent of equity.
    public StringProperty ownTargetProperty() {
        return ownTarget;
    }

    /// What the trader typed, as a fraction; an empty field counts as zero, none where it is no percentage.
    Optional<Double> ownTarget() {
        String text = ownTarget.get();
        if (text.isBlank()) {
            return Optional.of(0.0);
        }
        var matcher = PERCENT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double percent = Double.parseDouble(matcher.group(1).replace(',', '.'));
        return percent <= 100 ? Optional.of(percent / 100) : Optional.empty();
    }

    /// Whether its weight is drawn.
    public BooleanProperty chartedProperty() {
        return charted;
    }
}
