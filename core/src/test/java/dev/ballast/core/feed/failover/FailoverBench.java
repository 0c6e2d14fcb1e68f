package dev.ballast.core.feed.failover;

import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.FeedNotice;
import dev.ballast.core.feed.SourceRoute;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A failover with a clock that a test moves, and what it showed.
final class FailoverBench {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final List<QuoteSource> venues;
    private final Failover failover;
    private final List<Quote> shown = new ArrayList<>();
    private final List<FeedChange> changes = new ArrayList<>();
    private final Map<QuoteSource, Duration> skew = new EnumMap<>(QuoteSource.class);
    private Instant now = START;

    FailoverBench(InstrumentId... instruments) {
        this(List.of(QuoteSource.COINBASE, QuoteSource.BINANCE), instruments);
    }

    FailoverBench(List<QuoteSource> venues, InstrumentId... instruments) {
        this.venues = venues;
        failover = new Failover(
                FailoverPolicy.DEFAULT, venues, products(venues, instruments), START, new FailoverOutput() {
                    @Override
                    public void show(Quote quote) {
                        shown.add(quote);
                    }

                    @Override
                    public void changed(FeedChange change) {
                        changes.add(change);
                    }
                });
        venues.forEach(venue -> failover.connected(venue, START));
    }

    private static Map<InstrumentId, Map<QuoteSource, String>> products(
            List<QuoteSource> venues, InstrumentId... instruments) {
        var products = new TreeMap<InstrumentId, Map<QuoteSource, String>>();
        for (InstrumentId instrument : instruments) {
            var names = new EnumMap<QuoteSource, String>(QuoteSource.class);
            venues.forEach(venue -> names.put(venue, instrument.symbol()));
            products.put(instrument, names);
        }
        return products;
    }

    void follow(InstrumentId... instruments) {
        failover.follow(products(venues, instruments), now);
    }

    List<InstrumentId> followed() {
        return List.copyOf(failover.routes().keySet());
    }

    /// Lets seconds pass, with `each` at the end of every one.
    void run(int seconds, Runnable each) {
        for (int i = 0; i < seconds; i++) {
            now = now.plusSeconds(1);
            failover.advance(now);
            each.run();
        }
    }

    void quote(QuoteSource venue, InstrumentId instrument, double price) {
        quoteAt(venue, instrument, price, now.plus(skew.getOrDefault(venue, Duration.ZERO)));
    }

    void quoteAt(QuoteSource venue, InstrumentId instrument, double price, Instant time) {
        failover.quote(new Quote(instrument, price - 0.0001, price + 0.0001, price, venue, time), now);
    }

    void both(InstrumentId instrument, double price) {
        quotes(instrument, price, price);
    }

    void quotes(InstrumentId instrument, double primary, double fallback) {
        quote(QuoteSource.COINBASE, instrument, primary);
        quote(QuoteSource.BINANCE, instrument, fallback);
    }

    void skew(QuoteSource venue, Duration by) {
        skew.put(venue, by);
    }

    void refuse(QuoteSource venue, InstrumentId instrument, String reason) {
        failover.refused(venue, instrument, reason, now);
    }

    void disconnect(QuoteSource venue) {
        failover.disconnected(venue, now);
    }

    void setClock(Instant to) {
        now = to;
    }

    void advance() {
        failover.advance(now);
    }

    Instant now() {
        return now;
    }

    long second() {
        return Duration.between(START, now).toSeconds();
    }

    long live() {
        return failover.live();
    }

    long outOfOrder() {
        return failover.outOfOrder();
    }

    List<Quote> shown() {
        return shown;
    }

    List<FeedChange> changes() {
        return changes;
    }

    SourceRoute route(InstrumentId instrument) {
        return Objects.requireNonNull(failover.routes().get(instrument));
    }

    QuoteSource source(InstrumentId instrument) {
        return route(instrument).source().orElseThrow();
    }

    List<FeedNotice> notices(FeedNotice.Kind kind) {
        return failover.notices().stream()
                .filter(notice -> notice.kind() == kind)
                .toList();
    }
}
