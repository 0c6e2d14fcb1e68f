package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.execution.Order;
import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.LegEdit;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Recalculation;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.result.Result;
import dev.ballast.core.store.BookVerifier;
import dev.ballast.core.store.MemoryStore;
import dev.ballast.core.store.Recomputation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The process ends between any two commits of edit, approval, undo, partial fill, halt and import, 1,200 times.
///
/// After each end the stored book verifies, everything acknowledged is there, and a restart brings what was approved to
/// one end without trading twice. `-Dballast.crashes=N` for more; the real `kill -9` is in the persistence module.
class CrashPropertyTest {

    private static final int CRASHES = Integer.getInteger("ballast.crashes", 1200);
    /// Crashes of one book, before a new one is made.
    private static final int OF_ONE_BOOK = 30;
    /// So many crashes fall on every step; fewer need not.
    private static final int OF_EVERY_KIND = 1000;
    private static final int LONGEST = 20;

    private final long seed = Long.getLong("ballast.seed", 20260815);
    private final Random random = new Random(seed);
    private final TradingFloor floor = new TradingFloor(random);
    private final Map<JournalType, Integer> last = new EnumMap<>(JournalType.class);
    private int entries;
    private boolean targetsMoved;

    @Test
    void everyCrashEndsInOneWellDefinedState() {
        System.out.println("crashes " + CRASHES + ", seed " + seed);
        var disk = new MemoryStore();
        for (int crash = 0; crash < CRASHES; crash++) {
            if (crash % OF_ONE_BOOK == 0) {
                disk = new MemoryStore();
                try (WorkstationEngine engine = floor.open(disk)) {
                    floor.fund(engine, random.nextBoolean() ? "PT0S" : "PT3S");
                }
            }
            run(disk, crash);
        }
        if (CRASHES >= OF_EVERY_KIND) {
            requireEveryStep();
        }
    }

    /// The crashes fell on every step there is: each of these was the last entry before one of them.
    private void requireEveryStep() {
        assertThat(last)
                .containsKeys(
                        JournalType.PROPOSAL_RAISED,
                        JournalType.PROPOSAL_EDITED,
                        JournalType.PROPOSAL_APPROVED,
                        JournalType.PROPOSAL_APPROVAL_UNDONE,
                        JournalType.ORDER_PLACED,
                        JournalType.ORDER_PARTLY_FILLED,
                        JournalType.PROPOSAL_EXECUTED,
                        JournalType.PROPOSAL_PARTIAL);
    }

    private void run(MemoryStore disk, int crash) {
        String where = "crash " + crash + ", seed " + seed;
        var side = random.nextBoolean() ? MortalStore.Side.BEFORE : MortalStore.Side.AFTER;
        var mortal = new MortalStore(disk, random.nextInt(LONGEST), side);
        long acknowledged = 0;
        boolean alive = true;
        WorkstationEngine engine = null;
        try {
            engine = floor.open(mortal);
            while (true) {
                floor.tick(engine, 1 + random.nextInt(3));
                Optional<Command> command = something(engine.snapshot());
                if (command.isEmpty()) {
                    engine.step();
                } else if (engine.perform(command.get()) instanceof Outcome.Done(String message, long at)) {
                    acknowledged = Math.max(acknowledged, at);
                }
            }
        } catch (MortalStore.Killed killed) {
            alive = false;
        } finally {
            if (engine != null) {
                engine.close();
            }
        }
        assertThat(alive).isFalse();
        List<JournalEntry> journal = disk.journalBefore(Long.MAX_VALUE, 1);
        last.merge(journal.getFirst().type(), 1, Integer::sum);
        assertThat(journal.getFirst().sequence()).as(where).isGreaterThanOrEqualTo(acknowledged);
        requireSound(disk, where);
        finish(disk, where);
    }

