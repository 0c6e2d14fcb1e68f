package dev.ballast.core.feed.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.MessageMutator;
import dev.ballast.core.feed.SinkLog;
import dev.ballast.core.feed.SoundEvents;
import dev.ballast.core.feed.coinbase.CoinbaseDecoder.Way;
import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Mutated messages, each followed by a sound one: no exception, no bad price, no sound message lost, each counted
/// once; and the scanner says what the parser says. 25,000 in the default build, more by `-Dballast.fuzz=N`.
class CoinbaseFuzzPropertyTest {

    private static final int MESSAGES = Integer.getInteger("ballast.fuzz", 25_000);
    private static final long SEED = 0xC0FFEE;

    private static final String RECORDED = "{\"channel\":\"ticker\",\"timestamp\":\"2026-08-09T21:05:48.229198328Z\","
            + "\"sequence_num\":6,\"events\":[{\"type\":\"snapshot\",\"tickers\":[{\"type\":\"ticker\","
            + "\"product_id\":\"BTC-USD\",\"price\":\"65086.18\",\"volume_24_h\":\"2867.54532609\","
            + "\"low_24_h\":\"64675.22\",\"price_percent_chg_24_h\":\"0.09601107287722\",\"best_bid\":\"65083.66\","
            + "\"best_ask\":\"65083.67\",\"best_bid_quantity\":\"0.20371215\"}]}]}";

    private static final List<String> SEEDS = List.of(
            RECORDED,
            RECORDED,
            CoinbaseMessages.ticker(1, CoinbaseMessages.soundTicker()),
            CoinbaseMessages.ticker(2, CoinbaseMessages.soundTicker(), CoinbaseMessages.soundTicker()),
            "{\"channel\":\"heartbeats\",\"sequence_num\":3,\"events\":[{\"heartbeat_counter\":41691}]}",
            "{\"channel\":\"candles\",\"timestamp\":\"2026-08-09T21:05:48Z\",\"sequence_num\":3,\"events\":[{\"candles\":["
                    + "{\"start\":\"1786279500\",\"high\":\"1916.6\",\"low\":\"1915.91\",\"open\":\"1916.11\","
                    + "\"close\":\"1916.02\",\"volume\":\"13.9044026\",\"product_id\":\"ETH-USD\"}]}]}",
            "{\"channel\":\"subscriptions\",\"sequence_num\":2,\"events\":[{\"subscriptions\":{\"ticker\":[\"BTC-USD\"]}}]}",
            "{\"channel\":\"l2_data\",\"sequence_num\":4,\"events\":[{\"updates\":[{\"price_level\":\"1.5\"}]}]}",
            "{\"type\":\"error\",\"message\":\"authentication failure\"}");

    @Test
    void noMutationThrowsOrGivesABadPriceOrCostsALaterMessageAndBothWaysAgree() {
        var mutator = new MessageMutator(SEEDS, new SplittableRandom(SEED));
        var counts = new MessageCounts();
        var scanning = new CoinbaseDecoder(QuoteSource.COINBASE, counts);
        var parsing = new CoinbaseDecoder(QuoteSource.COINBASE, new MessageCounts(), Way.PARSE_ALL);
        String sound = CoinbaseMessages.ticker(1, CoinbaseMessages.soundTicker());
        var soundQuote = new Quote(
                InstrumentId.of("BTC-USD"),
                65083.66,
                65083.67,
                65086.18,
                QuoteSource.COINBASE,
                Instant.parse(CoinbaseMessages.TIME));
        var scanned = new SinkLog();
        var parsed = new SinkLog();
        long quotes = 0;
        for (int i = 0; i < MESSAGES; i++) {
            String message = mutator.next();
            decode(scanning, message, scanned);
            decode(parsing, message, parsed);
            if (!scanned.events().equals(parsed.events())) {
                throw new AssertionError("seed " + SEED + ", message " + i + ": scanned " + scanned.events()
                        + ", parsed " + parsed.events() + ": " + message);
            }
            SoundEvents.require(scanned, "seed " + SEED + ", message " + i + ": " + message);
            quotes += scanned.of(Quote.class).size();
            decode(scanning, sound, scanned);
            decode(parsing, sound, parsed);
            if (!scanned.of(Quote.class).equals(List.of(soundQuote))) {
                throw new AssertionError("seed " + SEED + ": the sound message after " + i + " was lost: " + message);
            }
        }
        assertThat(counts.messages()).isEqualTo(2L * MESSAGES);
        assertThat(counts.quotes()).isEqualTo(quotes + MESSAGES);
        // The fuzz must reach both sides, or it proves nothing.
        assertThat(counts.messages(Channel.MALFORMED)).isGreaterThan(MESSAGES / 10);
        assertThat(quotes).isGreaterThan(MESSAGES / 50);
        assertThat(Arrays.stream(Problem.Reason.values()).filter(reason -> counts.problems(reason) > 0))
                .hasSizeGreaterThanOrEqualTo(8);
    }

    private static void decode(CoinbaseDecoder decoder, String message, SinkLog log) {
        log.clear();
        decoder.decode(message.toCharArray(), message.length(), Instant.EPOCH, log);
    }
}
