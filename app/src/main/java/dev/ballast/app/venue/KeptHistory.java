package dev.ballast.app.venue;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.history.BarArchive;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Whose history is kept up to date, and where.
///
/// @param archive where bars are
/// @param instruments whose history is looked after at this moment; thread-safe
/// @param journal takes reasons why history is missing, as they come and go; thread-safe
public record KeptHistory(BarArchive archive, Supplier<Set<InstrumentId>> instruments, Consumer<FeedChange> journal) {

    /// The coins that a desk knows, but for those that no venue trades any more.
    public static Set<InstrumentId> coins(Snapshot snapshot) {
        Set<InstrumentId> excluded = snapshot.market().listings().excluded().keySet();
        return snapshot.instruments().values().stream()
                .filter(instrument -> instrument.category().isCoin() && !excluded.contains(instrument.id()))
                .map(Instrument::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
