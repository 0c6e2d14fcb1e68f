package dev.ballast.core.engine;

import dev.ballast.core.feed.history.AskedRanges;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.discovery.Listings;
import dev.ballast.core.market.discovery.MarketCaps;
import dev.ballast.core.market.quality.DataMark;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps what is known of the market beside its prices: categories and tiers, ranks, and which bars are not used.
final class MarketDesk {

    private final DeskState state;
    private final Committer committer;
    private final BookWatch books;

    MarketDesk(DeskState state, Committer committer, BookWatch books) {
        this.state = state;
        this.committer = committer;
        this.books = books;
    }

    Outcome edit(Command.EditInstruments command, Instant now) {
        Committer.Batch batch = committer.begin(now);
        var changed = new ArrayList<Instrument>();
        for (Instrument instrument : command.instruments()) {
            Instrument known = state.instruments.get(instrument.id());
            if (known == null) {
                throw new RefusedException(
                        Refusal.of(RefusalCode.UNKNOWN_INSTRUMENT, "There is no instrument " + instrument.id())
                                .with("instrument", instrument.id()));
            }
            if (!known.equals(instrument)) {
                changed.add(instrument);
                batch.change(new Change.InstrumentSaved(instrument))
                        .journal(
                                JournalType.INSTRUMENT_EDITED,
                                instrument.id().symbol(),
                                Payload.of("category", instrument.category())
                                        .and("categoryBefore", known.category())
                                        .and("tier", instrument.tier())
                                        .and("tierBefore", known.tier()));
            }
        }
        if (changed.isEmpty()) {
            return new Outcome.Done("Nothing changed", committer.sequence());
        }
        batch.commit();
        changed.forEach(instrument -> state.instruments.put(instrument.id(), instrument));
        state.instrumentEdits++;
        changed(now, "instruments were edited");
        return new Outcome.Done(
                changed.size() == 1 ? changed.getFirst().id() + " edited" : changed.size() + " instruments edited",
                committer.sequence());
    }

    Outcome add(Command.AddInstruments command, Instant now) {
        Committer.Batch batch = committer.begin(now);
        for (Instrument instrument : command.instruments()) {
            if (state.instruments.containsKey(instrument.id())) {
                throw new RefusedException(Refusal.of(
                                RefusalCode.CONFLICTING_DUPLICATE, "The desk follows " + instrument.id() + " already")
                        .with("instrument", instrument.id()));
            }
            batch.change(new Change.InstrumentSaved(instrument))
                    .journal(
                            JournalType.INSTRUMENT_ADDED,
                            instrument.id().symbol(),
                            Payload.of("origin", command.origin())
                                    .and("category", instrument.category())
                                    .and("priceTick", instrument.priceTick())
                                    .and("quantityStep", instrument.quantityStep()));
        }
        batch.commit();
        command.instruments().forEach(instrument -> state.instruments.put(instrument.id(), instrument));
        state.instrumentEdits++;
        state.version++;
        return new Outcome.Done(
                "The desk follows " + named(command.instruments().stream().map(Instrument::id)), committer.sequence());
    }

    Outcome remove(Command.RemoveInstruments command, Instant now) {
        Committer.Batch batch = committer.begin(now);
        Listings listings = state.market.listings();
        for (InstrumentId instrument : command.instruments()) {
            String used = state.use(instrument);
            if (!used.isEmpty()) {
                throw new RefusedException(
                        Refusal.of(RefusalCode.ILLEGAL_TRANSITION, instrument + " cannot be removed: " + used)
                                .with("instrument", instrument));
            }
            listings = listings.without(instrument);
            batch.change(new Change.InstrumentRemoved(instrument, AskedRanges.settings(instrument)))
                    .journal(
                            JournalType.INSTRUMENT_REMOVED,
                            instrument.symbol(),
                            Payload.of("bars", state.days(instrument)));
        }
        if (!listings.equals(state.market.listings())) {
            batch.change(new Change.SettingSaved(Settings.LISTINGS, Settings.write(listings)));
        }
        batch.commit();
        for (InstrumentId instrument : command.instruments()) {
            state.forget(instrument);
            state.market = state.market.with(state.market.revisions().removed(instrument));
        }
        state.market = state.market.with(listings);
        changed(now, "instruments were removed");
        return new Outcome.Done(
                "The desk no longer follows " + named(command.instruments().stream()), committer.sequence());
    }

    private static String named(Stream<InstrumentId> instruments) {
        return instruments.map(InstrumentId::symbol).collect(Collectors.joining(", "));
    }

    Outcome importCaps(MarketCaps caps, Instant now) {
        committer
                .begin(now)
                .change(new Change.SettingSaved(Settings.MARKET_CAPS, Settings.write(caps)))
                .journal(
                        JournalType.MARKET_CAPS_IMPORTED,
                        caps.origin(),
                        Payload.of("asOf", caps.asOf())
                                .and("assets", caps.ranks().size()))
                .commit();
        state.market = state.market.with(caps);
        return new Outcome.Done(
                "Ranks of " + caps.ranks().size() + " assets stored, as of " + caps.asOf(), committer.sequence());
    }

    Outcome mark(DataMark mark, Instant now) {
        requireInstrument(mark);
        return save(
                JournalType.DATA_MARKED,
                mark,
                state.market.with(state.market.marks().plus(mark)),
                now);
    }

    Outcome unmark(DataMark mark, Instant now) {
        return save(
                JournalType.DATA_UNMARKED,
                mark,
                state.market.with(state.market.marks().minus(mark)),
                now);
    }

    private Outcome save(JournalType type, DataMark mark, MarketRecord after, Instant now) {
        committer
                .begin(now)
                .change(new Change.SettingSaved(Settings.DATA_MARKS, Settings.write(after.marks())))
                .journal(
                        type,
                        mark.instrument().symbol(),
                        Payload.of("timeframe", mark.timeframe())
                                .and("from", mark.from())
                                .and("to", mark.to())
                                .and("verdict", mark.verdict()))
                .commit();
        state.market = after;
        PriceHistory daily = state.history.get(mark.instrument());
        if (daily != null) {
            // The last close that stands in for a price may be another now.
            state.putHistory(daily);
        }
        changed(now, "bars of " + mark.instrument() + " were marked");
        String what = mark.verdict() == DataMark.Verdict.EXCLUDED ? "excluded" : "accepted";
        return new Outcome.Done(
                "Bars of " + mark.instrument() + ": " + (type == JournalType.DATA_MARKED ? what : "no longer " + what),
                committer.sequence());
    }

    /// Estimates, and proposals made from them, stand on other ground now.
    private void changed(Instant now, String why) {
        state.version++;
        books.groundChanged(why, now);
    }

    private void requireInstrument(DataMark mark) {
        if (!state.instruments.containsKey(mark.instrument())) {
            throw new RefusedException(
                    Refusal.of(RefusalCode.UNKNOWN_INSTRUMENT, "There is no instrument " + mark.instrument())
                            .with("instrument", mark.instrument()));
        }
    }
}
