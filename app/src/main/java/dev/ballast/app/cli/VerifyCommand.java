package dev.ballast.app.cli;

import dev.ballast.core.store.BookVerifier;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Holds the stored book against a replay of its ledger and walks the journal's chain.
@Command(
        name = "verify",
        description = "Checks that the stored book equals the replay of its ledger and that the journal is whole."
                + " Exit code 1 where it is not.")
final class VerifyCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    VerifyCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        try (OpenDesk desk = host.open(DeskRequest.reading(data.data(), data.kind()))) {
            List<String> faults = BookVerifier.verify(
                    desk.store(), desk.engine().snapshot().policy().lotMethod());
            report(desk, faults);
            return faults.isEmpty() ? ExitCode.OK : ExitCode.FAULT;
        }
    }

    private void report(OpenDesk desk, List<String> faults) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(
                    out,
                    Map.of(
                            "folder", desk.folder().toString(),
                            "book", desk.kind().name(),
                            "sound", faults.isEmpty(),
                            "faults", faults));
            return;
        }
        if (faults.isEmpty()) {
            out.println("Sound: the stored book equals the replay of its ledger, and the journal is whole.");
        } else {
            faults.forEach(fault -> out.println("Fault: " + fault));
        }
        out.flush();
    }
}
