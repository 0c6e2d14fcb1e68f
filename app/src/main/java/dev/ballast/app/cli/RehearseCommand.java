package dev.ballast.app.cli;

import dev.ballast.core.engine.rehearsal.ApprovalRule;
import dev.ballast.core.engine.rehearsal.Rehearsal;
import dev.ballast.core.engine.rehearsal.RehearsalReport;
import dev.ballast.core.engine.rehearsal.RehearsalSettings;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Replays stored days through the engine on a copy of the book, with decisions made by rule.
@Command(
        name = "rehearse",
        description =
                "Replays stored daily prices through the engine, day by day, on a copy of the book, with proposals decided"
                        + " by rule. Shows them by trigger, with cost, turnover and drift, against buying and holding."
                        + " Changes nothing in the book.")
final class RehearseCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--from", paramLabel = "DAY", required = true, description = "First day, such as 2022-01-01.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "DAY", required = true, description = "Last day.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(
            names = "--approve",
            paramLabel = "all|none|RULE",
            defaultValue = "all",
            description = "Who says yes. RULE: urgency>=LEVEL, trigger=KIND, turnover<=FRACTION, cost<=FRACTION, joined"
                    + " by commas. Default: ${DEFAULT-VALUE}.")
    private String approve = "";

    @Option(
            names = "--spread",
            paramLabel = "FRACTION",
            defaultValue = "0.001",
            description = "Between bid and ask; daily prices have none of their own. Default: ${DEFAULT-VALUE}.")
    private double spread;

    @Option(
            names = "--capital",
            paramLabel = "AMOUNT",
            defaultValue = "1000000",
            description = "What a book that held nothing on the first day starts with. Default: ${DEFAULT-VALUE}.")
    private BigDecimal capital = BigDecimal.ONE;

    @Option(names = "--json", description = "Print JSON with plain numbers.")
    private boolean json;

    RehearseCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        var settings = new RehearsalSettings(from, to, ApprovalRule.parse(approve), spread, capital);
        try (OpenDesk desk = host.open(DeskRequest.reading(data.data(), data.kind()))) {
            RehearsalReport report = Rehearsal.run(desk.store().load(), settings, desk.scenarios());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Json.print(out, RehearsalDocument.of(report));
            } else {
                RehearsalText.print(out, report);
            }
            return ExitCode.OK;
        }
    }
}
