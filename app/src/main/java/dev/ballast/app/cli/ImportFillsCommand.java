package dev.ballast.app.cli;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command.BookEntries;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.intake.FillRow;
import dev.ballast.core.intake.FillsContext;
import dev.ballast.core.intake.FillsCsv;
import dev.ballast.core.intake.FillsPreview;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.store.StoredBook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Books a file of fills and cash flows into the own book: the whole file or nothing.
@Command(
        name = "fills",
        description = "Books a CSV file with header id,time,type,symbol,quantity,price,fee: the whole file or nothing.")
final class ImportFillsCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--dry-run", description = "Say what would be booked, and book nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ImportFillsCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        DeskRequest.Writes writes = dryRun ? DeskRequest.Writes.DISCARD : DeskRequest.Writes.STORE;
        try (OpenDesk desk = host.open(request(writes))) {
            FillsPreview preview = preview(desk);
            if (!preview.isAcceptable()) {
                preview.problems()
                        .forEach(problem -> spec.commandLine().getErr().println(problem.message()));
                spec.commandLine()
                        .getErr()
                        .println("ballast: " + file.getFileName() + " was refused: nothing was booked");
                spec.commandLine().getErr().flush();
                report(preview, "refused");
                return ExitCode.REFUSED;
            }
            String message = book(desk, preview);
            report(preview, message);
            return ExitCode.OK;
        }
    }

    /// Files are booked into the own book, unless the demo is named.
    private DeskRequest request(DeskRequest.Writes writes) {
        return data.kind().orElse(BookKind.OWN) == BookKind.OWN
                ? DeskRequest.ownBook(data.data(), writes)
                : new DeskRequest(data.data(), data.kind(), new FeedChoice.None(), DeskRequest.Missing.REFUSE, writes);
    }

    private FillsPreview preview(OpenDesk desk) {
        StoredBook stored = desk.store().load();
        var policy = desk.engine().snapshot().policy();
        var context = new FillsContext(
                stored.ledger(),
                policy.lotMethod(),
                policy.rates(),
                InstantSource.system().instant());
        return FillsCsv.preview(file, context);
    }

    /// Duplicates never reach the engine, so they are counted here.
    private String book(OpenDesk desk, FillsPreview preview) {
        int duplicates = preview.duplicates().size();
        String known = duplicates == 0 ? "" : ", " + duplicates + " were booked before";
        if (preview.entries().isEmpty()) {
            return "Nothing new: " + (preview.rows().isEmpty() ? "the file has no rows" : "0 entries booked" + known);
        }
        List<Instrument> instruments = preview.entries().stream()
                .filter(Fill.class::isInstance)
                .map(entry -> ((Fill) entry).instrument())
                .distinct()
                .map(id -> Instrument.of(id, desk.category(id.base())))
                .toList();
        var command = new BookEntries(
                preview.entries(), instruments, file.getFileName().toString());
        return switch (desk.engine().perform(command)) {
            case Outcome.Done(String message, long sequence) ->
                (dryRun ? "Dry run, would have: " : "") + message + known;
            case Outcome.Refused refused -> throw new IllegalArgumentException(refused.message());
        };
    }

    private void report(FillsPreview preview, String message) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            var report = new LinkedHashMap<String, Object>();
            report.put("file", preview.file());
            report.put("dryRun", dryRun);
            report.put("accepted", preview.isAcceptable());
            report.put("new", preview.additions().size());
            report.put("duplicates", preview.duplicates().size());
            report.put("refused", preview.refused().size());
            report.put("problems", Json.problems(preview.problems()));
            Json.print(out, report);
            return;
        }
        if (dryRun) {
            preview.rows().forEach(row -> out.println(text(row)));
        }
        if (preview.isAcceptable()) {
            if (!dryRun) {
                duplicates(out, preview);
            }
            out.println(message);
        }
        out.flush();
    }

    private static void duplicates(PrintWriter out, FillsPreview preview) {
        preview.duplicates().forEach(row -> out.println("line " + row.line() + ": duplicate, " + row.reason()));
    }

    private static String text(FillRow row) {
        return switch (row) {
            case FillRow.New(long line, var entry) -> "line " + line + ": new, " + entry.id();
            case FillRow.Duplicate(long line, var entry, String reason) ->
                "line " + line + ": duplicate " + entry.id() + ", " + reason;
            case FillRow.Refused(long line, var refusal, var problems) ->
                "line " + line + ": refused, " + refusal.message();
        };
    }
}
