package dev.ballast.core.feed;

import java.util.List;
import java.util.SplittableRandom;

/// Ruins messages in the ways of bad lines, bad software and bad will.
public final class MessageMutator {

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
            "\"data\":",
            "\"b\":",
            "\"-1\"",
            "\"0\"",
            "\"NaN\"",
            "\"1e400\"",
            "\"0.00000000\"",
            "\"1.5\"",
            "\"999999999999999\"",
            "\"0.1000000000000000055511151231257827\"");

    private final List<String> seeds;
    private final SplittableRandom random;

    public MessageMutator(List<String> seeds, SplittableRandom random) {
        this.seeds = List.copyOf(seeds);
        this.random = random;
    }

    /// A seed message with one to three changes.
    public String next() {
        var message = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        int mutations = random.nextInt(1, 4);
        for (int i = 0; i < mutations && !message.isEmpty(); i++) {
            int at = random.nextInt(message.length());
            int until = Math.min(message.length(), at + random.nextInt(1, 12));
            switch (random.nextInt(8)) {
                case 0 -> message.setCharAt(at, (char) random.nextInt(0x20, 0x7f));
                case 1 -> message.delete(at, until);
                case 2 -> message.insert(at, token());
                case 3 -> message.insert(at, message.substring(at, until));
                case 4 -> message.replace(at, until, token());
                case 5 -> digit(message, at);
                case 6 -> message.setLength(at);
                default -> value(message);
            }
        }
        return message.toString();
    }

    /// Replaces one whole JSON string by another token, so that the message stays well-formed more often.
    private void value(StringBuilder message) {
        int from = message.indexOf(":\"", random.nextInt(message.length()));
        int to = from < 0 ? -1 : message.indexOf("\"", from + 2);
        if (to > 0) {
            message.replace(from + 1, to + 1, token());
        }
    }

    /// Changes the next digit, so that the message stays well-formed and says something else.
    private void digit(StringBuilder message, int at) {
        for (int i = at; i < message.length(); i++) {
            if (Character.isDigit(message.charAt(i))) {
                message.setCharAt(i, (char) ('0' + random.nextInt(10)));
                return;
            }
        }
    }

    private String token() {
        return TOKENS.get(random.nextInt(TOKENS.size()));
    }
}
