package dev.ballast.app.cli;

import dev.ballast.core.engine.Command.ImportHistory;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.intake.HistoryFile;
import dev.ballast.core.intake.HistoryFiles;
import dev.ballast.core.intake.HistoryPreview;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Stores price history from files: all of them or none.
@Command(
        name = "history",
        description = "Stores price history from CSV files (Binance klines, date/price tables; .gz or a folder):"
                + " all of them or none.")
final class ImportHistoryCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders.")
    private List<Path> paths = List.of();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--dry-run", description = "Say what would be stored, and store nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ImportHistoryCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        HistoryPreview preview = HistoryFiles.read(paths);
        if (!preview.isAcceptable()) {
            preview.problems().forEach(problem -> spec.commandLine().getErr().println(problem.message()));
            spec.commandLine()
                    .getErr()
                    .println("ballast: refused with " + preview.problemCount() + " problems: nothing was stored");
            spec.commandLine().getErr().flush();
            if (json) {
                Json.print(spec.commandLine().getOut(), fields(preview));
            }
            return ExitCode.REFUSED;
        }
        DeskRequest.Writes writes = dryRun ? DeskRequest.Writes.DISCARD : DeskRequest.Writes.STORE;
        try (OpenDesk desk = host.open(DeskRequest.ownBook(data.data(), writes))) {
            var command = new ImportHistory(preview.histories(), preview.instruments(desk::category), origin());
            switch (desk.engine().perform(command)) {
                case Outcome.Done(String message, long sequence) -> report(preview, message);
                case Outcome.Refused refused -> throw new IllegalArgumentException(refused.message());
            }
        }
        return ExitCode.OK;
    }

    private String origin() {
        Path first = paths.getFirst().getFileName();
        return (first == null ? "history" : first.toString())
                + (paths.size() > 1 ? " and " + (paths.size() - 1) + " more" : "");
    }

    private void report(HistoryPreview preview, String message) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, fields(preview));
            return;
        }
        preview.skipped().forEach(skipped -> out.println("skipped: " + skipped.file() + ", " + skipped.reason()));
        out.println((dryRun ? "Dry run, would have: " : "") + message);
        out.flush();
    }

    private Map<String, Object> fields(HistoryPreview preview) {
        boolean accepted = preview.isAcceptable();
        var report = new LinkedHashMap<String, Object>();
        report.put("dryRun", dryRun);
        report.put("accepted", accepted);
        report.put("instruments", accepted ? preview.histories().size() : 0);
        report.put(
                "bars",
                accepted
                        ? preview.histories().stream()
                                .mapToLong(history -> history.bars().size())
                                .sum()
                        : 0);
        report.put(
                "skipped",
                preview.skipped().stream().map(HistoryFile.Skipped::file).toList());
        report.put("problemCount", preview.problemCount());
        report.put("problems", Json.problems(preview.problems()));
        return report;
    }
}
