package dev.ballast.core.feed.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.MessageMutator;
import dev.ballast.core.feed.SinkLog;
import dev.ballast.core.feed.SoundEvents;
import dev.ballast.core.feed.message.Candle;
import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.feed.message.Trade;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Mutated frames, each followed by a sound one: no exception, no bad price, no sound frame lost, each counted once.
/// 25,000 in the default build, more by `-Dballast.fuzz=N`.
class BinanceFuzzPropertyTest {

    private static final int MESSAGES = Integer.getInteger("ballast.fuzz", 25_000);
    private static final long SEED = 0xB1A2CE;
    private static final Instant RECEIVED = Instant.parse("2021-10-12T00:28:33Z");

    @Test
    void noMutationThrowsOrGivesABadPriceOrCostsALaterMessage() {
        var mutator = new MessageMutator(BinanceFrames.ALL, new SplittableRandom(SEED));
        var counts = new MessageCounts();
        var decoder = new BinanceDecoder(
                QuoteSource.BINANCE, BinanceSymbols.splitting(BinanceSymbols.QUOTE_CURRENCIES), counts);
        var log = new SinkLog();
        long quotes = 0;
        long others = 0;
        for (int i = 0; i < MESSAGES; i++) {
            String message = mutator.next();
            decode(decoder, message, log);
            SoundEvents.require(log, "seed " + SEED + ", message " + i + ": " + message);
            quotes += log.of(Quote.class).size();
            others += log.of(Trade.class).size() + log.of(Candle.class).size();
            decode(decoder, BinanceFrames.TICKER, log);
            if (!log.of(Quote.class).equals(List.of(sound()))) {
                throw new AssertionError("seed " + SEED + ": the sound message after " + i + " was lost: " + message);
            }
        }
        assertThat(counts.messages()).isEqualTo(2L * MESSAGES);
        assertThat(counts.quotes()).isEqualTo(quotes + MESSAGES);
        // The fuzz must reach both sides, or it proves nothing.
        assertThat(counts.messages(Channel.MALFORMED)).isGreaterThan(MESSAGES / 10);
        assertThat(quotes).isGreaterThan(MESSAGES / 50);
        assertThat(others).isGreaterThan(MESSAGES / 50);
        assertThat(Arrays.stream(Problem.Reason.values()).filter(reason -> counts.problems(reason) > 0))
                .hasSizeGreaterThanOrEqualTo(10);
    }

    private static Quote sound() {
        return new Quote(
                InstrumentId.of("ETH-USDT"),
                1792.83,
                1792.84,
                1792.84,
                QuoteSource.BINANCE,
                Instant.ofEpochMilli(1653812650349L));
    }

    private static void decode(BinanceDecoder decoder, String message, SinkLog log) {
        log.clear();
        decoder.decode(message.toCharArray(), message.length(), RECEIVED, log);
    }
}
