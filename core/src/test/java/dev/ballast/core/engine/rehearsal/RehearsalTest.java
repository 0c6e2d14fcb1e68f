package dev.ballast.core.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.result.Result;
import dev.ballast.core.store.StoredBook;
import dev.ballast.core.stress.ScenarioLibrary;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate FROM = LocalDate.of(2025, 2, 15);
    private static final LocalDate TO = LocalDate.of(2025, 3, 6);
    private static final InstrumentId AAA = InstrumentId.of("AAA-USD");
    private static final InstrumentId BBB = InstrumentId.of("BBB-USD");
    private static final InstrumentId CCC = InstrumentId.of("CCC-USD");

    /// All days, everything approved: several tests look at it.
    private static final RehearsalReport APPROVED = run(stored(TO, List.of()), TO, ApprovalRule.ALL);

    @Test
    void whatIsNotKnownYetChangesNothing() {
        RehearsalReport all = run(stored(LocalDate.of(2025, 3, 20), List.of()), TO, ApprovalRule.ALL);
        RehearsalReport truncated = APPROVED;
        assertThat(truncated.equity()).isEqualTo(all.equity());
        assertThat(truncated.ledger()).isEqualTo(all.ledger());
        assertThat(truncated.proposals()).isEqualTo(all.proposals());
        assertThat(truncated.tallies()).isNotEmpty();
    }

    @Test
    void aShorterRehearsalIsTheBeginningOfALongerOne() {
        RehearsalReport longer = APPROVED;
        RehearsalReport shorter = run(stored(TO, List.of()), TO.minusDays(8), ApprovalRule.ALL);
        assertThat(longer.equity().subList(0, shorter.days())).isEqualTo(shorter.equity());
        assertThat(longer.ledger().subList(0, shorter.ledger().size())).isEqualTo(shorter.ledger());
    }

    @Test
    void theLastEquityIsTheLedgerReplayedAtTheLastCloses() {
        StoredBook book = stored(TO, List.of());
        RehearsalReport report = APPROVED;
        // What was traded at the last close itself came after its value was written down.
        Instant last = report.equity().getLast().time();
        Book replayed = Book.replay(
                LotMethod.FIFO,
                report.ledger().stream()
                        .filter(entry -> !entry.time().isAfter(last))
                        .toList());
        double equity = replayed.cash().doubleValue();
        for (Holding holding : replayed.openHoldings()) {
            PriceHistory history = Objects.requireNonNull(book.dailyHistory().get(holding.instrument()));
            equity += holding.quantity().doubleValue() * history.last().close();
        }
        assertThat(report.decided().equity()).isCloseTo(equity, within(1e-6));
        assertThat(report.tallies().stream().mapToInt(TriggerTally::executed).sum())
                .isPositive();
        assertThat(report.decided().meanDrift().orElseThrow())
                .isLessThan(report.nothing().meanDrift().orElseThrow());
    }

    @Test
    void realisedCostIsFeesAndHalfTheSpread() {
        RehearsalReport report = APPROVED;
        double traded =
                report.tallies().stream().mapToDouble(TriggerTally::traded).sum();
        double cost = report.tallies().stream()
                .mapToDouble(TriggerTally::realisedCost)
                .sum();
        // 0.1 % fee and half of 0.2 %; value is at bid or ask, so that the ratio is exact to a part in a thousand.
        assertThat(cost / traded).isCloseTo(0.002, within(2e-6));
    }

    @Test
    void whoAnswersNothingDoesNothing() {
        RehearsalReport report = run(stored(TO, List.of()), TO, ApprovalRule.NONE);
        assertThat(report.decided().equity()).isCloseTo(report.nothing().equity(), within(1e-6));
        assertThat(report.turnover()).isZero();
        assertThat(report.proposals())
                .extracting(Proposal::state)
                .doesNotContain(ProposalState.EXECUTED, ProposalState.REJECTED)
                .contains(ProposalState.EXPIRED);
    }

    @Test
    void aRuleRejectsWithItsReason() {
        RehearsalReport report = run(stored(TO, List.of()), TO, ApprovalRule.parse("turnover<=0"));
        assertThat(report.turnover()).isZero();
        assertThat(report.tallies()).isNotEmpty();
        assertThat(report.tallies())
                .allSatisfy(tally -> assertThat(tally.executed()).isZero());
        assertThat(report.tallies().stream().mapToInt(TriggerTally::rejected).sum())
                .isPositive();
    }

    @Test
    void theBookStartsAsItWasOnTheFirstDay() {
        Instant before = FROM.minusDays(10).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant later = FROM.plusDays(10).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<LedgerEntry> ledger = List.of(
                new CashFlow(
                        EntryId.of("d1"),
                        CashFlow.Kind.DEPOSIT,
                        "USD",
                        new BigDecimal("1000"),
                        BigDecimal.ONE,
                        before.minusSeconds(60)),
                fill("f1", AAA, before),
                fill("f2", BBB, later));
        RehearsalReport report = run(stored(TO, ledger), TO, ApprovalRule.NONE);
        assertThat(report.instruments()).containsExactly(AAA);
        assertThat(report.start()).contains("as it was");
        assertThat(report.ledger()).extracting(LedgerEntry::id).containsExactly(EntryId.of("d1"), EntryId.of("f1"));
    }

    @Test
    void aHaltedDeskRehearsesActive() {
        StoredBook book = stored(TO, List.of());
        var settings = new TreeMap<>(book.settings());
        settings.put("trading", "{\"state\":\"HALTED\",\"reason\":\"a break\"}");
        var halted = new StoredBook(
                book.instruments(),
                book.ledger(),
                book.dailyHistory(),
                List.of(),
                List.of(),
                List.of(),
                settings,
                0,
                JournalEntry.GENESIS);
        assertThat(run(halted, TO, ApprovalRule.ALL).turnover()).isPositive();
    }

    @Test
    void tooFewDaysAreRefused() {
        StoredBook book = stored(TO, List.of());
        assertThatThrownBy(() -> run(book, FROM.plusDays(1), ApprovalRule.ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 days");
        assertThatThrownBy(() -> run(book, FROM.minusDays(1), ApprovalRule.ALL)).hasMessageContaining("before");
    }

    @Test
    void idsAreUnique() {
        List<ProposalId> ids = APPROVED.proposals().stream().map(Proposal::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void pathsOfFlatPricesAreFlat() {
        var path = new PathRecorder("flat");
        for (int day = 0; day < 4; day++) {
            path.record(
                    Instant.EPOCH.plusSeconds(86_400L * day),
                    100,
                    5,
                    new TreeMap<>(Map.of(AAA, 0.95)),
                    Result.of(new TreeMap<>(Map.of(AAA, 0.9, BBB, 0.05))));
        }
        RehearsalPath flat = path.path(365);
        assertThat(flat.totalReturn()).isZero();
        assertThat(flat.volatility()).isZero();
        assertThat(flat.meanDrift().orElseThrow()).isCloseTo(0.05, within(1e-15));
        assertThat(flat.largestDrift().orElseThrow()).isCloseTo(0.05, within(1e-15));
        assertThat(path.points()).extracting(EquityPoint::equity).containsOnly(100.0);
    }

    private static RehearsalReport run(StoredBook book, LocalDate to, ApprovalRule rule) {
        return Rehearsal.run(
                book, new RehearsalSettings(FROM, to, rule, 0.002, new BigDecimal("100000")), ScenarioLibrary.NONE);
    }

    private static Fill fill(String id, InstrumentId instrument, Instant time) {
        return new Fill(
                EntryId.of(id),
                instrument,
                Side.BUY,
                BigDecimal.ONE,
                new BigDecimal("100"),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                time,
                FillSource.IMPORT,
                null,
                null);
    }

    /// Three wild instruments until `last`, with triggers that answer to small drifts and to nothing that leads away
    /// from the targets.
    private static StoredBook stored(LocalDate last, List<LedgerEntry> ledger) {
        var instruments = new ArrayList<Instrument>();
        var histories = new TreeMap<InstrumentId, PriceHistory>();
        for (InstrumentId id : List.of(AAA, BBB, CCC)) {
            instruments.add(Instrument.of(id, Category.L1));
            histories.put(id, history(id, last));
        }
        return new StoredBook(
                instruments,
                ledger,
                histories,
                List.of(),
                List.of(),
                List.of(),
                Map.of(
                        "policy",
                        "{\"rebalance\":{\"deviationTrigger\":0.03,\"legThreshold\":0.01,\"triggers\":{\"off\":"
                                + "[\"LIMIT_BREACH\",\"DRAWDOWN\",\"HEAT\",\"VOLATILITY_SPIKE\",\"CORRELATION\",\"MOMENTUM_SHIFT\"]}},"
                                + "\"execution\":{\"slippage\":0},\"risk\":{\"positionLimit\":0.6}}"),
                0,
                JournalEntry.GENESIS);
    }

    private static PriceHistory history(InstrumentId id, LocalDate last) {
        var random = new Random(id.symbol().hashCode());
        var bars = new ArrayList<Bar>();
        double close = 100;
        for (LocalDate day = FIRST; !day.isAfter(last); day = day.plusDays(1)) {
            close *= Math.exp(0.05 * random.nextGaussian());
            bars.add(Bar.ofClose(day.atStartOfDay(ZoneOffset.UTC).toInstant(), close));
        }
        return new PriceHistory(id, Timeframe.D1, bars);
    }
}
