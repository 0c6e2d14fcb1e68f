package dev.ballast.core.feed.failover;

import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.FeedNotice;
import dev.ballast.core.feed.SourceRoute;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Chooses, instrument by instrument, between the quotes of a primary venue and a fallback that run side by side.
///
/// - The primary's quote older than `staleAfter`, or the primary frozen: the instrument moves to the fallback if that
///   has a live quote. It comes back once the primary has been live for `healthyFor` without a break, or at once where
///   the fallback itself is no longer live.
/// - A venue is frozen when none of its prices moved for `staleAfter` while the other's moved at least
///   `movesOfTheOther` times; one move ends that, and health counts from there.
/// - Age counts from the venue's time, but never from later than the arrival, so that a venue clock that is ahead
///   cannot make an old price look young. A venue clock that is behind makes prices look older, never younger.
/// - The fallback is not used where both were live and farther apart than `irreconcilable`; a quote that jumps by more
///   than `jump` is not believed.
///
/// Everything follows from the quotes, their arrivals and the looks at fixed times (multiples of `grid`): the same
/// arrivals give the same decisions, whoever calls [#advance] how often. Not thread-safe.
public final class Failover {

    /// Farther behind, looks at the grid are skipped: the machine slept.
    private static final int MOST_STEPS = 1_000;

    private static final String JUMP = "JUMP ";

    private final FailoverPolicy policy;
    private final List<VenueLane> lanes;
    private final Map<InstrumentId, InstrumentSwitch> switches = new TreeMap<>();
    private final FailoverOutput output;
    private final Map<String, FeedNotice> notices = new LinkedHashMap<>();
    private Instant last;
    private long older;
    private int jumps;

    /// @param venues primary first, then the fallback if there is one
    /// @param products what each venue calls each instrument; without an entry for a venue it is not traded there
    public Failover(
            FailoverPolicy policy,
            List<QuoteSource> venues,
            Map<InstrumentId, Map<QuoteSource, String>> products,
            Instant start,
            FailoverOutput output) {
        if (venues.isEmpty() || venues.size() > 2) {
            throw new IllegalArgumentException("need one or two venues, was " + venues);
        }
        this.policy = policy;
        this.output = output;
        this.last = start;
        this.lanes = venues.stream()
                .map(venue -> new VenueLane(venue, policy, start))
                .toList();
        follow(products, start);
    }

    /// Follows these instruments from now on and no others; one that was followed before goes on as it is.
    ///
    /// @param products what each venue calls each instrument
    public void follow(Map<InstrumentId, Map<QuoteSource, String>> products, Instant now) {
        advance(now);
        List<InstrumentId> gone = switches.keySet().stream()
                .filter(instrument -> !products.containsKey(instrument))
                .toList();
        gone.forEach(this::forget);
        products.forEach((instrument, names) -> switches.computeIfAbsent(
                instrument, _ -> new InstrumentSwitch(instrument, Map.copyOf(names), policy, lanes, last)));
    }

    private void forget(InstrumentId instrument) {
        switches.remove(instrument);
        List<String> theirs = notices.entrySet().stream()
                .filter(notice -> notice.getValue().subject().equals(instrument.symbol()))
                .map(Map.Entry::getKey)
                .toList();
        theirs.forEach(key -> {
            jumps -= key.startsWith(JUMP) ? 1 : 0;
            drop(key, last);
        });
    }

    /// Takes a quote that arrived at `now` in.
    public void quote(Quote quote, Instant arrived) {
        advance(arrived);
        Instant now = last;
        int venue = indexOf(quote.source());
        InstrumentSwitch instrument = switches.get(quote.instrument());
        if (instrument == null) {
            return;
        }
        VenueLane lane = lanes.get(venue);
        lane.received(Duration.between(quote.time(), now));
        PriceSlot.Taken taken = instrument.slot(venue).take(quote, now);
        if (taken == PriceSlot.Taken.MOVED) {
            moved(lane, venue, instrument, now);
        }
        InstrumentSwitch.@Nullable Switched switched = decide(instrument, now);
        jump(instrument, venue, now);
        boolean accepted = taken == PriceSlot.Taken.MOVED || taken == PriceSlot.Taken.REPEATED;
        if (!accepted) {
            older += taken == PriceSlot.Taken.OLDER ? 1 : 0;
        } else if (switched == null && instrument.isActive(venue)) {
            show(instrument);
        }
    }

