package dev.ballast.core.feed.failover;

import static dev.ballast.core.market.QuoteSource.BINANCE;
import static dev.ballast.core.market.QuoteSource.COINBASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.FeedNotice;
import dev.ballast.core.feed.SourceRoute;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every rule of the failover, with time moved by hand.
class FailoverTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId ETH = InstrumentId.of("ETH-USD");

    private final FailoverBench bench = new FailoverBench(BTC, ETH);

    @Test
    void thePrimaryPricesWhileItIsLive() {
        bench.run(60, () -> bench.both(BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(COINBASE);
        assertThat(bench.shown()).isNotEmpty().allMatch(quote -> quote.source() == COINBASE);
        assertThat(bench.route(BTC).failovers()).isZero();
    }

    @Test
    void aPrimaryQuoteOlderThanTenSecondsMovesTheInstrumentAndThirtyHealthySecondsBringItBack() {
        bench.run(5, () -> bench.both(BTC, 100));
        Instant lastQuote = bench.now();
        bench.run(15, () -> bench.quote(BINANCE, BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
        Duration took = Duration.between(lastQuote, bench.route(BTC).since());
        assertThat(took).isBetween(Duration.ofSeconds(10), Duration.ofMillis(11_300));
        Instant back = bench.now();
        bench.run(29, () -> bench.both(BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
        bench.run(3, () -> bench.both(BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(COINBASE);
        assertThat(Duration.between(back, bench.route(BTC).since())).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(bench.route(BTC).failovers()).isEqualTo(1);
        assertThat(bench.route(BTC).returns()).isEqualTo(1);
    }

    @Test
    void whatComesLaterIsPricedByThePrimaryAndWhatLeavesTakesItsNoticesAlong() {
        InstrumentId sol = InstrumentId.of("SOL-USD");
        bench.run(20, () -> {
            bench.both(BTC, 100);
            bench.quotes(ETH, 100, 102);
        });
        assertThat(bench.notices(FeedNotice.Kind.DIVERGENCE)).hasSize(1);
        bench.follow(BTC, sol);
        assertThat(bench.notices(FeedNotice.Kind.DIVERGENCE)).isEmpty();
        assertThat(bench.followed()).containsExactly(BTC, sol);
        int before = bench.shown().size();
        bench.run(1, () -> bench.quote(BINANCE, sol, 7));
        // As at the start of a feed, the fallback only stands in until the primary's first quote.
        assertThat(bench.source(sol)).isEqualTo(BINANCE);
        bench.run(5, () -> {
            bench.both(sol, 7);
            bench.both(BTC, 100);
            bench.both(ETH, 100);
        });
        assertThat(bench.source(sol)).isEqualTo(COINBASE);
        assertThat(bench.route(BTC).failovers()).isZero();
        assertThat(bench.shown().subList(before, bench.shown().size()))
                .extracting(Quote::instrument)
                .contains(BTC, sol)
                .doesNotContain(ETH);
    }

    @Test
    void onlyTheInstrumentThatIsOldMoves() {
        bench.run(30, () -> {
            bench.quote(BINANCE, BTC, 100);
            bench.both(ETH, 50);
            if (bench.second() < 5) {
                bench.quote(COINBASE, BTC, 100);
            }
        });
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
        assertThat(bench.source(ETH)).isEqualTo(COINBASE);
    }

    @Test
    void aBreakInThePrimaryStartsItsHealthAnew() {
        bench.run(5, () -> bench.both(BTC, 100));
        bench.run(15, () -> bench.quote(BINANCE, BTC, 100));
        bench.run(20, () -> bench.both(BTC, 100));
        bench.run(12, () -> bench.quote(BINANCE, BTC, 100));
        bench.run(28, () -> bench.both(BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
        bench.run(4, () -> bench.both(BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(COINBASE);
    }

    @Test
    void aFallbackThatDiesGivesTheInstrumentBackAtOnce() {
        bench.run(5, () -> bench.both(BTC, 100));
        bench.run(15, () -> bench.quote(BINANCE, BTC, 100));
        bench.run(12, () -> bench.quote(COINBASE, BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(COINBASE);
    }

    @Test
    void withoutAnyLivePriceTheInstrumentStaysWhereItIs() {
        bench.run(5, () -> bench.both(BTC, 100));
        bench.run(120, () -> {});
        assertThat(bench.source(BTC)).isEqualTo(COINBASE);
        assertThat(bench.live()).isZero();
    }

    @Test
    void aVenueThatRepeatsItsPricesWhileTheOtherMovesIsDemotedAndHasToProveItself() {
        bench.run(5, () -> bench.both(BTC, 100 + bench.second() * 0.01));
        bench.run(14, () -> {
            bench.quote(COINBASE, BTC, 100.04);
            bench.quote(BINANCE, BTC, 100 + bench.second() * 0.01);
        });
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
        assertThat(bench.route(BTC).reason()).contains("frozen");
        assertThat(bench.notices(FeedNotice.Kind.FROZEN)).hasSize(1);
        bench.run(29, () -> bench.both(BTC, 100 + bench.second() * 0.01));
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
        assertThat(bench.notices(FeedNotice.Kind.FROZEN)).isEmpty();
        bench.run(4, () -> bench.both(BTC, 100 + bench.second() * 0.01));
        assertThat(bench.source(BTC)).isEqualTo(COINBASE);
    }

    @Test
    void aQuietMarketFreezesNobody() {
        bench.run(120, () -> bench.both(BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(COINBASE);
        assertThat(bench.notices(FeedNotice.Kind.FROZEN)).isEmpty();
    }

    @Test
    void sourcesMoreThanOnePercentApartRaiseADivergence() {
        bench.run(2, () -> bench.quotes(BTC, 100, 100.99));
        assertThat(bench.notices(FeedNotice.Kind.DIVERGENCE)).isEmpty();
        bench.run(2, () -> bench.quotes(BTC, 100, 101.01));
        assertThat(bench.notices(FeedNotice.Kind.DIVERGENCE))
                .singleElement()
                .satisfies(notice -> assertThat(notice.detail()).contains("1.01 % apart"));
        bench.run(2, () -> bench.quotes(BTC, 100, 100.5));
        assertThat(bench.notices(FeedNotice.Kind.DIVERGENCE)).isEmpty();
    }

    @Test
    void aFallbackThatWasFarOffIsNotUsed() {
        bench.run(5, () -> bench.quotes(BTC, 100, 130));
        bench.run(30, () -> bench.quote(BINANCE, BTC, 130));
        assertThat(bench.source(BTC)).isEqualTo(COINBASE);
        assertThat(bench.shown()).allMatch(quote -> quote.bid() < 101);
        assertThat(bench.notices(FeedNotice.Kind.DIVERGENCE)).hasSize(1);
    }

    @Test
    void anotherCoinUnderTheSameNameIsNotBelieved() {
        bench.run(5, () -> bench.both(BTC, 100));
        bench.run(5, () -> bench.quotes(BTC, 0.001, 100));
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
        assertThat(bench.shown()).allMatch(quote -> quote.bid() > 99);
        assertThat(bench.notices(FeedNotice.Kind.IMPLAUSIBLE)).hasSize(1);
    }

    @Test
    void aVenueClockThatIsAheadDoesNotMakeAnOldPriceYoung() {
        bench.skew(COINBASE, Duration.ofMinutes(1));
        bench.run(40, () -> bench.both(BTC, 100));
        assertThat(bench.shown()).allMatch(quote -> !quote.time().isAfter(bench.now()));
        assertThat(bench.notices(FeedNotice.Kind.CLOCK)).singleElement().satisfies(notice -> assertThat(notice.detail())
                .contains("60.0 s ahead"));
        bench.run(12, () -> bench.quote(BINANCE, BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
    }

    @Test
    void aVenueClockThatIsBehindMakesItsPricesOldAndIsNamed() {
        bench.skew(COINBASE, Duration.ofMinutes(-1));
        bench.run(40, () -> bench.both(BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
        assertThat(bench.notices(FeedNotice.Kind.CLOCK)).singleElement().satisfies(notice -> assertThat(notice.detail())
                .contains("60.0 s behind"));
    }

    @Test
    void anInstrumentThatThePrimaryDoesNotTradeIsPricedByTheOther() {
        bench.refuse(COINBASE, BTC, "product not found");
        bench.run(5, () -> bench.quote(BINANCE, BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
        assertThat(bench.route(BTC).side()).isEqualTo(SourceRoute.Side.PRIMARY);
        assertThat(bench.route(BTC).failovers()).isZero();
        assertThat(bench.notices(FeedNotice.Kind.NOT_LISTED)).hasSize(1);
    }

    @Test
    void aFallbackThatIsFirstOnlyStandsIn() {
        bench.run(3, () -> bench.quote(BINANCE, BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
        bench.run(1, () -> bench.both(BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(COINBASE);
        assertThat(bench.route(BTC).failovers()).isZero();
    }

    @Test
    void quotesOutOfOrderAreDropped() {
        bench.run(1, () -> bench.quote(COINBASE, BTC, 100));
        bench.quoteAt(COINBASE, BTC, 99, bench.now().minusSeconds(3));
        assertThat(bench.shown()).hasSize(1);
        assertThat(bench.outOfOrder()).isEqualTo(1);
    }

    @Test
    void aClockSetBackLeavesNoQuoteInTheFuture() {
        bench.run(20, () -> bench.both(BTC, 100));
        bench.setClock(bench.now().minusSeconds(3_600));
        bench.advance();
        assertThat(bench.shown().getLast().time()).isBeforeOrEqualTo(bench.now());
        bench.run(12, () -> bench.quote(BINANCE, BTC, 100));
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
    }

    @Test
    void aDisconnectedVenueIsNotCalledFrozen() {
        bench.run(5, () -> bench.both(BTC, 100 + bench.second() * 0.01));
        bench.disconnect(COINBASE);
        bench.run(30, () -> bench.quote(BINANCE, BTC, 100 + bench.second() * 0.01));
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
        assertThat(bench.notices(FeedNotice.Kind.FROZEN)).isEmpty();
    }

    @Test
    void aConnectedVenueThatNeverSendsAPriceIsFrozen() {
        bench.run(12, () -> bench.quote(BINANCE, BTC, 100 + bench.second() * 0.01));
        assertThat(bench.notices(FeedNotice.Kind.FROZEN))
                .singleElement()
                .satisfies(notice -> assertThat(notice.subject()).isEqualTo("COINBASE"));
    }

    @Test
    void aMachineThatSleptForADayLooksAgainAtOnce() {
        bench.run(5, () -> bench.both(BTC, 100));
        bench.setClock(bench.now().plus(Duration.ofDays(1)));
        bench.quote(BINANCE, BTC, 100);
        assertThat(bench.source(BTC)).isEqualTo(BINANCE);
    }

    @Test
    void oneVenueAloneNeverFailsOver() {
        var alone = new FailoverBench(List.of(QuoteSource.BINANCE), BTC);
        alone.run(5, () -> alone.quote(BINANCE, BTC, 100));
        alone.run(100, () -> {});
        assertThat(alone.source(BTC)).isEqualTo(BINANCE);
        assertThat(alone.live()).isZero();
    }
}
