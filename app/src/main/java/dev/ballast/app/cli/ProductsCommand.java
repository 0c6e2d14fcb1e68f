package dev.ballast.app.cli;

import dev.ballast.app.venue.DeskKnowledge;
import dev.ballast.app.venue.FailureWords;
import dev.ballast.app.venue.ListedProduct;
import dev.ballast.app.venue.VenueAccess;
import dev.ballast.core.engine.Command.AddInstruments;
import dev.ballast.core.engine.Command.RecordListings;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.feed.history.Cancellation;
import dev.ballast.core.feed.history.CandleFailure;
import dev.ballast.core.feed.history.ProductAnswer;
import dev.ballast.core.feed.history.ProductList;
import dev.ballast.core.feed.history.ProductSearch;
import dev.ballast.core.feed.history.Sightings;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.store.StoreException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists what a venue trades, against what the desk follows (MKT-6).
@Command(
        name = "products",
        description = "Lists the products of a venue with state, steps and volume, which of them the desk follows, and"
                + " the highest tier that rank and volume allow. Changes nothing without --add or --apply.")
final class ProductsCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Option(names = "--venue", required = true, paramLabel = "coinbase|binance", description = "Whose list.")
    private String venue = "";

    @Option(names = "--quote", paramLabel = "USD", description = "Only pairs in this currency.")
    private @Nullable String quote;

    @Option(names = "--state", paramLabel = "trading|halted|delisted", description = "Only products in this state.")
    private @Nullable String state;

    @Option(names = "--followed", description = "Only products that the desk follows.")
    private boolean followed;

    @Option(
            names = "--add",
            split = ",",
            paramLabel = "SYMBOL",
            description = "Have the desk follow these pairs of the list, such as BTC-USD, with the venue's steps.")
    private List<String> add = List.of();

    @Option(
            names = "--apply",
            description =
                    "Store what the list says of the desk's instruments: what no venue trades leaves the estimates.")
    private boolean apply;

    @Option(names = "--coinbase-url", paramLabel = "URL", description = "Default: https://api.coinbase.com.")
    private @Nullable URI coinbase;

    @Option(names = "--binance-url", paramLabel = "URL", description = "Default: https://api.binance.com.")
    private @Nullable URI binance;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print JSON; progress goes to standard error.")
    private boolean json;

    ProductsCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        QuoteSource source = Named.option("--venue", () -> VenueAccess.venue(venue));
        if (state != null && !List.of("trading", "halted", "delisted").contains(state)) {
            throw new IllegalArgumentException("--state must be trading, halted or delisted, was '" + state + "'");
        }
        VenueAccess access = access();
        ProductAnswer answer;
        HttpClient client = VenueAccess.client();
        try {
            answer = new ProductSearch(
                            access.products(source, client, InstantSource.system()),
                            new Cancellation(),
                            new SplittableRandom())
                    .run(new Lines(source));
        } finally {
            client.shutdownNow();
        }
        return switch (answer) {
            case ProductAnswer.Listed(ProductList list) -> show(list, source);
            case ProductAnswer.Failed(CandleFailure failure) -> failed(source, failure);
            case ProductAnswer.Stopped() -> ExitCode.FAULT;
        };
    }

    private VenueAccess access() {
        Map<QuoteSource, URI> addresses = new EnumMap<>(QuoteSource.class);
        if (coinbase != null) {
            VenueAccess.requireHttp("--coinbase-url", coinbase);
            addresses.put(QuoteSource.COINBASE, coinbase);
        }
        if (binance != null) {
            VenueAccess.requireHttp("--binance-url", binance);
            addresses.put(QuoteSource.BINANCE, binance);
        }
        return new VenueAccess(addresses);
    }

    private int show(ProductList list, QuoteSource source) {
        boolean writes = apply || !add.isEmpty();
        if (!writes) {
            // A list is worth something without a book, too.
            DeskKnowledge knowledge;
            try (OpenDesk desk = host.open(DeskRequest.reading(data.data(), data.kind()))) {
                knowledge = DeskKnowledge.of(desk.engine().step(), desk::category);
            } catch (StoreException e) {
                say("What the desk follows is not known: " + e.getMessage());
                knowledge = DeskKnowledge.none(host::category);
            }
            print(list, source, ListedProduct.of(list, source, knowledge), List.of());
            return ExitCode.OK;
        }
        try (OpenDesk desk = host.open(new DeskRequest(
                data.data(),
                data.kind(),
                new FeedChoice.None(),
                DeskRequest.Missing.CREATE,
                DeskRequest.Writes.STORE))) {
            var done = new ArrayList<String>();
            List<Instrument> wanted = wanted(ListedProduct.of(list, source, knowledge(desk)));
            if (!wanted.isEmpty()) {
                done.add(perform(desk, new AddInstruments(wanted, source.name())));
            }
            done.add(perform(
                    desk,
                    new RecordListings(
                            source,
                            Sightings.of(
                                    list,
                                    source,
                                    desk.engine().step().instruments().keySet()))));
            print(list, source, ListedProduct.of(list, source, knowledge(desk)), done);
            return ExitCode.OK;
        }
    }

    private static DeskKnowledge knowledge(OpenDesk desk) {
        return DeskKnowledge.of(desk.engine().step(), desk::category);
    }

    private List<Instrument> wanted(List<ListedProduct> listed) {
        return add.stream()
                .map(symbol -> listed.stream()
                        .filter(product -> product.product().id().symbol().equals(symbol.strip()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--add: " + venue + " does not list " + symbol.strip() + "; nothing was changed"))
                        .instrument())
                .toList();
    }

    private static String perform(OpenDesk desk, dev.ballast.core.engine.Command command) {
        return switch (desk.engine().perform(command)) {
            case Outcome.Done(String message, long sequence) -> message;
            case Outcome.Refused refused -> throw new IllegalArgumentException(refused.message());
        };
    }

    private void print(ProductList list, QuoteSource source, List<ListedProduct> all, List<String> done) {
        List<ListedProduct> shown = all.stream()
                .filter(product ->
                        quote == null || product.product().id().quote().equals(quote))
                .filter(product -> state == null || product.state().equals(state))
                .filter(product -> !followed || product.follower().isPresent())
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, ProductsDocument.of(source, list, shown, done));
        } else {
            ProductsDocument.lines(list, shown).forEach(out::println);
            done.forEach(out::println);
            out.flush();
        }
    }

    private int failed(QuoteSource source, CandleFailure failure) {
        String words = FailureWords.of(source, failure);
        if (json) {
            Json.print(
                    spec.commandLine().getOut(),
                    Map.of(
                            "venue", source.name(),
                            "failure", Map.of("kind", failure.kind().name(), "message", failure.message())));
        }
        say("ballast: " + words);
        return ExitCode.FAULT;
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }

    /// Tells how far it is.
    private final class Lines implements ProductSearch.Progress {
        private final QuoteSource source;

        private Lines(QuoteSource source) {
            this.source = source;
        }

        @Override
        public void came(int products, int missing) {
            say(source + ": " + products + " products" + (missing == 0 ? "" : ", " + missing + " to come"));
        }

        @Override
        public void waiting(CandleFailure failure, Duration wait) {
            say(String.format(
                    Locale.ROOT, "%s; again in %.1f s", FailureWords.of(source, failure), wait.toMillis() / 1e3));
        }
    }
}