    /// Lets time pass until `to`.
    public void advance(Instant to) {
        Duration behind = Duration.between(to, last);
        if (behind.compareTo(policy.clockTolerance()) > 0) {
            clockSetBack(to);
            return;
        }
        if (!to.isAfter(last)) {
            return;
        }
        long grid = policy.grid().toNanos();
        Instant next = nextLook(last, grid);
        if (Duration.between(next, to).dividedBy(policy.grid()) > MOST_STEPS) {
            next = nextLook(to.minusNanos(grid * MOST_STEPS), grid);
        }
        while (!next.isAfter(to)) {
            look(next);
            next = next.plusNanos(grid);
        }
        last = to;
    }

    /// A connection to a venue was made.
    public void connected(QuoteSource venue, Instant now) {
        advance(now);
        lanes.get(indexOf(venue)).connected(last);
    }

    /// The connection to a venue is gone.
    public void disconnected(QuoteSource venue, Instant now) {
        advance(now);
        lanes.get(indexOf(venue)).disconnected();
        drop("FROZEN " + venue, last);
    }

    /// A venue said, or its product list says, that it does not deliver an instrument.
    public void refused(QuoteSource venue, InstrumentId instrument, String reason, Instant now) {
        advance(now);
        InstrumentSwitch affected = switches.get(instrument);
        if (affected != null) {
            affected.slot(indexOf(venue)).refuse(reason);
            notice(
                    FeedNotice.Kind.NOT_LISTED,
                    venue + " " + instrument,
                    instrument.symbol(),
                    venue + " does not deliver " + instrument + ": " + reason,
                    last);
            decide(affected, last);
        }
    }

    /// Where every instrument is priced.
    public Map<InstrumentId, SourceRoute> routes() {
        var routes = new TreeMap<InstrumentId, SourceRoute>();
        switches.forEach((instrument, each) -> routes.put(instrument, each.route()));
        return routes;
    }

    /// What holds now, in the order in which it came.
    public List<FeedNotice> notices() {
        return List.copyOf(notices.values());
    }

    /// Since when a venue has been frozen; absent where it moves.
    public Optional<Instant> frozenSince(QuoteSource venue) {
        return lanes.get(indexOf(venue)).frozenSince();
    }

    /// How far a venue's clock is ahead of this machine's, by its freshest messages.
    public Duration clockAhead(QuoteSource venue) {
        return lanes.get(indexOf(venue)).clockAhead();
    }

    /// Instruments whose price is live now.
    public long live() {
        return switches.values().stream().filter(each -> each.isLive(last)).count();
    }

    /// Quotes dropped because a newer one of the same venue had come before.
    public long outOfOrder() {
        return older;
    }

    private void moved(VenueLane lane, int venue, InstrumentSwitch instrument, Instant now) {
        if (lane.moved(now)) {
            switches.values().forEach(each -> each.slot(venue).forgetHealth());
            // The quote that ended it is the first of the new health.
            instrument.slot(venue).startHealth(now);
            drop("FROZEN " + lane.venue(), now);
        }
        if (lanes.size() == 2 && !instrument.slot(1 - venue).isRefused()) {
            lanes.get(1 - venue).otherMoved();
        }
    }

    private void look(Instant now) {
        last = now;
        for (VenueLane lane : lanes) {
            lane.turnWindow(now);
            if (lanes.size() == 2 && lane.checkFrozen(now)) {
                notice(
                        FeedNotice.Kind.FROZEN,
                        "FROZEN " + lane.venue(),
                        lane.venue().name(),
                        lane.venue() + " is connected and none of its prices has moved for "
                                + policy.staleAfter().toMillis() / 1e3 + " s while the other venue's did",
                        now);
            }
            clock(lane, now);
        }
        switches.values().forEach(each -> decide(each, now));
    }

