package dev.ballast.core.engine;

import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.discovery.Listing;
import dev.ballast.core.market.discovery.Listings;
import dev.ballast.core.market.discovery.Sighting;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps how venues list the desk's instruments, and with it which of them the estimates use (MKT-6). What changes is
/// journaled once, when it changes.
final class ListingDesk {

    private final DeskState state;
    private final Committer committer;
    private final BookWatch books;

    ListingDesk(DeskState state, Committer committer, BookWatch books) {
        this.state = state;
        this.committer = committer;
        this.books = books;
    }

    Outcome record(Command.RecordListings command, Instant now) {
        List<Sighting> ours = command.sightings().stream()
                .filter(sighting -> isCoin(sighting.instrument()))
                .toList();
        Listings before = state.market.listings();
        Listings.Update update = before.with(command.venue(), ours, now);
        if (update.after().equals(before)) {
            return new Outcome.Done("Nothing changed at " + command.venue(), committer.sequence());
        }
        Set<InstrumentId> excluded = update.after().excluded().keySet();
        Committer.Batch batch =
                committer.begin(now).change(new Change.SettingSaved(Settings.LISTINGS, Settings.write(update.after())));
        for (Listing change : update.changes()) {
            batch.journal(
                    JournalType.LISTING_CHANGED,
                    change.instrument().symbol(),
                    Payload.of("venue", change.venue())
                            .and("product", change.product())
                            .and("state", change.state())
                            .and("stateBefore", stateBefore(before, change))
                            .and("leftOut", excluded.contains(change.instrument())));
        }
        batch.commit();
        accept(update.after(), "a venue lists instruments differently", now);
        return new Outcome.Done(summary(command, update), committer.sequence());
    }

    Outcome decide(Command.DecideListing command, Instant now) {
        InstrumentId instrument = command.instrument();
        Listings before = state.market.listings();
        Listings after =
                switch (command.verdict()) {
                    case KEPT -> before.keeping(instrument);
                    case VENUES -> before.notKeeping(instrument);
                };
        if (!state.instruments.containsKey(instrument)) {
            throw new RefusedException(
                    Refusal.of(RefusalCode.UNKNOWN_INSTRUMENT, "There is no instrument " + instrument)
                            .with("instrument", instrument));
        }
        if (after.equals(before)) {
            return new Outcome.Done("Nothing changed", committer.sequence());
        }
        committer
                .begin(now)
                .change(new Change.SettingSaved(Settings.LISTINGS, Settings.write(after)))
                .journal(
                        JournalType.LISTING_DECIDED,
                        instrument.symbol(),
                        Payload.of("verdict", command.verdict())
                                .and("leftOut", after.excluded().containsKey(instrument)))
                .commit();
        accept(after, "whether " + instrument + " is estimated was decided", now);
        return new Outcome.Done(
                after.excluded().containsKey(instrument)
                        ? instrument + " is left out of the estimates"
                        : instrument + " is in the estimates",
                committer.sequence());
    }

    private void accept(Listings after, String why, Instant now) {
        boolean moved = !after.excluded()
                .keySet()
                .equals(state.market.listings().excluded().keySet());
        state.market = state.market.with(after);
        if (moved) {
            state.version++;
            books.groundChanged(why, now);
        }
    }

    /// Shares and funds have their venues elsewhere: that a coin venue lacks them says nothing.
    private boolean isCoin(InstrumentId id) {
        Instrument known = state.instruments.get(id);
        return known != null && known.category().isCoin();
    }

    private static String stateBefore(Listings before, Listing change) {
        return before.of(change.instrument(), change.venue())
                .map(entry -> entry.state().name())
                .orElse("");
    }

    private static String summary(Command.RecordListings command, Listings.Update update) {
        return update.changes().isEmpty()
                ? command.venue() + " lists " + command.sightings().size() + " instruments of the desk as before"
                : update.changes().stream()
                        .map(change ->
                                change.instrument() + " " + change.state().label() + " at " + change.venue())
                        .collect(Collectors.joining(", "));
    }
}
