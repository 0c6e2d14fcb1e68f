package dev.ballast.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The audit trail: its own commands do the work.
@Command(name = "journal", description = "Verifies and shows the journal, and recomputes past proposals.")
final class JournalCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Name one of: verify, show, recompute");
    }
}
