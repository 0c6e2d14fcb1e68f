package dev.ballast.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.feed.live.Products;
import dev.ballast.core.feed.live.VenueProtocol;
import dev.ballast.core.feed.live.VenueProtocols;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The whole bars in the recorded Coinbase session of 2026-08-09. Its snapshots have a hundred candles each: of ETH-USD
/// one of the hour from 16:00 is missing, of BTC-USD 52 of 152 and at least one of every hour. So seven hours of
/// ETH-USD are whole, no four hours of it, and nothing of BTC-USD. Expected: computed from the recorded text
/// by a script of its own (Python).
class RecordedBarsGoldenTest {

    private static final InstrumentId ETH = InstrumentId.of("ETH-USD");

    @Test
    void onlyHoursOfWhichEveryPartWasHeardAreBars() throws Exception {
        VenueProtocol coinbase = VenueProtocols.of(
                QuoteSource.COINBASE,
                Products.usual(List.of(InstrumentId.of("BTC-USD"), ETH), List.of(QuoteSource.COINBASE)),
                1,
                new MessageCounts());
        var bars = new ArrayList<ClosedBar>();
        RecordedMessages.of(RecordedData.file("feeds/coinbase_advtrade_2026-08-09_BTC_ETH.jsonl.gz"))
                .forEach(message -> bars.addAll(
                        coinbase.receive(message.text(), message.received()).bars()));

        assertThat(bars).extracting(ClosedBar::instrument).containsOnly(ETH);
        assertThat(bars).extracting(ClosedBar::source).containsOnly(QuoteSource.COINBASE);
        List<Bar> hours = of(bars, Timeframe.H1);
        assertThat(hours)
                .extracting(Bar::openTime)
                .containsExactly(
                        Instant.ofEpochSecond(1_786_280_400),
                        Instant.ofEpochSecond(1_786_284_000),
                        Instant.ofEpochSecond(1_786_287_600),
                        Instant.ofEpochSecond(1_786_294_800),
                        Instant.ofEpochSecond(1_786_298_400),
                        Instant.ofEpochSecond(1_786_302_000),
                        Instant.ofEpochSecond(1_786_305_600));
        same(hours.getFirst(), 1916.28, 1924.9, 1916.28, 1921.99, 1228.67939055);
        same(hours.get(2), 1923.5, 1925.0, 1922.71, 1924.64, 5114.7025417);
        same(hours.getLast(), 1920.57, 1920.94, 1916.71, 1919.78, 855.8545888100001);
        // 12:00 is older than the snapshot, and 16:00 lacks its part.
        assertThat(of(bars, Timeframe.H4)).isEmpty();
    }

    private static List<Bar> of(List<ClosedBar> bars, Timeframe timeframe) {
        return bars.stream()
                .filter(bar -> bar.timeframe() == timeframe)
                .map(ClosedBar::bar)
                .toList();
    }

    private static void same(Bar bar, double open, double high, double low, double close, double volume) {
        assertThat(bar.open()).isEqualTo(open);
        assertThat(bar.high()).isEqualTo(high);
        assertThat(bar.low()).isEqualTo(low);
        assertThat(bar.close()).isEqualTo(close);
        assertThat(bar.volume()).isCloseTo(volume, within(1e-9));
    }
}
