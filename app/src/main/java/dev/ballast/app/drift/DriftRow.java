package dev.ballast.app.drift;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drift;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One instrument against its target; made once and mutated.
public final class DriftRow {

    private static final Pattern PERCENT = Pattern.compile("\\s*(\\d{1,3}(?:[.,]\\d{0,6})?)\\s*%?\\s*");

    private final InstrumentId instrument;
    private final ReadOnlyObjectWrapper<DriftFigures> figures;
    private final StringProperty ownTarget = new SimpleStringProperty("");

    DriftRow(DriftFigures figures) {
        this.instrument = figures.instrument();
        this.figures = new ReadOnlyObjectWrapper<>(figures);
    }

    void update(DriftFigures next) {
        if (!next.equals(figures.get())) {
            figures.set(next);
        }
    }

    void update(Result<Outlook> outlook) {
        update(figures.get().with(outlook));
    }

    public InstrumentId instrument() {
        return instrument;
    }

    public Drift drift() {
        return figures.get().drift();
    }

    public DriftFigures figures() {
        return figures.get();
    }

    public ReadOnlyObjectProperty<DriftFigures> figuresProperty() {
        return figures.getReadOnlyProperty();
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
}
