package dev.ballast.app.cli;

import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.result.Result;
import dev.ballast.core.store.Recomputation;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a past proposal anew from the inputs that were stored with it.
@Command(
        name = "recompute",
        description = "Makes a past proposal anew from the inputs stored with it and compares every number."
                + " Exit code 1 where one differs.")
final class JournalRecomputeCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROPOSAL", description = "Its id, such as P-20260809-17.")
    private String proposal = "";

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    JournalRecomputeCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        try (OpenDesk desk = host.open(DeskRequest.reading(data.data(), data.kind()))) {
            return switch (Recomputation.of(desk.store(), new ProposalId(proposal))) {
                case Result.Missing<Recomputation>(String reason) -> throw new IllegalArgumentException(reason);
                case Result.Known<Recomputation>(Recomputation done) -> {
                    report(done);
                    yield done.isSame() ? ExitCode.OK : ExitCode.FAULT;
                }
            };
        }
    }

    private void report(Recomputation done) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            var document = new LinkedHashMap<String, Object>();
            document.put("proposal", done.proposal().value());
            document.put("version", done.version());
            document.put("inputsVersion", done.inputsVersion());
            document.put("triggers", done.triggers());
            document.put("same", done.isSame());
            document.put("differences", done.differences());
            Json.print(out, document);
            return;
        }
        if (done.isSame()) {
            out.println("Equal: version " + done.version() + " of " + done.proposal()
                    + " comes out the same from the inputs stored with version " + done.inputsVersion()
                    + (done.triggers() > 0 ? ", its " + done.triggers() + " triggers included." : "."));
        } else {
            done.differences().forEach(difference -> out.println("Differs: " + difference));
        }
        out.flush();
    }
}