    private void clock(VenueLane lane, Instant now) {
        Duration ahead = lane.clockAhead();
        String key = "CLOCK " + lane.venue();
        if (ahead.abs().compareTo(policy.clockTolerance()) <= 0) {
            drop(key, now);
        } else if (!notices.containsKey(key)) {
            String seconds = String.format(Locale.ROOT, "%.1f s", ahead.abs().toMillis() / 1e3);
            String detail = ahead.isNegative()
                    ? "Times of " + lane.venue() + " are " + seconds
                            + " behind this machine's clock, or all its messages"
                            + " are late: its prices count as that much older"
                    : "Times of " + lane.venue() + " are " + seconds
                            + " ahead of this machine's clock: its prices count from their arrival";
            notice(FeedNotice.Kind.CLOCK, key, lane.venue().name(), detail, now);
        }
    }

    private InstrumentSwitch.@Nullable Switched decide(InstrumentSwitch each, Instant now) {
        InstrumentSwitch.Switched switched = each.decide(now);
        String symbol = each.instrument().symbol();
        if (switched != null) {
            String from = switched.from().map(QuoteSource::name).orElse("");
            output.changed(new FeedChange(
                    FeedChange.Kind.SOURCE, symbol, from, switched.to().name(), switched.reason(), now));
            show(each);
        }
        if (!each.isDiverged() && !each.isIrreconcilable()) {
            drop(each.divergenceKey(), now);
        } else if (!notices.containsKey(each.divergenceKey())) {
            notice(FeedNotice.Kind.DIVERGENCE, each.divergenceKey(), symbol, each.divergence(), now);
        }
        return switched;
    }

    private void jump(InstrumentSwitch each, int venue, Instant now) {
        String jump = each.slot(venue).jump();
        if (jump.isEmpty() && jumps == 0) {
            return;
        }
        String key = JUMP + lanes.get(venue).venue() + ' ' + each.instrument();
        boolean known = notices.containsKey(key);
        if (!jump.isEmpty() && !known) {
            jumps++;
            notice(FeedNotice.Kind.IMPLAUSIBLE, key, each.instrument().symbol(), jump, now);
        } else if (jump.isEmpty() && known) {
            jumps--;
            drop(key, now);
        }
    }

    private void show(InstrumentSwitch each) {
        Quote quote = each.activeQuote();
        each.countShown(quote.source());
        output.show(quote);
    }

    private void notice(FeedNotice.Kind kind, String key, String subject, String detail, Instant now) {
        notices.put(key, new FeedNotice(kind, subject, detail));
        output.changed(new FeedChange(FeedChange.Kind.NOTICE, subject, "", kind.name(), detail, now));
    }

    private void drop(String key, Instant now) {
        FeedNotice gone = notices.remove(key);
        if (gone != null) {
            output.changed(new FeedChange(
                    FeedChange.Kind.NOTICE, gone.subject(), gone.kind().name(), "", "It has passed", now));
        }
    }

    private void clockSetBack(Instant to) {
        last = to;
        lanes.forEach(lane -> lane.clockSetBack(to));
        for (InstrumentSwitch each : switches.values()) {
            for (int venue = 0; venue < lanes.size(); venue++) {
                each.slot(venue).clockSetBack(to);
            }
            if (each.active() >= 0) {
                output.show(each.activeQuote());
            }
        }
    }

    private int indexOf(QuoteSource venue) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).venue() == venue) {
                return i;
            }
        }
        throw new IllegalArgumentException("venue " + venue + " is not one of this feed");
    }

    private static Instant nextLook(Instant after, long grid) {
        long nanos = Math.addExact(Math.multiplyExact(after.getEpochSecond(), 1_000_000_000L), after.getNano());
        long next = Math.addExact(Math.multiplyExact(Math.floorDiv(nanos, grid), grid), grid);
        return Instant.ofEpochSecond(0, next);
    }
}
