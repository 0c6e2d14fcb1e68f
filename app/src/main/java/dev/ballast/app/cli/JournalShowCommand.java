package dev.ballast.app.cli;

import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.store.JournalPages;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// Shows entries of the audit trail, oldest first.
@Command(name = "show", description = "Shows journal entries, oldest first.")
final class JournalShowCommand implements Callable<Integer> {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--type", description = "Only entries of this type, such as PROPOSAL_APPROVED; may be given again.")
    private List<String> types = new ArrayList<>();

    @Option(names = "--subject", description = "Only entries whose subject starts so, such as P-20260809-17.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--since", description = "Only entries from this time on: 2026-08-09 or 2026-08-09T12:00:00Z.")
    private Optional<String> since = Optional.empty();

    @Option(
            names = "--limit",
            defaultValue = "100",
            description = "Only the newest so many. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print one JSON document a line.")
    private boolean json;

    JournalShowCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new IllegalArgumentException("--limit must be at least 1, was " + limit);
        }
        Predicate<JournalEntry> wanted = wanted();
        try (OpenDesk desk = host.open(DeskRequest.reading(data.data(), data.kind()))) {
            var newest = new ArrayDeque<JournalEntry>();
            for (JournalEntry entry : new JournalPages(desk.store(), entry -> {})) {
                if (wanted.test(entry)) {
                    newest.addLast(entry);
                    if (newest.size() > limit) {
                        newest.removeFirst();
                    }
                }
            }
            newest.forEach(this::print);
            spec.commandLine().getOut().flush();
        }
        return ExitCode.OK;
    }

    private Predicate<JournalEntry> wanted() {
        List<JournalType> only = types.stream().map(JournalShowCommand::type).toList();
        Instant from = since.map(JournalShowCommand::time).orElse(Instant.MIN);
        return entry -> (only.isEmpty() || only.contains(entry.type()))
                && subject.map(start -> entry.subject().startsWith(start)).orElse(true)
                && !entry.time().isBefore(from);
    }

    private static JournalType type(String name) {
        try {
            return JournalType.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--type must be one of " + List.of(JournalType.values()) + ", was '" + name + "'", e);
        }
    }

    private static Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--since must be a day such as 2026-08-09 or a time such as 2026-08-09T12:00:00Z, was '" + text
                            + "'",
                    e);
        }
    }

    private void print(JournalEntry entry) {
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.printf(
                    Locale.ROOT,
                    "%6d  %s  %-24s %-28s %s%n",
                    entry.sequence(),
                    entry.time(),
                    entry.type(),
                    entry.subject(),
                    entry.payload());
            return;
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("sequence", entry.sequence());
        document.put("time", entry.time().toString());
        document.put("type", entry.type().name());
        document.put("subject", entry.subject());
        document.put("payload", MAPPER.readTree(entry.payload()));
        document.put("previousHash", entry.previousHash());
        document.put("hash", entry.hash());
        Json.printLine(out, document);
    }
}
