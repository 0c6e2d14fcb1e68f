package dev.ballast.core.feed.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.Decoded;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// 110,000 mutated messages: no exception, no bad price, each counted once.
class CoinbaseDecoderFuzzPropertyTest {

    private static final int MESSAGES = 110_000;
    private static final long SEED = 0xC0FFEE;

    private static final List<String> SEEDS = List.of(
            CoinbaseMessages.ticker(1, CoinbaseMessages.soundTicker()),
            CoinbaseMessages.ticker(2, CoinbaseMessages.soundTicker(), CoinbaseMessages.soundTicker()),
            "{\"channel\":\"heartbeats\",\"sequence_num\":3,\"events\":[{\"heartbeat_counter\":41691}]}",
            "{\"channel\":\"l2_data\",\"sequence_num\":4,\"events\":[{\"updates\":[{\"price_level\":\"1.5\"}]}]}",
            "{\"type\":\"error\",\"message\":\"authentication failure\"}");

    private static final List<String> TOKENS = List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\\",
            "\\u0000",
            "\\ud800",
            "null",
            "true",
            "-",
            "NaN",
            "1e999999999",
            "1e-999999999",
            "-0",
            "0",
            "\"\"",
            "{}",
            "[]",
            "\u0000",
            "\uD800",
            "\uFFFF",
            "é",
            "9".repeat(80),
            " ",
            "\n",
            "ticker",
            "\"best_bid\":",
            "\"tickers\":",
            "\"events\":",
            "\"-1\"",
            "\"0\"",
            "\"NaN\"",
            "\"1e400\"");

    @Test
    void noMutationThrowsOrGivesABadPrice() {
        System.out.println("fuzz seed " + SEED);
        var random = new SplittableRandom(SEED);
        var counts = new MessageCounts();
        var decoder = new CoinbaseDecoder(QuoteSource.COINBASE, counts);
        long quotes = 0;
        for (int i = 0; i < MESSAGES; i++) {
            String message = mutated(random);
            Decoded decoded = decoder.decode(message, Instant.EPOCH);
            quotes += decoded.quotes().size();
            for (Quote quote : decoded.quotes()) {
                if (!isSound(quote.bid()) || !isSound(quote.ask()) || !isSound(quote.last())) {
                    throw new AssertionError(quote + " from message " + i + ": " + message);
                }
            }
            if (decoded.channel() == Channel.MALFORMED && !decoded.quotes().isEmpty()) {
                throw new AssertionError("quotes from a malformed message " + i + ": " + message);
            }
        }
        assertThat(counts.messages()).isEqualTo(MESSAGES);
        assertThat(counts.quotes()).isEqualTo(quotes);
        // The fuzz must reach both sides, or it proves nothing.
        assertThat(counts.messages(Channel.MALFORMED)).isGreaterThan(MESSAGES / 10);
        assertThat(quotes).isGreaterThan(MESSAGES / 50);
        assertThat(Arrays.stream(Problem.Reason.values()).filter(reason -> counts.problems(reason) > 0))
                .hasSizeGreaterThanOrEqualTo(8);
    }

    private static boolean isSound(double price) {
        return price >= 1e-12 && price <= 1e12;
    }

    private static String mutated(SplittableRandom random) {
        var message = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        int mutations = random.nextInt(1, 4);
        for (int i = 0; i < mutations && !message.isEmpty(); i++) {
            int at = random.nextInt(message.length());
            int until = Math.min(message.length(), at + random.nextInt(1, 12));
            switch (random.nextInt(6)) {
                case 0 -> message.setCharAt(at, (char) random.nextInt(0x20, 0x7f));
                case 1 -> message.delete(at, until);
                case 2 -> message.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
                case 3 -> message.insert(at, message.substring(at, until));
                case 4 -> message.replace(at, until, TOKENS.get(random.nextInt(TOKENS.size())));
                default -> mutateValue(message, random);
            }
        }
        return message.toString();
    }

    /// Replaces one whole JSON string by another token, so that the message stays well-formed more often.
    private static void mutateValue(StringBuilder message, SplittableRandom random) {
        int from = message.indexOf(":\"", random.nextInt(message.length()));
        int to = from < 0 ? -1 : message.indexOf("\"", from + 2);
        if (to > 0) {
            message.replace(from + 1, to + 1, TOKENS.get(random.nextInt(TOKENS.size())));
        }
    }
}
