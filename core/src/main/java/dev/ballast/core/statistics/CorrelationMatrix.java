package dev.ballast.core.statistics;

import dev.ballast.core.market.InstrumentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Correlations of returns on common dates. Immutable; every entry finite and in [−1, 1], ones on the diagonal.
public final class CorrelationMatrix {

    private final List<InstrumentId> instruments;
    private final double[] values;
    private final int observations;
    private final Instant from;
    private final Instant to;
    private final String convention;
    private final Map<InstrumentId, String> excluded;

    /// @param instruments those in the matrix, in its order
    /// @param values row-major n × n; copied
    /// @param observations number of returns per instrument
    /// @param from open time of the first bar used
    /// @param to open time of the last bar used
    /// @param convention how it was estimated, one line for the screen
    /// @param excluded instruments that were asked for but left out, with the reason
    public CorrelationMatrix(
            List<InstrumentId> instruments,
            double[] values,
            int observations,
            Instant from,
            Instant to,
            String convention,
            Map<InstrumentId, String> excluded) {
        this.instruments = List.copyOf(instruments);
        this.values = values.clone();
        this.observations = observations;
        this.from = from;
        this.to = to;
        this.convention = convention;
        this.excluded = Map.copyOf(excluded);
        int size = instruments.size();
        if (values.length != size * size) {
            throw new IllegalArgumentException("need " + size * size + " values, was " + values.length);
        }
    }

    public List<InstrumentId> instruments() {
        return instruments;
    }

    public int size() {
        return instruments.size();
    }

    public double get(int row, int column) {
        return values[row * instruments.size() + column];
    }

    /// Row of an instrument, or −1 where it is not in the matrix.
    public int indexOf(InstrumentId instrument) {
        return instruments.indexOf(instrument);
    }

    public int observations() {
        return observations;
    }

    public Instant from() {
        return from;
    }

    public Instant to() {
        return to;
    }

    public String convention() {
        return convention;
    }

    public Map<InstrumentId, String> excluded() {
        return excluded;
    }
}
