package dev.ballast.core.rebalance;

import dev.ballast.core.regime.MarketRegime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What triggers remember from one evaluation to the next: hysteresis, cooldowns, the last look (REB-1). Immutable; it
/// is stored with the book, so that a restart changes nothing.
///
/// @param on keys of the readings that have fired and not fallen below their release since
/// @param quietUntil end of the cooldown by kind
/// @param lastLook when the targets were last looked at
/// @param regimeSeen regime at that time; absent where none was known
public record TriggerMemory(
        Set<String> on,
        Map<TriggerKind, Instant> quietUntil,
        Instant lastLook,
        @Nullable MarketRegime regimeSeen) {

    public TriggerMemory {
        on = Set.copyOf(on);
        quietUntil = Map.copyOf(quietUntil);
    }

    /// Nothing has fired; the targets are looked at now.
    public static TriggerMemory start(Instant now) {
        return new TriggerMemory(Set.of(), Map.of(), now, null);
    }

    /// After an evaluation: what holds is remembered as fired; a trigger whose figure is unknown keeps what it was.
    public TriggerMemory after(List<TriggerReading> readings) {
        var next = new TreeSet<String>();
        for (TriggerReading reading : readings) {
            boolean kept = reading.context().state() == TriggerState.UNKNOWN && on.contains(reading.key());
            if (reading.context().state().holds() || kept) {
                next.add(reading.key());
            }
        }
        return next.equals(on) ? this : new TriggerMemory(next, quietUntil, lastLook, regimeSeen);
    }

    /// With a cooldown of one kind; a later end stays.
    public TriggerMemory quiet(TriggerKind kind, Instant until) {
        Instant known = quietUntil.get(kind);
        if (known != null && !known.isBefore(until)) {
            return this;
        }
        var more = new HashMap<>(quietUntil);
        more.put(kind, until);
        return new TriggerMemory(on, more, lastLook, regimeSeen);
    }

    /// After a look at the targets.
    public TriggerMemory looked(Instant now, @Nullable MarketRegime regime) {
        return new TriggerMemory(on, quietUntil, now, regime == null ? regimeSeen : regime);
    }
}
