package dev.ballast.core.portfolio;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The book at market prices (ACC-3): equity is cash plus the value of every open position.
///
/// @param cash exact, in the book's currency
/// @param positions open positions by instrument id
/// @param equity cash plus positions
/// @param invested sum of the positions' values
/// @param dayChange change of equity since the last daily closes at today's quantities, in money, or why it is not
/// known: one position without a recent close is enough
/// @param unrealised sum over the positions
/// @param realised over all holdings, closed ones included
public record Valuation(
        BigDecimal cash,
        List<Position> positions,
        double equity,
        double invested,
        Result<Double> dayChange,
        double unrealised,
        double realised) {

    public Valuation {
        positions = List.copyOf(positions);
    }

    /// Cash as a fraction of equity; 1 for a book without positions.
    public double cashWeight() {
        return equity > 0 ? cash.doubleValue() / equity : 1;
    }

    public Optional<Position> position(InstrumentId instrument) {
        return positions.stream()
                .filter(position -> position.instrument().equals(instrument))
                .findFirst();
    }

    /// Weight of an instrument, zero where it is not held.
    public double weight(InstrumentId instrument) {
        return position(instrument).map(Position::weight).orElse(0.0);
    }

    /// Weights of the open positions, fractions of equity.
    public SortedMap<InstrumentId, Double> weights() {
        var weights = new TreeMap<InstrumentId, Double>();
        positions.forEach(position -> weights.put(position.instrument(), position.weight()));
        return weights;
    }

    /// Weights of the categories that are held, as fractions of equity.
    public Map<Category, Double> categoryWeights() {
        var weights = new EnumMap<Category, Double>(Category.class);
        positions.forEach(position -> weights.merge(position.category(), position.weight(), Double::sum));
        return weights;
    }
}
