package dev.ballast.app.positions;

import dev.ballast.core.portfolio.Lot;
import java.math.BigDecimal;
import java.time.Instant;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/// One lot of the chosen position; its value follows the price.
public final class LotRow {

    private final Lot lot;
    private final DoubleProperty value = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty unrealised = new SimpleDoubleProperty(Double.NaN);

    LotRow(Lot lot) {
        this.lot = lot;
    }

    /// @param unitValue value of one unit in the book's currency, NaN where no price is known
    void price(double unitValue) {
        double now = lot.quantity().doubleValue() * unitValue;
        if (Double.compare(now, value.get()) != 0) {
            value.set(now);
            unrealised.set(now - lot.cost().doubleValue());
        }
    }

    /// The purchase that opened it.
    public String openedBy() {
        return lot.openedBy().value();
    }

    public Instant acquired() {
        return lot.acquired();
    }

    public BigDecimal quantity() {
        return lot.quantity();
    }

    /// With its share of the fee.
    public BigDecimal unitCost() {
        return lot.unitCost();
    }

    public BigDecimal cost() {
        return lot.cost();
    }

    public DoubleProperty valueProperty() {
        return value;
    }

    public DoubleProperty unrealisedProperty() {
        return unrealised;
    }
}