    /// What the trader does next; none where he waits for a second.
    private Optional<Command> something(Snapshot snapshot) {
        List<Proposal> open = snapshot.proposals().stream()
                .filter(proposal -> !proposal.state().isFinal())
                .toList();
        if (snapshot.tradingState() != TradingState.ACTIVE) {
            return Optional.of(new Command.SetTradingState(TradingState.ACTIVE, "on we go"));
        }
        if (open.isEmpty()) {
            targetsMoved = !targetsMoved;
            return Optional.of(targetsMoved ? targets() : new Command.ProposeNow());
        }
        Proposal proposal = open.get(random.nextInt(open.size()));
        return switch (proposal.state()) {
            case PROPOSED -> Optional.of(decide(proposal));
            case APPROVED ->
                random.nextInt(3) == 0
                        ? Optional.of(new Command.UndoApproval(proposal.id(), proposal.version()))
                        : Optional.empty();
            case EXECUTING ->
                switch (random.nextInt(30)) {
                    case 0 -> Optional.of(new Command.SetTradingState(TradingState.HALTED, "a test halts"));
                    case 1 ->
                        Optional.of(new Command.CancelOrders(proposal.id(), proposal.version(), "a test cancels"));
                    case 2 -> Optional.of(deposit());
                    default -> Optional.empty();
                };
            case EXECUTED, PARTIAL, FAILED, REJECTED, EXPIRED, SUPERSEDED -> throw new AssertionError(proposal);
        };
    }

    private Command decide(Proposal proposal) {
        return switch (random.nextInt(8)) {
            case 0 -> new Command.Reject(proposal.id(), proposal.version(), RejectReason.WRONG_TIME, "");
            case 1 -> new Command.Recalculate(proposal.id(), proposal.version(), Recalculation.KEEP_EDITS);
            case 2, 3 -> new Command.EditLegs(proposal.id(), proposal.version(), List.of(edit(proposal)));
            case 4 -> targets();
            default -> new Command.Approve(proposal.id(), proposal.version());
        };
    }

    private LegEdit edit(Proposal proposal) {
        Leg leg = proposal.legs().get(random.nextInt(proposal.legs().size()));
        if (random.nextInt(4) == 0) {
            return leg.enabled() ? new LegEdit.SwitchedOff(leg.number()) : new LegEdit.SwitchedOn(leg.number());
        }
        BigDecimal part = BigDecimal.valueOf(0.5 + 0.45 * random.nextDouble());
        return new LegEdit.Resized(leg.number(), leg.quantity().multiply(part).setScale(8, RoundingMode.DOWN));
    }

    private Command targets() {
        return new Command.SetTargets(
                TargetMethod.OWN,
                Map.of(
                        DeskFixture.BTC, 0.05 + 0.2 * random.nextDouble(),
                        DeskFixture.ETH, 0.05 + 0.2 * random.nextDouble(),
                        DeskFixture.SOL, 0.05 + 0.2 * random.nextDouble()));
    }

    private Command deposit() {
        return new Command.BookEntries(
                List.of(DeskFixture.deposit("crash-" + ++entries, "10")), List.of(), "a test deposits");
    }

    /// A restart with fresh prices carries out what was approved, each order once.
    private void finish(MemoryStore disk, String where) {
        try (WorkstationEngine engine = floor.open(disk)) {
            for (int step = 0; step < 100 && isUnderWay(engine.snapshot()); step++) {
                floor.tick(engine, 5);
                engine.step();
            }
            assertThat(isUnderWay(engine.snapshot()))
                    .as("unfinished after " + where)
                    .isFalse();
        }
        requireSound(disk, where + ", after its restart");
    }

    private static boolean isUnderWay(Snapshot snapshot) {
        return snapshot.proposals().stream()
                .anyMatch(proposal ->
                        proposal.state() == ProposalState.APPROVED || proposal.state() == ProposalState.EXECUTING);
    }

    private static void requireSound(MemoryStore disk, String where) {
        assertThat(BookVerifier.verify(disk, LotMethod.FIFO)).as(where).isEmpty();
        assertThat(JournalChain.firstFault(disk.journalAfter(0, Integer.MAX_VALUE)))
                .as(where)
                .isEmpty();
        Map<String, BigDecimal> traded = new TreeMap<>();
        disk.load().ledger().forEach(entry -> {
            if (entry instanceof Fill fill && fill.order().isPresent()) {
                traded.merge(fill.order().get(), fill.quantity(), BigDecimal::add);
            }
        });
        for (Order order : disk.orders()) {
            assertThat(traded.getOrDefault(order.clientId(), BigDecimal.ZERO))
                    .as(where + ": " + order.clientId())
                    .isLessThanOrEqualTo(order.quantity());
        }
        assertThat(disk.cash()).as(where).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        Proposal newest = disk.proposals().isEmpty() ? null : disk.proposals().getLast();
        if (newest != null) {
            Result<Recomputation> again = Recomputation.of(disk, newest.id());
            assertThat(again.orElseThrow().differences())
                    .as(where + ": " + newest.id())
                    .isEmpty();
        }
    }
}
