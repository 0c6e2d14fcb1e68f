package dev.ballast.core.feed.history;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// When each series of stored history is looked at (MKT-4): all of them once at the start, hourly bars shortly after
/// each full hour, daily ones shortly after 00:00 UTC; what failed again after growing waits, at the latest with the
/// next bar; what no venue lists on the next day. Longer bars are derived and have no dates of their own.
///
/// A state machine without clock, thread or network: the same calls give the same dates. Not thread-safe.
public final class UpkeepPlan {

    /// The bars that are asked for.
    public static final List<Timeframe> ASKED = List.of(Timeframe.D1, Timeframe.H1);

    private final UpkeepPolicy policy;
    private final RandomGenerator random;
    /// How long after its end a bar is asked for; drawn once, so that dates follow from the time alone.
    private final Duration delay;
    /// Days before hours: estimates live by them.
    private final TreeMap<Series, Date> dates =
            new TreeMap<>(Comparator.comparing(Series::timeframe).reversed().thenComparing(Series::instrument));

    /// @param random spreads what many desks would do at the same moment
    public UpkeepPlan(UpkeepPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
        this.delay = policy.settle().plusMillis(random.nextLong(policy.spread().toMillis() + 1));
    }

    /// Bars of one length of an instrument.
    ///
    /// @param timeframe 1h or 1d
    public record Series(InstrumentId instrument, Timeframe timeframe) {
        public Series {
            if (!ASKED.contains(timeframe)) {
                throw new IllegalArgumentException("timeframe must be 1h or 1d, was " + timeframe);
            }
        }

        /// What is asked for with it: its own bars and those made of them.
        public Set<Timeframe> timeframes() {
            return timeframe == Timeframe.D1 ? Set.of(Timeframe.D1, Timeframe.W1) : Set.of(Timeframe.H1, Timeframe.H4);
        }
    }

    private static final class Date {
        private Instant due;
        private int failures;
        private boolean listed = true;

        Date(Instant due) {
            this.due = due;
        }
    }

    /// Looks at the clock and at what there is: new instruments are due at once, those that are gone are forgotten.
    /// After a clock that was set back nothing is further away than its next bar.
    public void look(Instant now, Collection<InstrumentId> instruments) {
        Set<InstrumentId> known = Set.copyOf(instruments);
        dates.keySet().removeIf(series -> !known.contains(series.instrument()));
        for (InstrumentId instrument : known) {
            for (Timeframe timeframe : ASKED) {
                dates.computeIfAbsent(new Series(instrument, timeframe), _ -> new Date(now));
            }
        }
        dates.forEach((series, date) -> {
            Instant latest = date.listed ? next(series.timeframe(), now) : next(Timeframe.D1, now);
            date.due = date.due.isAfter(latest) ? latest : date.due;
        });
    }

    /// What is to be looked at now, in order: days first, then by instrument.
    public List<Series> due(Instant now) {
        var due = new ArrayList<Series>();
        dates.forEach((series, date) -> {
            if (!date.due.isAfter(now)) {
                due.add(series);
            }
        });
        return due;
    }

    /// When something is due next, or was already; empty where there is nothing to look after.
    public Optional<Instant> next() {
        return dates.values().stream().map(date -> date.due).min(Comparator.naturalOrder());
    }

    /// How many series there are.
    public int size() {
        return dates.size();
    }

    /// All of a series is stored, or known not to exist.
    ///
    /// @param began when it was looked at: a bar that ended since then is still to come
    public void complete(Series series, Instant began) {
        Date date = date(series);
        date.failures = 0;
        date.listed = true;
        date.due = next(series.timeframe(), began);
    }

    /// No venue lists the pair: it is asked for on the next day.
    public void unlisted(Series series, Instant now) {
        Date date = date(series);
        date.failures = 0;
        date.listed = false;
        date.due = next(Timeframe.D1, now);
    }

    /// A series could not be had: again after a growing wait, at the latest with the next bar.
    ///
    /// @param notBefore until when a venue that it needs is left alone; now or earlier where there is none
    public void failed(Series series, Instant now, Instant notBefore) {
        Date date = date(series);
        date.failures++;
        date.listed = true;
        Instant again = now.plus(policy.retry(date.failures, random));
        again = again.isBefore(notBefore) ? notBefore : again;
        Instant latest = next(series.timeframe(), now);
        date.due = again.isAfter(latest) ? latest : again;
    }

    /// What failed is due at once: its venue is back.
    public void recovered(Instant now) {
        for (Date date : dates.values()) {
            if (date.failures > 0 && date.due.isAfter(now)) {
                date.due = now;
            }
        }
    }

    /// Everything is due, also what no venue listed.
    public void everything(Instant now) {
        dates.values().forEach(date -> date.due = now);
    }

    /// Whatever is due waits for its next bar: the trader wants quiet.
    ///
    /// @return how many series
    public int postpone(Instant now) {
        List<Series> due = due(now);
        due.forEach(series -> date(series).due = next(series.timeframe(), now));
        return due.size();
    }

    /// From where a series is looked through: its first stored bar, so that a gap anywhere in it is found, and at least
    /// as far back as the policy wants.
    ///
    /// @param first opening of the first stored bar
    public Instant from(Series series, Optional<Instant> first, Instant now) {
        Instant wanted = now.minus(series.timeframe() == Timeframe.D1 ? policy.dailyDepth() : policy.hourlyDepth());
        return first.filter(wanted::isAfter).orElse(wanted);
    }

    /// The first moment after `now` at which another bar of this length should be there.
    private Instant next(Timeframe timeframe, Instant now) {
        Instant asked = timeframe.opening(now).plus(delay);
        return asked.isAfter(now) ? asked : asked.plus(timeframe.length());
    }

    private Date date(Series series) {
        Date date = dates.get(series);
        if (date == null) {
            throw new IllegalArgumentException("series must be one of the plan, was " + series);
        }
        return date;
    }
}
