package dev.ballast.persistence;

import static dev.ballast.persistence.Samples.BTC;
import static dev.ballast.persistence.Samples.ETH;
import static dev.ballast.persistence.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.ballast.core.execution.Order;
import dev.ballast.core.execution.OrderState;
import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.store.Change;
import dev.ballast.core.store.StoreException;
import dev.ballast.core.store.StoredBook;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes into the store comes out again, also after closing and opening.
class RoundTripIT {

    /// Amounts by value: trailing zeros are not stored.
    private static final RecursiveComparisonConfiguration BY_VALUE = RecursiveComparisonConfiguration.builder()
            .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
            .build();

    private Path directory;
    private JooqWorkstationStore store;
    private final JournalChain chain = new JournalChain(0, JournalEntry.GENESIS);

    @BeforeEach
    void open(@TempDir Path empty) {
        directory = empty;
        store = JooqWorkstationStore.open(directory, OpenMode.CREATE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = JooqWorkstationStore.open(directory, OpenMode.EXISTING);
    }

    @Test
    void aNewBookIsEmpty() {
        StoredBook book = store.load();

        assertThat(book)
                .isEqualTo(new StoredBook(
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        0,
                        JournalEntry.GENESIS));
        assertThat(store.cash()).isEqualByComparingTo("0");
        assertThat(store.holdings()).isEmpty();
    }

    @Test
    void ledgerAndBalancesComeBackInTheOrderOfBooking() {
        List<LedgerEntry> entries = List.of(
                Samples.deposit("d-1", "100000.000000000000000000000000000000000001"),
                Samples.purchase("f-2", BTC, "0.12345678", "64000.5"),
                Samples.purchase("f-1", ETH, "3", "1999.999999999999999999999999999999"),
                Samples.fillOf(Samples.order(Samples.proposal("P-1"))));
        Book book = Book.replay(LotMethod.FIFO, entries);
        var changes = new ArrayList<Change>();
        entries.forEach(entry -> changes.add(new Change.EntryBooked(entry)));
        changes.add(new Change.BalancesSaved(
                book.cash(), List.copyOf(book.holdings().values())));

        store.commit(changes, List.of(Samples.note(chain, JournalType.IMPORT_BOOKED, "fills.csv")));
        reopen();

        assertThat(store.load().ledger()).usingRecursiveComparison(BY_VALUE).isEqualTo(entries);
        assertThat(store.cash()).isEqualByComparingTo(book.cash());
        assertThat(store.holdings())
                .usingRecursiveComparison(BY_VALUE)
                .ignoringFields("lots")
                .isEqualTo(List.copyOf(book.holdings().values()));
    }

    @Test
    void chosenLotsKeepTheirOrder() {
        List<EntryId> lots = List.of(EntryId.of("f-2, of \"two\""), EntryId.of("f-1"));
        Fill bought = Samples.purchase("f-1", BTC, "2", "64000");
        Fill sold = new Fill(
                EntryId.of("s-1"),
                BTC,
                Side.SELL,
                BigDecimal.ONE,
                bought.price(),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                NOON,
                bought.source(),
                null,
                null,
                lots);
        store.commit(List.of(new Change.EntryBooked(bought), new Change.EntryBooked(sold)), List.of());
        reopen();

        assertThat(store.load().ledger().stream().map(Fill.class::cast).map(Fill::lots))
                .containsExactly(List.of(), lots);
    }

    @Test
    void balancesAreReplacedWhole() {
        Holding held = new Holding(BTC, BigDecimal.TWO, BigDecimal.TEN, BigDecimal.ZERO, List.of());
        Holding other = new Holding(ETH, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE.negate(), List.of());
        store.commit(List.of(new Change.BalancesSaved(BigDecimal.ONE, List.of(held))), List.of());
        store.commit(List.of(new Change.BalancesSaved(new BigDecimal("0.1"), List.of(other))), List.of());

        assertThat(store.cash()).isEqualByComparingTo("0.1");
        assertThat(store.holdings()).containsExactly(other);
    }

    @Test
    void proposalsKeepEveryFieldAndTheirNewestVersion() {
        Proposal first = Samples.proposal("P-1");
        Proposal second = Samples.proposal("P-0");
        Proposal rejected = first.to(
                ProposalState.REJECTED,
                new Decision(NOON, "trader", RejectReason.DISAGREE_WITH_TARGET, "\"no\"\n – not now"));

        store.commit(List.of(new Change.ProposalSaved(first), new Change.ProposalSaved(second)), List.of());
        store.commit(List.of(new Change.ProposalSaved(rejected)), List.of());
        reopen();

        assertThat(store.proposals()).containsExactly(rejected, second);
        assertThat(store.load().proposals()).containsExactly(second, rejected);
        assertThat(store.proposals().getFirst().before().volatility()).isNaN();
    }

    @Test
    void anOlderVersionOfAProposalIsRefused() {
        Proposal first = Samples.proposal("P-1");
        Proposal approved = first.to(ProposalState.APPROVED, new Decision(NOON, "trader", null, ""));
        store.commit(List.of(new Change.ProposalSaved(approved)), List.of());

        assertThatThrownBy(() -> store.commit(List.of(new Change.ProposalSaved(first)), List.of()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("version 2 is stored, version 1 was offered");
        assertThat(store.proposals()).containsExactly(approved);
    }

    @Test
    void ordersKeepTheirNewestState() {
        Order order = Samples.order(Samples.proposal("P-1"));
        Order other = Samples.order(Samples.proposal("P-2"));
        Order cancelled = order.filled(new BigDecimal("0.1"), NOON).ended(OrderState.CANCELLED, "guard");
        store.commit(List.of(new Change.OrderSaved(order), new Change.OrderSaved(other)), List.of());
        store.commit(List.of(new Change.OrderSaved(cancelled)), List.of());
        reopen();

        assertThat(store.orders()).usingRecursiveComparison(BY_VALUE).isEqualTo(List.of(cancelled, other));
        assertThat(store.load().orders()).usingRecursiveComparison(BY_VALUE).isEqualTo(List.of(cancelled, other));
    }

    @Test
    void instrumentsSettingsAndEquityAreReplacedByKey() {
        var known = new EquityPoint(NOON, 1000.25, 10, Double.NaN, Map.of(BTC, 0.1 + 0.2, ETH, 1e-300));
        store.commit(
                List.of(
                        new Change.InstrumentSaved(Instrument.of(BTC, Category.OTHER)),
                        new Change.InstrumentSaved(Instrument.of(BTC, Category.L1)),
                        new Change.SettingSaved("policy", "{}"),
                        new Change.SettingSaved("policy", "{\"a\":\"ü\"}"),
                        new Change.EquityRecorded(new EquityPoint(NOON, 1, 1, 1, Map.of())),
                        new Change.EquityRecorded(known)),
                List.of());
        reopen();
        StoredBook book = store.load();

        assertThat(book.instruments())
                .usingRecursiveComparison(BY_VALUE)
                .isEqualTo(List.of(Instrument.of(BTC, Category.L1)));
        assertThat(book.settings()).containsExactly(Map.entry("policy", "{\"a\":\"ü\"}"));
        assertThat(book.equity()).containsExactly(known);
    }

    @Test
    void oldEquityIsThinnedToTheLastPointOfEachHour() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        var changes = new ArrayList<Change>();
        for (int minute = 0; minute < 9 * 24 * 60; minute += 20) {
            changes.add(new Change.EquityRecorded(
                    new EquityPoint(start.plus(Duration.ofMinutes(minute)), minute, 0, 100, Map.of())));
        }
        store.commit(changes, List.of());

        List<EquityPoint> curve = store.load().equity();

        assertThat(curve).extracting(EquityPoint::time).isSorted();
        assertThat(curve.getFirst().time()).isEqualTo("2026-01-01T00:40:00Z");
        assertThat(curve.get(1).time()).isEqualTo("2026-01-01T01:40:00Z");
        assertThat(curve.getLast().time()).isEqualTo("2026-01-09T23:40:00Z");
        assertThat(curve).hasSize(2 * 24 + 7 * 24 * 3);
    }

    @Test
    void barsAreReplacedByOpenTime() {
        List<Bar> bars = Samples.bars(30, 100);
        List<Bar> newer = new ArrayList<>(Samples.bars(40, 200).subList(20, 40));
        newer.add(Bar.ofClose(bars.get(25).openTime(), 7));
        store.commit(
                List.of(
                        new Change.BarsSaved(BTC, Timeframe.D1, bars),
                        new Change.BarsSaved(ETH, Timeframe.D1, bars),
                        new Change.BarsSaved(BTC, Timeframe.H1, bars)),
                List.of());
        store.commit(List.of(new Change.BarsSaved(BTC, Timeframe.D1, newer)), List.of());
        reopen();
        var history = store.load().dailyHistory();

        assertThat(history).containsOnlyKeys(BTC, ETH);
        assertThat(history).containsEntry(ETH, new PriceHistory(ETH, Timeframe.D1, bars));
        assertThat(Objects.requireNonNull(history.get(BTC)).bars())
                .hasSize(40)
                .startsWith(bars.subList(0, 20).toArray(Bar[]::new))
                .contains(Bar.ofClose(bars.get(25).openTime(), 7))
                .endsWith(newer.subList(6, 20).toArray(Bar[]::new));
        assertThat(store.bars(BTC, Timeframe.H1)).isEqualTo(bars);
        assertThat(store.bars(BTC, Timeframe.D1))
                .isEqualTo(Objects.requireNonNull(history.get(BTC)).bars());
        assertThat(store.bars(BTC, Timeframe.H4)).isEmpty();
        assertThat(store.bars(InstrumentId.of("NONE-USD"), Timeframe.D1)).isEmpty();
        assertThat(store.bars(List.of(BTC, ETH), Timeframe.H1))
                .containsExactly(entry(BTC, new PriceHistory(BTC, Timeframe.H1, bars)));
        assertThat(store.bars(List.of(ETH), Timeframe.D1)).containsOnlyKeys(ETH);
        assertThat(store.bars(List.of(), Timeframe.D1)).isEmpty();
    }

    @Test
    void aSettingIsFoundByItsKey() {
        store.commit(List.of(new Change.SettingSaved("history.asked.H1.BTC-USD", "1/2")), List.of());
        reopen();

        assertThat(store.setting("history.asked.H1.BTC-USD")).contains("1/2");
        assertThat(store.setting("none")).isEmpty();
    }

    @Test
    void theJournalComesBackIntactFromBothEnds() {
        var entries = new ArrayList<JournalEntry>();
        for (JournalType type : JournalType.values()) {
            entries.add(Samples.note(chain, type, "subject of " + type));
        }
        store.commit(List.of(), entries);
        reopen();

        assertThat(store.journalAfter(0, 1000)).isEqualTo(entries);
        assertThat(JournalChain.firstFault(store.journalAfter(0, 1000))).isEmpty();
        assertThat(store.journalAfter(3, 2)).isEqualTo(entries.subList(3, 5));
        assertThat(store.journalBefore(4, 2)).containsExactly(entries.get(2), entries.get(1));
        assertThat(store.load().journalSequence()).isEqualTo(entries.size());
        assertThat(store.load().journalHash()).isEqualTo(entries.getLast().hash());
    }

    @Test
    void aFailingCommitChangesNothing() {
        Fill fill = Samples.purchase("f-1", BTC, "1", "10");
        store.commit(
                List.of(new Change.EntryBooked(fill)), List.of(Samples.note(chain, JournalType.FILL_BOOKED, "f-1")));

        JournalEntry next = Samples.note(chain, JournalType.FILL_BOOKED, "f-2");
        List<Change> changes = List.of(
                new Change.SettingSaved("policy", "new"),
                new Change.BarsSaved(BTC, Timeframe.D1, Samples.bars(3, 1)),
                new Change.EntryBooked(Samples.purchase("f-2", BTC, "1", "10")),
                new Change.EntryBooked(fill));

        assertThatThrownBy(() -> store.commit(changes, List.of(next)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nothing was stored");
        reopen();
        StoredBook book = store.load();
        assertThat(book.ledger()).hasSize(1);
        assertThat(book.settings()).isEmpty();
        assertThat(book.dailyHistory()).isEmpty();
        assertThat(book.journalSequence()).isEqualTo(1);

        store.commit(changes.subList(0, 3), List.of(next));
        assertThat(store.load().ledger()).hasSize(2);
    }

    @Test
    void anAuditEntryThatDoesNotFollowIsRefusedWithEverythingBesideIt() {
        JournalEntry first = Samples.note(chain, JournalType.BOOK_OPENED, "book");
        JournalEntry second = Samples.note(chain, JournalType.FILL_BOOKED, "f-1");

        assertThatThrownBy(() -> store.commit(List.of(new Change.SettingSaved("a", "b")), List.of(second)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Audit entry 2 does not follow the stored entry 0");
        assertThat(store.load().settings()).isEmpty();
        store.commit(List.of(), List.of(first, second));
        assertThat(store.journalAfter(0, 10)).containsExactly(first, second);
    }

    @Test
    void timesDoNotDependOnTheMachinesZone() {
        Instant inTheGap = Instant.parse("2026-03-29T01:30:00.000000001Z");
        var point = new EquityPoint(inTheGap, 1, 1, 1, Map.of());
        store.commit(List.of(new Change.EquityRecorded(point)), List.of());

        assertThat(store.load().equity()).containsExactly(point);
    }

    @Test
    void aLongPayloadFits() {
        String subject = "x".repeat(900_000);
        store.commit(List.of(new Change.SettingSaved("long", subject)), List.of());
        reopen();

        assertThat(store.load().settings()).containsEntry("long", subject);
        assertThat(InstrumentId.of("BTC-USD")).isEqualTo(BTC);
    }
}
