package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.store.BookVerifier;
import dev.ballast.core.store.Recomputation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A session through a crash, all triggers on, with reports that come late and at no regular time: replayed it gives
/// the same journal to the last hash, and every proposal of it is recomputed with its triggers (REB-11, EDGE-8).
class ReplayedSessionTest {

    private static final long SEED = 20261123;
    private static final Instant FIRST = Instant.parse("2025-08-14T00:00:00Z");
    private static final int DAYS_BEFORE = 200;
    private static final int DAYS = 16;
    private static final int TURNS_OF_A_DAY = 4;
    private static final List<InstrumentId> COINS = List.of(
            InstrumentId.of("AAA-USD"),
            InstrumentId.of("BBB-USD"),
            InstrumentId.of("CCC-USD"),
            InstrumentId.of("DDD-USD"));

    private static final String REPORTS = "\"reports\":\"";

    private static final Instant START = FIRST.plus(Duration.ofDays(DAYS_BEFORE));
    private static final RecordedSession RECORDED = record();

    private static RecordedSession record() {
        var random = new Random(SEED);
        var session = new RecordedSession(START);
        var closes = closes(random);
        setUp(session, closes);
        for (int day = DAYS_BEFORE; day < DAYS_BEFORE + DAYS; day++) {
            Instant midnight = FIRST.plus(Duration.ofDays(day + 1));
            var bars = new ArrayList<PriceHistory>();
            for (InstrumentId coin : COINS) {
                bars.add(new PriceHistory(coin, Timeframe.D1, List.of(bar(closes, coin, day))));
            }
            take(session, random, closes, day, midnight, new Command.ImportHistory(bars, List.of(), "day " + day));
            for (int turn = 1; turn <= TURNS_OF_A_DAY; turn++) {
                Instant now = midnight.plusSeconds(2L * turn);
                take(session, random, closes, day, now, answer(session, random));
            }
        }
        return session;
    }

