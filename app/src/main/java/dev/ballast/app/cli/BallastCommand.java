package dev.ballast.app.cli;

import dev.ballast.core.feed.recording.RecordingException;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command line of Ballast; without a command it opens the window.
@Command(
        name = "ballast",
        mixinStandardHelpOptions = true,
        version = "Ballast 0.1.0",
        description = "A portfolio workstation for one trader at one desk. Without a command it opens the window.")
public final class BallastCommand implements Callable<Integer> {

    private final Host host;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private FeedOption feed = new FeedOption();

    @Option(
            names = "--size",
            defaultValue = "1600x1000",
            description = "Size of the window. Default: ${DEFAULT-VALUE}.")
    private String size = "";

    @Option(names = "--theme", defaultValue = "saved", description = "dark or light. Default: the one last used.")
    private String theme = "";

    @Option(
            names = "--screens",
            paramLabel = "DIR",
            defaultValue = "ballast-screens",
            description = "Without a display: folder for pictures of the rooms. Default: ${DEFAULT-VALUE}.")
    private Path screens = Path.of("");

    private BallastCommand(Host host) {
        this.host = host;
    }

    /// The whole command line on a host.
    public static CommandLine commandLine(Host host) {
        CommandLine line = new CommandLine(new BallastCommand(host))
                .addSubcommand(new StatusCommand(host))
                .addSubcommand(new WatchCommand(host))
                .addSubcommand(new CommandLine(new ImportCommand())
                        .addSubcommand(new ImportFillsCommand(host))
                        .addSubcommand(new ImportHistoryCommand(host))
                        .addSubcommand(new ImportMarketCapCommand(host)))
                .addSubcommand(new BackfillCommand(host))
                .addSubcommand(new ProductsCommand(host))
                .addSubcommand(new VerifyCommand(host))
                .addSubcommand(new CommandLine(new JournalCommand())
                        .addSubcommand(new JournalVerifyCommand(host))
                        .addSubcommand(new JournalShowCommand(host))
                        .addSubcommand(new JournalRecomputeCommand(host)))
                .addSubcommand(new OrdersCommand(host))
                .addSubcommand(new PolicyCommand(host))
                .addSubcommand(new TargetsCommand(host))
                .addSubcommand(new RiskCommand(host))
                .addSubcommand(new PerformanceCommand(host))
                .addSubcommand(new OptimizeCommand())
                .addSubcommand(new RehearseCommand(host))
                .addSubcommand(new ScreenshotsCommand(host))
                .setExecutionExceptionHandler(BallastCommand::explain);
        line.getSubcommands().values().forEach(BallastCommand::addHelp);
        return line;
    }

    /// Every command explains itself with `--help`, and so do its own commands.
    private static void addHelp(CommandLine line) {
        line.getCommandSpec().mixinStandardHelpOptions(true);
        line.getSubcommands().values().forEach(BallastCommand::addHelp);
    }

    @Override
    public Integer call() {
        var request = new DeskRequest(
                data.data(), data.kind(), feed.choice(), DeskRequest.Missing.CREATE, DeskRequest.Writes.STORE);
        return host.window(request, Look.parse(size, theme), screens);
    }

    /// What the user can mend is one line and exit code 2; anything else goes to the log, with its trace.
    private static int explain(Exception exception, CommandLine line, CommandLine.ParseResult parsed) {
        line.getErr().println("ballast: " + exception.getMessage());
        line.getErr().flush();
        return switch (exception) {
            case StoreException e -> ExitCode.REFUSED;
            case RefusedException e -> ExitCode.REFUSED;
            case RecordingException e -> ExitCode.REFUSED;
            case IllegalArgumentException e -> ExitCode.REFUSED;
            default -> {
                LoggerFactory.getLogger(BallastCommand.class).error("Command failed", exception);
                yield ExitCode.FAULT;
            }
        };
    }
}
