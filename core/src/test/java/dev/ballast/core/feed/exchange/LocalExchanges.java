package dev.ballast.core.feed.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Two venues on loopback that play a recording, or a made-up walk, until they are stopped: something for
/// `ballast watch` to look at where there is no network. See docs/feeds.md for the commands.
///
/// Arguments, all optional: `--coinbase PORT` (9001), `--binance PORT` (9002), `--recording FILE`, `--speed N` (1),
/// `--products FILE` (a recorded list of Coinbase, `.json.gz`), `--freeze-at SECONDS` and `--thaw-at SECONDS` for a
/// freeze of the primary in the middle, `--seconds N` (86400).
public final class LocalExchanges {

    private LocalExchanges() {}

    /// Runs until the time is up or the program is stopped.
    public static void main(String[] arguments) throws InterruptedException {
        String recording = option(arguments, "--recording", "");
        double speed = Double.parseDouble(option(arguments, "--speed", "1"));
        Tape tape = recording.isEmpty()
                ? Tape.walk(List.of("BTC", "ETH", "SOL"), 3_000, Duration.ofMillis(50), 7)
                : Tape.recorded(Path.of(recording));
        int primaryPort = Integer.parseInt(option(arguments, "--coinbase", "9001"));
        int fallbackPort = Integer.parseInt(option(arguments, "--binance", "9002"));
        long freeze = Long.parseLong(option(arguments, "--freeze-at", "0"));
        long thaw = Long.parseLong(option(arguments, "--thaw-at", "0"));
        long seconds = Long.parseLong(option(arguments, "--seconds", "86400"));
        try (LocalExchange coinbase = LocalExchange.coinbase(tape, speed, primaryPort);
                LocalExchange binance = LocalExchange.binance(tape, speed, fallbackPort)) {
            Instant longAgo = Instant.parse("2015-01-01T00:00:00Z");
            for (String base : List.of("BTC", "ETH", "SOL", "ADA", "AVAX", "DOGE", "DOT", "LINK", "LTC", "XRP")) {
                coinbase.rest().answers().lists(base + "-USD", longAgo);
                binance.rest().answers().lists(base + "USDT", longAgo);
            }
            String products = option(arguments, "--products", "");
            if (!products.isEmpty()) {
                coinbase.rest().answers().gives("/api/v3/brokerage/market/products", unzipped(Path.of(products)));
            }
            System.out.println("coinbase " + coinbase.address() + "  binance " + binance.address());
            for (long second = 1; second <= seconds; second++) {
                Thread.sleep(1_000);
                if (second == freeze) {
                    coinbase.suffer(Fault.FREEZE);
                    System.out.println(second + " s: the primary is frozen");
                } else if (second == thaw) {
                    coinbase.suffer(Fault.NONE);
                    System.out.println(second + " s: the primary moves again");
                }
            }
        }
    }

    private static String unzipped(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String option(String[] arguments, String name, String usual) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return arguments[i + 1];
            }
        }
        return usual;
    }
}
