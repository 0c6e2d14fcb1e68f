package dev.ballast.app.cli;

import dev.ballast.app.venue.BookArchive;
import dev.ballast.core.feed.binance.QuoteAliases;
import dev.ballast.core.feed.history.Backfill;
import dev.ballast.core.feed.history.Backfill.Again;
import dev.ballast.core.feed.history.BackfillReport;
import dev.ballast.core.feed.history.BackfillReport.End;
import dev.ballast.core.feed.history.BinanceCandleSource;
import dev.ballast.core.feed.history.Cancellation;
import dev.ballast.core.feed.history.CandleFailure;
import dev.ballast.core.feed.history.CandleSource;
import dev.ballast.core.feed.history.CoinbaseCandleSource;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Asks the venues for the history that is missing (MKT-4).
@Command(
        name = "backfill",
        description = "Asks Coinbase, and Binance where it fails, for the price history that is missing, and stores it"
                + " page by page. Stopped by Ctrl-C, the next run goes on from there.")
final class BackfillCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--symbols",
            required = true,
            split = ",",
            paramLabel = "SYMBOL",
            description = "Pairs, such as BTC-USD,ETH-USD.")
    private List<String> symbols = List.of();

    @Option(
            names = "--timeframes",
            split = ",",
            defaultValue = "1d",
            paramLabel = "1h|4h|1d|1w",
            description = "Which bars; 1w is made of 1d, and 4h of 1h. Default: ${DEFAULT-VALUE}.")
    private List<String> timeframes = List.of();

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "First day, such as 2023-01-01.")
    private String from = "";

    @Option(
            names = "--again",
            description = "Ask for everything again, also for what is stored; what a venue has corrected is replaced.")
    private boolean again;

    @Option(
            names = "--venues",
            split = ",",
            defaultValue = "coinbase,binance",
            paramLabel = "coinbase|binance",
            description = "Whom to ask, the first one first. Default: ${DEFAULT-VALUE}.")
    private List<String> venues = List.of();

    @Option(
            names = "--binance-quote",
            defaultValue = "",
            paramLabel = "USD=USDT",
            description = "Which currency of Binance stands in for which of yours. Default: none does.")
    private String aliases = "";

    @Option(names = "--coinbase-url", paramLabel = "URL", description = "Default: https://api.coinbase.com.")
    private URI coinbase = CoinbaseCandleSource.LIVE;

    @Option(names = "--binance-url", paramLabel = "URL", description = "Default: https://api.binance.com.")
    private URI binance = BinanceCandleSource.LIVE;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print JSON; progress goes to standard error.")
    private boolean json;

    BackfillCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        var request = new Backfill.Request(
                Named.option("--symbols", () -> symbols.stream()
                        .map(String::strip)
                        .map(InstrumentId::of)
                        .distinct()
                        .toList()),
                wanted(),
                start(),
                again ? Again.ALL : Again.NEWEST);
        QuoteAliases stands = Named.option("--binance-quote", () -> QuoteAliases.parse(aliases));
        requireHttp("--coinbase-url", coinbase);
        requireHttp("--binance-url", binance);
        InstantSource clock = InstantSource.system();
        var cancellation = new Cancellation();
        var over = new CountDownLatch(1);
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        // Ctrl-C: no new request, the one under way is dropped, the page being stored is finished, the book closed.
        Thread stopper = Thread.ofPlatform().name("backfill-stop").unstarted(() -> {
            cancellation.cancel();
            client.shutdownNow();
            awaitQuietly(over);
        });
        List<CandleSource> sources = sources(stands, client, clock);
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            return finish(run(sources, request, clock, cancellation));
        } finally {
            over.countDown();
            release(stopper);
            client.shutdownNow();
        }
    }

    private List<BackfillReport> run(
            List<CandleSource> sources, Backfill.Request request, InstantSource clock, Cancellation cancellation) {
        try (OpenDesk desk = host.open(DeskRequest.ownBook(data.data(), DeskRequest.Writes.STORE))) {
            return new Backfill(
                            sources,
                            new BookArchive(desk.store(), desk.engine()::perform, desk::category),
                            clock,
                            cancellation,
                            new SplittableRandom())
                    .run(request, new Lines());
        }
    }

    private int finish(List<BackfillReport> reports) {
        boolean stopped = reports.stream().anyMatch(report -> report.end() == End.CANCELLED);
        boolean complete = reports.stream().allMatch(report -> report.end() == End.COMPLETE);
        String end = stopped ? "CANCELLED" : complete ? "COMPLETE" : "INCOMPLETE";
        if (json) {
            Json.print(spec.commandLine().getOut(), BackfillDocument.of(reports, end));
        }
        return complete && !stopped ? ExitCode.OK : ExitCode.FAULT;
    }

    /// Tells how far it is, to whoever sits before it.
    private final class Lines implements Backfill.Progress {

        @Override
        public void stored(
                CandleSource source, InstrumentId instrument, Timeframe timeframe, int page, int pages, int bars) {
            say("%s %s %s: page %d of %d, %d bars"
                    .formatted(instrument, BackfillDocument.word(timeframe), name(source), page, pages, bars));
        }

        @Override
        public void waiting(CandleSource source, InstrumentId instrument, CandleFailure failure, Duration wait) {
            say("%s %s: %s; again in %.1f s".formatted(instrument, name(source), failure, wait.toMillis() / 1e3));
        }

        @Override
        public void done(BackfillReport report) {
            if (json) {
                say(BackfillDocument.line(report));
            } else {
                spec.commandLine().getOut().println(BackfillDocument.line(report));
                spec.commandLine().getOut().flush();
            }
        }

        private void say(String line) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(line);
            err.flush();
        }

        private static String name(CandleSource source) {
            return source.venue().name().toLowerCase(Locale.ROOT);
        }
    }

    private List<CandleSource> sources(QuoteAliases stands, HttpClient client, InstantSource clock) {
        var sources = new ArrayList<CandleSource>();
        for (String venue : venues) {
            sources.add(
                    switch (venue.strip()) {
                        case "coinbase" -> new CoinbaseCandleSource(coinbase, client, clock);
                        case "binance" -> new BinanceCandleSource(binance, stands, client, clock);
                        default ->
                            throw new IllegalArgumentException(
                                    "--venues must be coinbase or binance, was '" + venue + "'");
                    });
        }
        return sources;
    }

    private Set<Timeframe> wanted() {
        var wanted = EnumSet.noneOf(Timeframe.class);
        for (String word : timeframes) {
            wanted.add(
                    switch (word.strip()) {
                        case "1h" -> Timeframe.H1;
                        case "4h" -> Timeframe.H4;
                        case "1d" -> Timeframe.D1;
                        case "1w" -> Timeframe.W1;
                        default ->
                            throw new IllegalArgumentException(
                                    "--timeframes must be 1h, 4h, 1d or 1w, was '" + word + "'");
                    });
        }
        return wanted;
    }

    private Instant start() {
        try {
            LocalDate day = LocalDate.parse(from);
            if (day.getYear() < 2009) {
                throw new IllegalArgumentException("--from must not lie before 2009, was " + from);
            }
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--from must be a day such as 2023-01-01, was '" + from + "'", e);
        }
    }

    private static void requireHttp(String option, URI address) {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) {
            throw new IllegalArgumentException(option + " must be an http or https address, was '" + address + "'");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            // Closing a book takes far less; a hung disk must not keep the process for ever.
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending: the hook is what is running.
        }
    }
}
