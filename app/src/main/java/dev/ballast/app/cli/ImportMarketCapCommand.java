package dev.ballast.app.cli;

import dev.ballast.core.engine.Command.ImportMarketCaps;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.intake.MarketCapCsv;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Stores ranks by market capitalisation, by which assets get their tiers.
@Command(
        name = "market-cap",
        description = "Stores ranks by market capitalisation from a table of CoinMarketCap or CoinGecko (.csv, .gz).")
final class ImportMarketCapCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The table.")
    private Path file = Path.of("");

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--dry-run", description = "Say what would be stored, and store nothing.")
    private boolean dryRun;

    ImportMarketCapCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        MarketCapCsv.Preview preview = MarketCapCsv.read(file);
        if (!preview.isAcceptable()) {
            PrintWriter err = spec.commandLine().getErr();
            preview.problems().forEach(problem -> err.println(problem.message()));
            err.println("ballast: refused: nothing was stored");
            err.flush();
            return ExitCode.REFUSED;
        }
        DeskRequest.Writes writes = dryRun ? DeskRequest.Writes.DISCARD : DeskRequest.Writes.STORE;
        try (OpenDesk desk = host.open(DeskRequest.ownBook(data.data(), writes))) {
            switch (desk.engine().perform(new ImportMarketCaps(preview.caps()))) {
                case Outcome.Done(String message, long sequence) ->
                    out.println((dryRun ? "Dry run, would have: " : "") + message);
                case Outcome.Refused refused -> throw new IllegalArgumentException(refused.message());
            }
        }
        if (!preview.ambiguous().isEmpty()) {
            out.println("left out, since the symbol stands for two assets: " + String.join(", ", preview.ambiguous()));
        }
        out.flush();
        return ExitCode.OK;
    }
}
