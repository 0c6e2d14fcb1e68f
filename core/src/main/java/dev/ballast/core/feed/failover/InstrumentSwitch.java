package dev.ballast.core.feed.failover;

import dev.ballast.core.feed.SourceRoute;
import dev.ballast.core.feed.SourceRoute.Side;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which venue prices one instrument. Index 0 is the primary, index 1 the fallback where there is one.
final class InstrumentSwitch {

    private static final int NONE = -1;

    private final InstrumentId instrument;
    private final FailoverPolicy policy;
    private final List<VenueLane> lanes;
    private final PriceSlot[] slots;
    private final Map<QuoteSource, Long> shown = new EnumMap<>(QuoteSource.class);
    private final Map<QuoteSource, String> products;
    private final Instant graceUntil;
    private final String divergenceKey;
    private int active = NONE;
    /// Whether the fallback only stands in until the primary's first quote.
    private boolean provisional;
    private Instant since;
    private String reason = "";
    private int failovers;
    private int returns;
    private boolean diverged;
    private boolean irreconcilable;

    /// A change of venue.
    record Switched(Optional<QuoteSource> from, QuoteSource to, String reason) {}

    InstrumentSwitch(
            InstrumentId instrument,
            Map<QuoteSource, String> products,
            FailoverPolicy policy,
            List<VenueLane> lanes,
            Instant start) {
        this.instrument = instrument;
        this.products = products;
        this.policy = policy;
        this.lanes = lanes;
        this.slots = new PriceSlot[lanes.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new PriceSlot(policy);
            if (!products.containsKey(lanes.get(i).venue())) {
                slots[i].refuse("not traded there");
            }
        }
        this.graceUntil = start.plus(policy.staleAfter());
        this.since = start;
        this.divergenceKey = "DIVERGENCE " + instrument;
    }

    /// Under which its divergence is noticed; made once, because every quote asks for it.
    String divergenceKey() {
        return divergenceKey;
    }

    InstrumentId instrument() {
        return instrument;
    }

    PriceSlot slot(int venue) {
        return slots[venue];
    }

    boolean isActive(int venue) {
        return active == venue;
    }

    int active() {
        return active;
    }

    Quote activeQuote() {
        return slots[active].quote();
    }

    void countShown(QuoteSource source) {
        shown.merge(source, 1L, Long::sum);
    }

    /// Whether the instrument has a venue and its price is live.
    boolean isLive(Instant now) {
        return active != NONE && usable(active, now);
    }

    /// Decides anew; empty where nothing changes.
    @Nullable
    Switched decide(Instant now) {
        reconcile(now);
        if (active == NONE) {
            return first(now);
        }
        if (slots.length == 1) {
            return null;
        }
        if (active == 0) {
            return !usable(0, now) && usable(1, now) && !irreconcilable ? to(1, leaving(now), now) : null;
        }
        if (provisional) {
            return provisional(now);
        }
        if (!usable(0, now)) {
            return null;
        }
        if (slots[0].healthy(now).compareTo(policy.healthyFor()) >= 0) {
            return to(0, name(0) + " has been healthy for " + seconds(policy.healthyFor()), now);
        }
        return usable(1, now) ? null : to(0, name(1) + " has no live price and " + name(0) + " has", now);
    }

    private @Nullable Switched first(Instant now) {
        if (usable(0, now)) {
            return to(0, "", now);
        }
        if (slots.length == 2 && usable(1, now)) {
            provisional = now.isBefore(graceUntil) && !slots[0].isRefused();
            String why = provisional ? "first quote" : noPrimary();
            return to(1, why, now);
        }
        return null;
    }

    /// The fallback's quotes came first: that is a failover only once the primary's are overdue.
    private @Nullable Switched provisional(Instant now) {
        if (usable(0, now)) {
            provisional = false;
            return to(0, name(0) + " has its first quote", now);
        }
        if (!now.isBefore(graceUntil) || slots[0].isRefused()) {
            provisional = false;
            failovers += slots[0].isRefused() ? 0 : 1;
            reason = noPrimary();
        }
        return null;
    }

    private String noPrimary() {
        return name(0)
                + (slots[0].isRefused()
                        ? " does not deliver it"
                        : " had no live quote within " + seconds(policy.staleAfter()) + " of the start");
    }

    private Switched to(int venue, String why, Instant now) {
        Optional<QuoteSource> from = active == NONE
                ? Optional.empty()
                : Optional.of(lanes.get(active).venue());
        boolean overdue = active == NONE && !provisional && !slots[0].isRefused();
        if (venue == 1 && (active == 0 || overdue)) {
            failovers++;
        } else if (venue == 0 && active == 1 && failovers > returns) {
            returns++;
        }
        active = venue;
        since = now;
        reason = why;
        return new Switched(from, lanes.get(venue).venue(), why);
    }

    private String leaving(Instant now) {
        if (!slots[0].jump().isEmpty()) {
            return slots[0].jump();
        }
        if (slots[0].isRefused()) {
            return name(0) + " does not deliver it";
        }
        if (lanes.get(0).isFrozen()) {
            return name(0) + " is frozen: its prices stand still while those of " + name(1) + " move";
        }
        return name(0) + "'s quote is " + seconds(slots[0].age(now)) + " old";
    }

    private boolean usable(int venue, Instant now) {
        return slots[venue].isLive(now) && !lanes.get(venue).isFrozen();
    }

    /// Compares the two venues while both are live; a fallback that was far off stays unused until it is near again.
    private void reconcile(Instant now) {
        if (slots.length < 2) {
            return;
        }
        if (!slots[0].isLive(now) || !slots[1].isLive(now)) {
            diverged = false;
            return;
        }
        double apart = apart();
        diverged = apart > policy.divergence() || (diverged && apart > 0.9 * policy.divergence());
        irreconcilable = apart > policy.irreconcilable() || (irreconcilable && apart > policy.divergence());
    }

    boolean isDiverged() {
        return diverged;
    }

    /// How far the two middle prices are apart, as a fraction of the primary's; only while both are known.
    private double apart() {
        double primary = slots[0].quote().mid();
        return Math.abs(slots[1].quote().mid() - primary) / primary;
    }

    String divergence() {
        return "%s is %s at %s and %s at %s: %.2f %% apart%s"
                .formatted(
                        instrument,
                        slots[0].quote().mid(),
                        name(0),
                        slots[1].quote().mid(),
                        name(1),
                        100 * apart(),
                        irreconcilable ? "; " + name(1) + " is not used for it" : "");
    }

    /// Whether the fallback is shut out because it was too far off; its price may be gone by now.
    boolean isIrreconcilable() {
        return irreconcilable;
    }

    SourceRoute route() {
        Optional<QuoteSource> source = active == NONE
                ? Optional.empty()
                : Optional.of(lanes.get(active).venue());
        return new SourceRoute(instrument, source, side(), since, reason, products, failovers, returns, shown);
    }

    /// An instrument that the primary does not deliver has the other venue for its usual one.
    private Side side() {
        if (active == NONE) {
            return Side.NONE;
        }
        return active == 0 || provisional || slots[0].isRefused() ? Side.PRIMARY : Side.FALLBACK;
    }

    private String name(int venue) {
        return lanes.get(venue).venue().name();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }
}
