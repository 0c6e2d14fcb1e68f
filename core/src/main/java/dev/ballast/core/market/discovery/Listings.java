package dev.ballast.core.market.discovery;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How the venues list the instruments of the desk, and which of these the estimates leave out for it (MKT-6).
///
/// An instrument is left out where a venue has stopped trading it, no venue that was asked trades it, and the trader
/// did not say otherwise. An instrument that a venue never listed is no such case: another venue may be its own.
/// Immutable.
///
/// @param entries one for each instrument and venue that was asked
/// @param kept instruments that the trader keeps in the estimates, whatever the venues say
public record Listings(List<Listing> entries, SortedSet<InstrumentId> kept) {

    public static final Listings NONE = new Listings(List.of(), new TreeSet<>());

    public Listings {
        entries = List.copyOf(entries);
        kept = Collections.unmodifiableSortedSet(new TreeSet<>(kept));
    }

    /// What a list changed.
    ///
    /// @param after all that is known now
    /// @param changes entries whose state is another than before, or that are stopped from the first look on
    public record Update(Listings after, List<Listing> changes) {
        public Update {
            changes = List.copyOf(changes);
        }
    }

    /// Takes a venue's list over. Instruments it does not speak of keep their entries.
    public Update with(QuoteSource venue, Collection<Sighting> sightings, Instant now) {
        var all = new ArrayList<>(entries);
        var changes = new ArrayList<Listing>();
        for (Sighting sighting : sightings) {
            Optional<Listing> before = of(sighting.instrument(), venue);
            ListingState state = state(sighting.found(), before);
            if (before.isPresent() && before.get().state() == state) {
                continue;
            }
            var entry = new Listing(sighting.instrument(), venue, sighting.product(), state, now);
            before.ifPresent(all::remove);
            all.add(entry);
            if (before.isPresent() || state.isStopped()) {
                changes.add(entry);
            }
        }
        return new Update(new Listings(all, kept), changes);
    }

    private static ListingState state(Sighting.Found found, Optional<Listing> before) {
        return switch (found) {
            case TRADING -> ListingState.TRADING;
            case HALTED -> ListingState.HALTED;
            case DELISTED -> ListingState.DELISTED;
            case ABSENT ->
                before.isEmpty() || before.get().state() == ListingState.NEVER_SEEN
                        ? ListingState.NEVER_SEEN
                        : ListingState.GONE;
        };
    }

    /// With the instrument in the estimates, whatever the venues say.
    public Listings keeping(InstrumentId instrument) {
        var more = new TreeSet<>(kept);
        more.add(instrument);
        return new Listings(entries, more);
    }

    /// With the venues' word deciding about the instrument again.
    public Listings notKeeping(InstrumentId instrument) {
        var fewer = new TreeSet<>(kept);
        fewer.remove(instrument);
        return new Listings(entries, fewer);
    }

    /// Without anything about an instrument that the desk no longer follows.
    public Listings without(InstrumentId instrument) {
        return new Listings(
                        entries.stream()
                                .filter(entry -> !entry.instrument().equals(instrument))
                                .toList(),
                        kept)
                .notKeeping(instrument);
    }

    /// What is known of an instrument, by venue.
    public List<Listing> of(InstrumentId instrument) {
        return entries.stream()
                .filter(entry -> entry.instrument().equals(instrument))
                .sorted((one, other) -> one.venue().compareTo(other.venue()))
                .toList();
    }

    /// What a venue says of an instrument; empty where it was not asked.
    public Optional<Listing> of(InstrumentId instrument, QuoteSource venue) {
        return entries.stream()
                .filter(entry -> entry.instrument().equals(instrument) && entry.venue() == venue)
                .findFirst();
    }

    /// Instruments that no venue trades any more, with the reason; those that the trader keeps are among them.
    public SortedMap<InstrumentId, String> stopped() {
        var stopped = new TreeMap<InstrumentId, String>();
        for (InstrumentId instrument :
                entries.stream().map(Listing::instrument).distinct().toList()) {
            List<Listing> known = of(instrument);
            boolean trades = known.stream().anyMatch(entry -> entry.state() == ListingState.TRADING);
            String reason = known.stream()
                    .filter(entry -> entry.state().isStopped())
                    .map(Listing::words)
                    .collect(Collectors.joining(", "));
            if (!trades && !reason.isEmpty()) {
                stopped.put(instrument, reason);
            }
        }
        return stopped;
    }

    /// Instruments that the estimates leave out, with the reason.
    public SortedMap<InstrumentId, String> excluded() {
        SortedMap<InstrumentId, String> excluded = stopped();
        excluded.keySet().removeAll(kept);
        return excluded;
    }
}
