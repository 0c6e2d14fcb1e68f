package dev.ballast.core.feed.exchange;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Two venues on loopback that play a recording, or a made-up walk, until they are stopped: something for
/// `ballast watch` to look at where there is no network. See docs/feeds.md for the commands.
///
/// Arguments, all optional: `--coinbase PORT` (9001), `--binance PORT` (9002), `--recording FILE`, `--speed N` (1),
/// `--freeze-at SECONDS` and `--thaw-at SECONDS` for a freeze of the primary in the middle, `--seconds N` (86400).
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

    private static String option(String[] arguments, String name, String usual) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return arguments[i + 1];
            }
        }
        return usual;
    }
}
