package dev.ballast.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalViewModelTest {

    private static final List<JournalEntry> TRAIL = trail(60);

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Long> asked = new ArrayList<>();
    private long sequence = 1;

    private final JournalViewModel model = new JournalViewModel(this::page, work::add, Runnable::run);

    @Test
    void itLoadsThenIsEmptyThenLists() {
        assertThat(model.state().get()).isEqualTo(JournalState.LOADING);
        model.apply(SampleSnapshots.empty());
        assertThat(model.state().get()).isEqualTo(JournalState.EMPTY);
        show(1, 20);
        assertThat(model.state().get()).isEqualTo(JournalState.READY);
    }

    @Test
    void newEntriesAreAddedOnTopAndOldRowsStay() {
        show(1, 20);
        JournalRow newest = model.rows().getFirst();

        show(1, 23);

        assertThat(sequences()).startsWith(23L, 22L, 21L, 20L).hasSize(23);
        assertThat(model.rows().get(3)).isSameAs(newest);
    }

    @Test
    void olderPagesComeFromTheStoreOffTheScreenThread() {
        show(41, 60);
        model.loadOlder();
        model.loadOlder();

        assertThat(model.loading().get()).isTrue();
        assertThat(asked).isEmpty();
        work.removeFirst().run();

        assertThat(work).isEmpty();
        assertThat(asked).containsExactly(41L);
        assertThat(model.loading().get()).isFalse();
        assertThat(sequences()).hasSize(60).endsWith(2L, 1L);
        assertThat(model.complete().get()).isTrue();
    }

    @Test
    void afterTheFirstEntryNothingMoreIsAskedFor() {
        show(1, 10);
        model.loadOlder();

        assertThat(model.complete().get()).isTrue();
        assertThat(work).isEmpty();
    }

    @Test
    void aFailingStoreIsSaidAndCanBeAskedAgain() {
        var failing = new JournalViewModel(
                (_, _) -> {
                    throw new IllegalStateException("disk gone");
                },
                Runnable::run,
                Runnable::run);
        failing.apply(snapshot(41, 60));

        failing.loadOlder();

        assertThat(failing.failure().get()).contains("disk gone");
        assertThat(failing.loading().get()).isFalse();
        assertThat(failing.rows()).hasSize(20);
    }

    @Test
    void aTrailWithAHoleIsBegunAnew() {
        show(1, 20);

        show(41, 60);

        assertThat(sequences()).hasSize(20).startsWith(60L).endsWith(41L);
        assertThat(model.complete().get()).isFalse();
    }

    @Test
    void filtersByTypeAndText() {
        show(1, 60);

        model.group().set(JournalGroup.REFUSALS);
        assertThat(model.rows()).isNotEmpty().allSatisfy(row -> assertThat(row.typeName())
                .isEqualTo("COMMAND_REFUSED"));

        model.group().set(JournalGroup.ALL);
        model.filter().set("subject-7 fits");
        assertThat(sequences()).containsExactly(7L);

        model.filter().set("no such thing");
        assertThat(model.state().get()).isEqualTo(JournalState.NOTHING_FITS);
        show(1, 61 - 1);
        model.filter().set("");
        assertThat(model.rows()).hasSize(60);
    }

    @Test
    void everyTypeBelongsToAGroup() {
        for (JournalType type : JournalType.values()) {
            long groups = Arrays.stream(JournalGroup.values())
                    .filter(group -> group.contains(type))
                    .count();
            assertThat(groups).as(type.name()).isEqualTo(2);
        }
    }

    @Test
    void theChainIsCheckedAgainstTheEntryBefore() {
        show(10, 20);
        assertThat(model.check(model.rows().getFirst())).isEqualTo(ChainCheck.INTACT);
        assertThat(model.check(model.rows().getLast())).isEqualTo(ChainCheck.PREVIOUS_NOT_LOADED);

        JournalEntry good = TRAIL.get(4);
        var forged = new JournalEntry(
                good.sequence(),
                good.time(),
                good.type(),
                good.subject(),
                "{\"value\":\"99\"}",
                good.previousHash(),
                good.hash());
        assertThat(model.check(new JournalRow(forged))).isEqualTo(ChainCheck.CHANGED);

        var orphan = JournalEntry.chained(15, good.time(), good.type(), "x", "{}", "0".repeat(64));
        model.apply(SnapshotBuilder.from(SampleSnapshots.realistic())
                .journal(List.of())
                .build());
        var other = new JournalViewModel(this::page, work::add, Runnable::run);
        other.apply(SnapshotBuilder.from(SampleSnapshots.empty())
                .journal(List.of(orphan, TRAIL.get(13)))
                .build());
        assertThat(other.check(other.rows().getFirst())).isEqualTo(ChainCheck.BROKEN);
    }

    @Test
    void aTrailThatIsSoundSaysHowFarBackItWasFollowed() {
        show(41, 60);
        assertThat(model.trail().get().text()).isEqualTo("✓ Chained back to entry 41");

        model.loadOlder();
        work.removeFirst().run();
        assertThat(model.trail().get().text()).isEqualTo("✓ Chained back to entry 1");
    }

    /// One row flipped, one removed, two swapped, each once among the newest entries and once in an older page: named
    /// without anybody choosing the row.
    @ParameterizedTest
    @CsvSource({
        "FLIPPED, 50, journal entry 50 was changed: its hash does not fit",
        "FLIPPED, 7, journal entry 7 was changed: its hash does not fit",
        "REMOVED, 50, journal entry 50 is missing: found 51",
        "REMOVED, 7, journal entry 7 is missing: found 8",
        "SWAPPED, 50, journal entry 50 was moved: it holds what was written as entry 53",
        "SWAPPED, 7, journal entry 7 was moved: it holds what was written as entry 10",
    })
    void aTamperedRowIsNamedInTheFooter(String how, int sequence, String fault) {
        List<JournalEntry> tampered = tampered(how, sequence);
        var room = new JournalViewModel(
                (before, limit) -> tampered.reversed().stream()
                        .filter(entry -> entry.sequence() < before)
                        .limit(limit)
                        .toList(),
                Runnable::run,
                Runnable::run);
        room.apply(SnapshotBuilder.from(SampleSnapshots.empty())
                .journal(tampered.subList(40, tampered.size()).reversed())
                .build());
        room.loadOlder();

        assertThat(room.trail().get().isSound()).isFalse();
        assertThat(room.trail().get().text()).isEqualTo("× Tampered with: " + fault);
    }

    private static List<JournalEntry> tampered(String how, int sequence) {
        var entries = new ArrayList<>(TRAIL.subList(0, 60));
        JournalEntry here = entries.get(sequence - 1);
        switch (how) {
            case "FLIPPED" ->
                entries.set(sequence - 1, under(sequence, here, here.payload().replace('E', 'e')));
            case "REMOVED" -> entries.remove(sequence - 1);
            default -> {
                JournalEntry there = entries.get(sequence + 2);
                entries.set(sequence - 1, under(sequence, there, there.payload()));
                entries.set(sequence + 2, under(sequence + 3L, here, here.payload()));
            }
        }
        return entries;
    }

    private static JournalEntry under(long sequence, JournalEntry entry, String payload) {
        return new JournalEntry(
                sequence, entry.time(), entry.type(), entry.subject(), payload, entry.previousHash(), entry.hash());
    }

    @Test
    void theExportHoldsEveryFieldWhole() {
        show(1, 3);

        var sheet = JournalSheet.of(model, model.rows());

        assertThat(sheet.head()).contains("payload", "previousHash", "hash", "prices");
        assertThat(sheet.lines().getFirst())
                .contains(TRAIL.get(2).hash(), TRAIL.get(2).payload());
    }

    private List<JournalEntry> page(long before, int limit) {
        asked.add(before);
        return TRAIL.stream()
                .filter(entry -> entry.sequence() < before)
                .sorted((a, b) -> Long.compare(b.sequence(), a.sequence()))
                .limit(limit)
                .toList();
    }

    private void show(int from, int to) {
        model.apply(snapshot(from, to));
    }

    private Snapshot snapshot(int from, int to) {
        var builder = SnapshotBuilder.from(SampleSnapshots.empty())
                .journal(TRAIL.subList(from - 1, to).reversed());
        sequence++;
        Snapshot made = builder.build();
        while (made.sequence() < sequence) {
            made = builder.build();
        }
        return made;
    }

    private List<Long> sequences() {
        return model.rows().stream().map(JournalRow::sequence).toList();
    }

    private static List<JournalEntry> trail(int length) {
        var chain = new JournalChain(0, JournalEntry.GENESIS);
        List<JournalEntry> entries = new ArrayList<>();
        JournalType[] types = JournalType.values();
        for (int i = 1; i <= length; i++) {
            entries.add(chain.append(
                    SampleSnapshots.NOW.plusSeconds(i),
                    types[i % types.length],
                    "subject-" + i,
                    "{\"reason\":\"Entry %d fits\",\"value\":\"0.1\"}".formatted(i)));
        }
        return List.copyOf(entries);
    }
}