    private static void setUp(RecordedSession session, Map<InstrumentId, double[]> closes) {
        var histories = new ArrayList<PriceHistory>();
        for (InstrumentId coin : COINS) {
            var bars = new ArrayList<Bar>();
            for (int day = 0; day < DAYS_BEFORE; day++) {
                bars.add(bar(closes, coin, day));
            }
            histories.add(new PriceHistory(coin, Timeframe.D1, bars));
        }
        List<Instrument> instruments =
                COINS.stream().map(coin -> Instrument.of(coin, Category.L1)).toList();
        Policy policy = Settings.with(Policy.DEFAULT, "approval.undoWindow", "PT0S");
        policy = Settings.with(policy, "report.paths", "100");
        policy = Settings.with(policy, "rebalance.cooldown", "PT12H");
        policy = Settings.with(policy, "risk.categoryLimit", "1");
        policy = Settings.with(policy, "risk.positionLimit", "0.4");
        policy = Settings.with(policy, "execution.participation", "1");
        var entries = new ArrayList<LedgerEntry>();
        entries.add(DeskFixture.deposit("d1", "100000"));
        for (int i = 0; i < COINS.size(); i++) {
            double price = close(closes, COINS.get(i), DAYS_BEFORE - 1);
            entries.add(new Fill(
                    EntryId.of("f" + i),
                    COINS.get(i),
                    Side.BUY,
                    BigDecimal.valueOf(22_000 / price).setScale(4, RoundingMode.DOWN),
                    BigDecimal.valueOf(price),
                    BigDecimal.ZERO,
                    BigDecimal.ONE,
                    START.minusSeconds(3600),
                    FillSource.IMPORT,
                    i % 2 == 0 ? "even" : "odd",
                    null));
        }
        for (Command command : List.of(
                new Command.SetPolicy(policy),
                new Command.ImportHistory(histories, instruments, "before"),
                new Command.BookEntries(entries, List.of(), "start"),
                new Command.SetTargets(TargetMethod.EQUAL_WEIGHT, Map.of()))) {
            assertThat(session.take(new RecordedSession.Event(START, List.of(), command, true)))
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    /// The trader answers now and then; a report that was asked for comes now or later.
    private static @Nullable Command answer(RecordedSession session, Random random) {
        Proposal open = session.snapshot().proposals().stream()
                .filter(proposal -> proposal.state() == ProposalState.PROPOSED)
                .findFirst()
                .orElse(null);
        if (open == null || random.nextInt(3) > 0) {
            return null;
        }
        return random.nextInt(4) == 0
                ? new Command.Reject(open.id(), open.version(), RejectReason.WRONG_TIME, "")
                : new Command.Approve(open.id(), open.version());
    }

    private static void take(
            RecordedSession session,
            Random random,
            Map<InstrumentId, double[]> closes,
            int day,
            Instant now,
            @Nullable Command command) {
        List<Quote> quotes = COINS.stream()
                .map(coin -> {
                    double price = close(closes, coin, day) * (1 + 0.0004 * random.nextGaussian());
                    return new Quote(coin, price * 0.9995, price * 1.0005, price, QuoteSource.REPLAY, now);
                })
                .toList();
        session.take(new RecordedSession.Event(now, quotes, command, random.nextInt(3) == 0));
    }

    /// A calm rise, and from the first day of the session a crash that takes everything along.
    private static Map<InstrumentId, double[]> closes(Random random) {
        var closes = new TreeMap<InstrumentId, double[]>();
        COINS.forEach(coin -> closes.put(coin, new double[DAYS_BEFORE + DAYS]));
        var price = new double[] {100, 40, 7, 900};
        for (int day = 0; day < DAYS_BEFORE + DAYS; day++) {
            boolean crash = day >= DAYS_BEFORE + 3;
            double market = crash ? -0.03 + 0.05 * random.nextGaussian() : 0.002 + 0.008 * random.nextGaussian();
            for (int i = 0; i < price.length; i++) {
                price[i] *= Math.exp(market + 0.012 * random.nextGaussian());
                Objects.requireNonNull(closes.get(COINS.get(i)))[day] = price[i];
            }
        }
        return closes;
    }

    private static double close(Map<InstrumentId, double[]> closes, InstrumentId coin, int day) {
        return Objects.requireNonNull(closes.get(coin))[day];
    }

    private static Bar bar(Map<InstrumentId, double[]> closes, InstrumentId coin, int day) {
        return Bar.ofClose(FIRST.plus(Duration.ofDays(day)), close(closes, coin, day));
    }

    /// The session is worth replaying: every kind of trigger that reads a report of its own time is among the causes.
    @Test
    void theSessionRaisedProposalsOfEveryKindThatACrashCanRaise() {
        Map<String, Long> causes = RECORDED.store.proposals().stream()
                .collect(Collectors.groupingBy(Proposal::cause, TreeMap::new, Collectors.counting()));
        assertThat(causes)
                .as("seed %d: %s", SEED, causes)
                .containsKeys(
                        TriggerKind.DRAWDOWN.name(),
                        TriggerKind.REGIME_CHANGE.name(),
                        TriggerKind.CORRELATION.name(),
                        TriggerKind.MOMENTUM_SHIFT.name(),
                        TriggerKind.DEVIATION.name());
    }

    /// The same turns with each report at once are another session: late reports do change what is written.
    @Test
    void reportsThatComeAtAnotherTimeMakeAnotherJournal() {
        List<RecordedSession.Event> prompt = RECORDED.events.subList(0, RECORDED.events.size() / 3).stream()
                .map(event -> new RecordedSession.Event(event.at(), event.quotes(), event.command(), true))
                .toList();
        RecordedSession other = RecordedSession.replayed(START, prompt);

        assertThat(reports(RECORDED)).isNotEmpty().doesNotContainSequence(reports(other));
    }

    /// The same turns give the same proposals and the same journal, whose rows name the report that was in force.
    @Test
    void theSameTurnsAreTheSameSession() {
        var again = new RecordedSession(START);
        var lags = new TreeSet<Long>();
        for (RecordedSession.Event event : RECORDED.events) {
            long before = again.store.load().journalSequence();
            again.take(event);
            for (JournalEntry entry : again.store.journalAfter(before, Integer.MAX_VALUE)) {
                if (entry.payload().contains(REPORTS)) {
                    assertThat(entry.payload())
                            .as("entry %d, %s", entry.sequence(), entry.type())
                            .contains("risk report: " + again.reportedOn() + '"');
                    lags.add(again.snapshot().sequence() - again.reportedOnSequence());
                }
            }
        }
        assertThat(lags).as("turns between report and row").hasSizeGreaterThan(5);
        assertThat(again.store.proposals()).isEqualTo(RECORDED.store.proposals());
        assertThat(again.store.load().ledger()).isEqualTo(RECORDED.store.load().ledger());
        assertThat(again.head()).isEqualTo(RECORDED.head());
        assertThat(BookVerifier.verify(again.store, LotMethod.FIFO)).isEmpty();
    }

    @Test
    void everyProposalIsRecomputedWithItsTriggers() {
        int withTriggers = 0;
        for (Proposal proposal : RECORDED.store.proposals()) {
            Recomputation again =
                    Recomputation.of(RECORDED.store, proposal.id()).orElseThrow();
            assertThat(again.differences())
                    .as(proposal.id() + " of " + proposal.cause())
                    .isEmpty();
            withTriggers += again.triggers();
        }
        assertThat(withTriggers).isGreaterThan(50);
    }

    /// Of each row that names reports, which those are.
    private static List<String> reports(RecordedSession session) {
        return session.store.journalAfter(0, Integer.MAX_VALUE).stream()
                .map(JournalEntry::payload)
                .filter(payload -> payload.contains(REPORTS))
                .map(payload -> payload.substring(payload.indexOf(REPORTS)))
                .map(payload -> payload.substring(0, payload.indexOf('"', REPORTS.length())))
                .toList();
    }
}
