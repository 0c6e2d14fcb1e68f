package dev.ballast.app.cli;

import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalFault;
import dev.ballast.core.store.JournalPages;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Walks the journal's chain and names the first entry that is changed, missing or moved.
@Command(
        name = "verify",
        description = "Walks the chain of the journal and names the first changed, missing or moved entry."
                + " Exit code 1 where there is one.")
final class JournalVerifyCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    JournalVerifyCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        try (OpenDesk desk = host.open(DeskRequest.reading(data.data(), data.kind()))) {
            var entries = new AtomicLong();
            Optional<JournalFault> fault =
                    JournalChain.firstFault(new JournalPages(desk.store(), entry -> entries.incrementAndGet()));
            report(fault, entries.get());
            return fault.isEmpty() ? ExitCode.OK : ExitCode.FAULT;
        }
    }

    private void report(Optional<JournalFault> fault, long entries) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            var document = new LinkedHashMap<String, @Nullable Object>();
            document.put("sound", fault.isEmpty());
            document.put("entries", entries);
            document.put("sequence", fault.map(JournalFault::sequence).orElse(null));
            document.put("kind", fault.map(found -> found.kind().name()).orElse(null));
            document.put("fault", fault.map(JournalFault::message).orElse(null));
            Json.print(out, document);
        } else {
            out.println(fault.map(found -> "Fault: " + found.message())
                    .orElse("Sound: " + entries + " entries, each chained to the one before."));
            out.flush();
        }
    }
}
