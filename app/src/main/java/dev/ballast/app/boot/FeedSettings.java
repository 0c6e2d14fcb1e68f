package dev.ballast.app.boot;

import dev.ballast.app.cli.FeedChoice;
import dev.ballast.app.venue.VenueAccess;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.store.StoreException;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Where prices come from when the command line does not say: `feed.properties` beside the books, with `feed`
/// (`simulated`, `live`, `coinbase`, `binance` or `none`), `coinbase.url` and `binance.url` for prices,
/// `coinbase.rest.url` and `binance.rest.url` for lists and past bars, `history` (`on` or `off`) for keeping bars
/// up to date while a live feed runs.
///
/// @param choice of the feed; empty where the file does not say
/// @param addresses of venues that are not where they usually are
/// @param rest the same for lists and past bars
/// @param history whether past bars are kept up to date
record FeedSettings(Optional<FeedChoice> choice, Map<QuoteSource, URI> addresses, VenueAccess rest, History history) {

    static final String FILE = "feed.properties";

    /// Whether past bars are kept up to date while a live feed runs.
    enum History {
        ON,
        OFF
    }

    static FeedSettings read(Path root) {
        Path file = root.resolve(FILE);
        var properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new StoreException(file + " cannot be read: " + e.getMessage());
            }
        }
        Map<QuoteSource, URI> addresses = new EnumMap<>(QuoteSource.class);
        address(properties, "coinbase.url", file).ifPresent(each -> addresses.put(QuoteSource.COINBASE, each));
        address(properties, "binance.url", file).ifPresent(each -> addresses.put(QuoteSource.BINANCE, each));
        return new FeedSettings(
                choice(properties.getProperty("feed", "").strip(), file),
                Map.copyOf(addresses),
                rest(properties, file),
                history(properties.getProperty("history", "").strip(), file));
    }

    /// The key of a venue's address for lists and past bars.
    static String restKey(QuoteSource venue) {
        return venue.name().toLowerCase(Locale.ROOT) + ".rest.url";
    }

    private static History history(String word, Path file) {
        return switch (word) {
            case "", "on" -> History.ON;
            case "off" -> History.OFF;
            default -> throw new StoreException("history in " + file + " must be on or off, was '" + word + "'");
        };
    }

    private static VenueAccess rest(Properties properties, Path file) {
        Map<QuoteSource, URI> addresses = new EnumMap<>(QuoteSource.class);
        for (QuoteSource venue : VenueAccess.VENUES) {
            address(properties, restKey(venue), file).ifPresent(each -> addresses.put(venue, each));
        }
        try {
            return new VenueAccess(addresses);
        } catch (IllegalArgumentException e) {
            throw new StoreException(file + ": " + e.getMessage());
        }
    }

    /// The choice with this file's addresses where it names none itself.
    FeedChoice complete(FeedChoice given) {
        FeedChoice chosen = given instanceof FeedChoice.Usual ? choice.orElse(given) : given;
        if (!(chosen instanceof FeedChoice.Live live)) {
            return chosen;
        }
        var all = new EnumMap<QuoteSource, URI>(QuoteSource.class);
        all.putAll(addresses);
        all.putAll(live.addresses());
        return new FeedChoice.Live(live.venues(), all, live.symbols(), live.record(), live.speed());
    }

    private static Optional<FeedChoice> choice(String name, Path file) {
        return switch (name) {
            case "" -> Optional.empty();
            case "simulated" -> Optional.of(new FeedChoice.Simulated());
            case "none" -> Optional.of(new FeedChoice.None());
            case "live" -> Optional.of(live(QuoteSource.COINBASE, QuoteSource.BINANCE));
            case "coinbase" -> Optional.of(live(QuoteSource.COINBASE));
            case "binance" -> Optional.of(live(QuoteSource.BINANCE));
            default ->
                throw new StoreException(
                        "feed in " + file + " must be simulated, live, coinbase, binance or none, was '" + name + "'");
        };
    }

    private static FeedChoice live(QuoteSource... venues) {
        return new FeedChoice.Live(List.of(venues), Map.of(), List.of(), Optional.empty(), 1);
    }

    private static Optional<URI> address(Properties properties, String name, Path file) {
        String text = properties.getProperty(name, "").strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            throw new StoreException(name + " in " + file + " is no address: '" + text + "'");
        }
    }
}
