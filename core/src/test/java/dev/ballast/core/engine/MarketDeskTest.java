package dev.ballast.core.engine;

import static dev.ballast.core.engine.DeskFixture.BTC;
import static dev.ballast.core.engine.DeskFixture.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Tier;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.discovery.MarketCaps;
import dev.ballast.core.market.quality.DataMark;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarketDeskTest {

    private final DeskFixture desk = DeskFixture.demo();

    @Test
    void anExcludedBarLeavesEveryEstimateAndComesBack() {
        Snapshot before = desk.engine.step();
        List<Bar> bars = history(before, BTC).bars();
        Instant time = bars.get(bars.size() - 5).openTime();
        var mark = new DataMark(BTC, Timeframe.D1, time, time, DataMark.Verdict.EXCLUDED);

        assertThat(desk.engine.perform(new Command.MarkData(mark)).isDone()).isTrue();
        Snapshot marked = desk.engine.step();
        assertThat(history(marked, BTC).bars())
                .hasSize(bars.size() - 1)
                .extracting(Bar::openTime)
                .doesNotContain(time);
        assertThat(marked.correlation().orElseThrow().get(0, 1))
                .isNotEqualTo(before.correlation().orElseThrow().get(0, 1));
        assertThat(marked.market().marks().marks()).containsExactly(mark);
        assertThat(newest()).isEqualTo(JournalType.DATA_MARKED);
        // What is stored stays.
        assertThat(desk.store
                        .bars(List.of(BTC), Timeframe.D1)
                        .values()
                        .iterator()
                        .next()
                        .bars())
                .hasSize(bars.size());

        desk.restart();
        assertThat(desk.engine.step().market().marks().marks()).containsExactly(mark);
        assertThat(desk.engine.perform(new Command.UnmarkData(mark)).isDone()).isTrue();
        Snapshot back = desk.engine.step();
        assertThat(history(back, BTC)).isEqualTo(history(before, BTC));
        assertThat(back.correlation().orElseThrow().get(0, 1))
                .isEqualTo(before.correlation().orElseThrow().get(0, 1));
        assertThat(newest()).isEqualTo(JournalType.DATA_UNMARKED);
    }

    @Test
    void anExcludedLastCloseIsNoPriceEither() {
        Snapshot before = desk.engine.step();
        List<Bar> bars = history(before, ETH).bars();
        Instant last = bars.getLast().openTime();
        desk.engine.perform(
                new Command.MarkData(new DataMark(ETH, Timeframe.D1, last, last, DataMark.Verdict.EXCLUDED)));

        assertThat(Objects.requireNonNull(desk.engine.step().quotes().get(ETH)).last())
                .isEqualTo(bars.get(bars.size() - 2).close());
    }

    @Test
    void anAcceptedBarStays() {
        Snapshot before = desk.engine.step();
        Instant time = history(before, BTC).bars().getFirst().openTime();
        desk.engine.perform(
                new Command.MarkData(new DataMark(BTC, Timeframe.D1, time, time, DataMark.Verdict.ACCEPTED)));

        assertThat(history(desk.engine.step(), BTC)).isEqualTo(history(before, BTC));
    }

    @Test
    void theEngineLeavesASpikeOutByItselfSaysSoAndTheTraderOverrulesIt() {
        List<Bar> bars = new ArrayList<>(history(desk.engine.step(), BTC).bars());
        int at = bars.size() - 10;
        Bar wrong = Bar.ofClose(bars.get(at).openTime(), bars.get(at).close() * 9);
        bars.set(at, wrong);
        desk.engine.perform(new Command.ImportHistory(
                List.of(new PriceHistory(BTC, Timeframe.D1, bars)), List.of(instrument(BTC)), "test"));
        desk.clock.advance(Duration.ofSeconds(1));
        desk.engine.step();
        Snapshot seen = desk.engine.step();

        assertThat(history(seen, BTC).bars()).hasSize(bars.size() - 1).doesNotContain(wrong);
        assertThat(Objects.requireNonNull(seen.market().leftOut().get(BTC))).contains("is a spike");
        assertThat(seen.alerts()).anyMatch(alert -> alert.title().equals("Bars left out of estimates"));
        assertThat(seen.risk().orElseThrow().notes()).anyMatch(note -> note.contains("is a spike"));
        assertThat(desk.engine.step().approvalContext(desk.clock.instant()).histories())
                .isEqualTo(seen.history());
        assertThat(leftOutEntries()).hasSize(1);
        assertThat(leftOutEntries().getFirst().payload()).contains("SPIKE", "\"bars\":1");

        desk.restart();
        desk.clock.advance(Duration.ofSeconds(1));
        desk.engine.step();
        assertThat(leftOutEntries()).as("a restart says nothing twice").hasSize(1);

        var keep = new DataMark(BTC, Timeframe.D1, wrong.openTime(), wrong.openTime(), DataMark.Verdict.ACCEPTED);
        desk.engine.perform(new Command.MarkData(keep));
        desk.clock.advance(Duration.ofSeconds(1));
        Snapshot kept = desk.engine.step();
        assertThat(history(kept, BTC).bars()).contains(wrong);
        assertThat(kept.market().leftOut()).isEmpty();
        assertThat(leftOutEntries()).hasSize(2);
        assertThat(leftOutEntries().getFirst().payload()).isEqualTo("{\"findings\":0}");
    }

    private List<JournalEntry> leftOutEntries() {
        return desk.store.journalBefore(Long.MAX_VALUE, 200).stream()
                .filter(entry -> entry.type() == JournalType.DATA_LEFT_OUT)
                .toList();
    }

    @Test
    void aMoveSinceAnOldCloseIsNoDaysChange() {
        desk.feedRuns(FeedStatus.Kind.SIMULATED);
        assertThat(desk.quoteAndStep(60_000, 3_000, 150).valuation().dayChange().orElseThrow())
                .isNotZero();

        desk.clock.advance(Duration.ofDays(30));
        Valuation old = desk.quoteAndStep(61_000, 3_100, 155).valuation();
        assertThat(old.dayChange().reason()).isEqualTo("There is no close of BTC-USD of the days before.");
        assertThat(old.positions())
                .allSatisfy(
                        position -> assertThat(position.dayChange().isKnown()).isFalse());
    }

    @Test
    void whatIsNotMarkedCannotBeTakenBack() {
        var mark = new DataMark(BTC, Timeframe.D1, Instant.EPOCH, Instant.EPOCH, DataMark.Verdict.EXCLUDED);

        assertThat(desk.engine.perform(new Command.UnmarkData(mark))).isInstanceOf(Outcome.Refused.class);
        var unknown = new DataMark(
                InstrumentId.of("NO-USD"), Timeframe.D1, Instant.EPOCH, Instant.EPOCH, DataMark.Verdict.EXCLUDED);
        assertThat(codes(desk.engine.perform(new Command.MarkData(unknown))))
                .containsExactly(RefusalCode.UNKNOWN_INSTRUMENT);
    }

    @Test
    void aCategoryIsEditedJournaledAndTakenBack() {
        Instrument old = instrument(BTC);
        var edited = new Instrument(BTC, Category.PAYMENTS, Tier.TIER_1, old.priceTick(), old.quantityStep());
        desk.engine.perform(new Command.EditInstruments(List.of(edited)));

        assertThat(instrument(BTC)).isEqualTo(edited);
        assertThat(newest()).isEqualTo(JournalType.INSTRUMENT_EDITED);
        assertThat(journal().getFirst().payload()).contains("\"category\":\"PAYMENTS\"", "\"categoryBefore\":\"L1\"");
        desk.restart();
        assertThat(instrument(BTC)).isEqualTo(edited);
        desk.engine.perform(new Command.EditInstruments(List.of(old)));
        assertThat(instrument(BTC)).isEqualTo(old);
    }

    @Test
    void oneUnknownInstrumentRefusesTheWholeEdit() {
        Instrument old = instrument(BTC);
        var edited = new Instrument(BTC, Category.MEME, Tier.TIER_3, old.priceTick(), old.quantityStep());
        Outcome outcome = desk.engine.perform(
                new Command.EditInstruments(List.of(edited, Instrument.of(InstrumentId.of("NO-USD"), Category.L1))));

        assertThat(codes(outcome)).containsExactly(RefusalCode.UNKNOWN_INSTRUMENT);
        assertThat(instrument(BTC)).isEqualTo(old);
    }

    @Test
    void ranksAreStored() {
        var caps = new MarketCaps("2025-10-01", "caps.csv", new TreeMap<>(Map.of("BTC", 1, "ETH", 2)));
        desk.engine.perform(new Command.ImportMarketCaps(caps));
        desk.restart();

        assertThat(desk.engine.step().market().caps()).isEqualTo(caps);
        assertThat(newest()).isEqualTo(JournalType.MARKET_CAPS_IMPORTED);
    }

    private Instrument instrument(InstrumentId id) {
        return Objects.requireNonNull(desk.engine.step().instruments().get(id));
    }

    private static PriceHistory history(Snapshot snapshot, InstrumentId id) {
        return Objects.requireNonNull(snapshot.history().get(id));
    }

    private List<JournalEntry> journal() {
        return desk.store.journalBefore(Long.MAX_VALUE, 20).stream()
                .filter(entry -> entry.type() != JournalType.TRIGGERS_CHANGED
                        && entry.type() != JournalType.TRIGGERS_REVIEWED
                        && !entry.type().name().startsWith("PROPOSAL"))
                .toList();
    }

    private JournalType newest() {
        return journal().getFirst().type();
    }

    private static List<RefusalCode> codes(Outcome outcome) {
        return outcome instanceof Outcome.Refused(List<Refusal> refusals)
                ? refusals.stream().map(Refusal::code).toList()
                : List.of();
    }
}
