package dev.ballast.core.engine;

import static dev.ballast.core.engine.DeskFixture.BTC;
import static dev.ballast.core.engine.DeskFixture.ETH;
import static dev.ballast.core.engine.DeskFixture.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Tier;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.discovery.ListingState;
import dev.ballast.core.market.discovery.Sighting;
import dev.ballast.core.market.discovery.Sighting.Found;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.RiskReports;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the venues' lists do to the desk.
class ListingDeskTest {

    private static final InstrumentId NEW = InstrumentId.of("NEW-USD");

    private final DeskFixture desk = DeskFixture.demo();

    @Test
    void aHaltedInstrumentLeavesTheEstimatesWithItsReasonAndComesBack() {
        Snapshot before = desk.engine.step();
        assertThat(before.correlation().orElseThrow().size()).isEqualTo(3);

        look(QuoteSource.COINBASE, Found.TRADING, Found.HALTED, Found.TRADING);
        Snapshot halted = desk.engine.step();

        assertThat(halted.correlation().orElseThrow().instruments()).containsExactly(BTC, SOL);
        assertThat(halted.correlation().orElseThrow().excluded())
                .containsExactly(Map.entry(ETH, "halted at COINBASE since 2026-03-01"));
        assertThat(halted.estimable()).containsOnlyKeys(BTC, SOL);
        // What was is not forgotten: the equity curve and the charts stand on it.
        assertThat(halted.history()).containsOnlyKeys(BTC, ETH, SOL);
        assertThat(halted.equity().daily()).isEqualTo(before.equity().daily());
        assertThat(halted.alerts())
                .filteredOn(alert -> alert.title().equals("Not traded"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.detail())
                        .isEqualTo("ETH-USD is halted at COINBASE since 2026-03-01; left out of the estimates"));
        RiskReport risk = RiskReports.of(RiskRequests.of(halted, halted.policy().report()));
        assertThat(risk.sample().excluded()).containsEntry(ETH, "halted at COINBASE since 2026-03-01");
        assertThat(changes()).isEqualTo(1);

        look(QuoteSource.COINBASE, Found.TRADING, Found.HALTED, Found.TRADING);
        assertThat(changes()).isEqualTo(1);
        desk.restart();
        assertThat(desk.engine.step().correlation().orElseThrow().size()).isEqualTo(2);

        look(QuoteSource.COINBASE, Found.TRADING, Found.TRADING, Found.TRADING);
        assertThat(changes()).isEqualTo(2);
        Snapshot back = desk.engine.step();
        assertThat(back.correlation().orElseThrow().get(0, 1))
                .isEqualTo(before.correlation().orElseThrow().get(0, 1));
        assertThat(back.correlation().orElseThrow().excluded()).isEmpty();
    }

    /// "No price history" would be wrong: it has one, and nobody trades at it.
    @Test
    void everyFigureThatLacksItSaysWhy() {
        look(QuoteSource.COINBASE, Found.TRADING, Found.DELISTED, Found.TRADING);
        Snapshot snapshot = desk.running();
        String reason = "delisted at COINBASE since 2026-03-01";

        assertThat(snapshot.volatility().reason()).isEqualTo("No volatility without ETH-USD: " + reason + ".");
        RiskReport report = RiskRequests.report(snapshot, snapshot.policy().report());
        assertThat(report.dailyVolatility().reason()).isEqualTo("No figure without ETH-USD: " + reason + ".");
        assertThat(report.sample().excluded()).containsEntry(ETH, reason);
    }

    @Test
    void anotherVenueThatTradesItKeepsItIn() {
        look(QuoteSource.COINBASE, Found.TRADING, Found.DELISTED, Found.TRADING);
        look(QuoteSource.BINANCE, Found.TRADING, Found.TRADING, Found.TRADING);

        Snapshot snapshot = desk.engine.step();
        assertThat(snapshot.correlation().orElseThrow().size()).isEqualTo(3);
        assertThat(snapshot.market().listings().stopped()).isEmpty();
        assertThat(snapshot.market().listings().of(ETH)).hasSize(2);
    }

    @Test
    void onlyWhatWasListedCanBeGone() {
        look(QuoteSource.COINBASE, Found.TRADING, Found.ABSENT, Found.TRADING);
        assertThat(changes()).isZero();
        assertThat(state(ETH)).isEqualTo(ListingState.NEVER_SEEN);
        assertThat(desk.engine.step().correlation().orElseThrow().size()).isEqualTo(3);

        look(QuoteSource.COINBASE, Found.TRADING, Found.ABSENT, Found.ABSENT);
        assertThat(state(SOL)).isEqualTo(ListingState.GONE);
        assertThat(changes()).isEqualTo(1);
        assertThat(desk.engine.step().correlation().orElseThrow().excluded())
                .containsExactly(Map.entry(SOL, "no longer listed at COINBASE since 2026-03-01"));
    }

    @Test
    void theTraderKeepsItAndLetsGoAgain() {
        look(QuoteSource.COINBASE, Found.TRADING, Found.DELISTED, Found.TRADING);
        decide(Command.DecideListing.Verdict.KEPT);

        Snapshot kept = desk.engine.step();
        assertThat(kept.correlation().orElseThrow().size()).isEqualTo(3);
        assertThat(kept.alerts())
                .filteredOn(alert -> alert.title().equals("Not traded"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.detail()).endsWith("; you keep it in the estimates"));
        assertThat(desk.store.journalBefore(Long.MAX_VALUE, 1).getFirst().type())
                .isEqualTo(JournalType.LISTING_DECIDED);
        desk.restart();
        assertThat(desk.engine.step().correlation().orElseThrow().size()).isEqualTo(3);

        decide(Command.DecideListing.Verdict.VENUES);
        assertThat(desk.engine.step().correlation().orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void estimatedTargetsSayWhomTheyLack() {
        desk.engine.perform(new Command.SetTargets(TargetMethod.INVERSE_VOLATILITY, Map.of()));
        assertThat(desk.engine.step().targets().isKnown()).isTrue();

        look(QuoteSource.COINBASE, Found.TRADING, Found.DELISTED, Found.TRADING);
        assertThat(desk.engine.step().targets().reason())
                .contains("without ETH-USD, which is delisted at COINBASE since 2026-03-01")
                .contains("Assets room");
    }

    @Test
    void whatNobodyTradesIsNotProposed() {
        look(QuoteSource.COINBASE, Found.HALTED, Found.TRADING, Found.TRADING);
        desk.running();
        desk.engine.perform(new Command.ProposeNow());

        assertThat(desk.engine.step().proposals()).allSatisfy(proposal -> assertThat(proposal.legs())
                .noneMatch(leg -> leg.instrument().equals(BTC)));
    }

    @Test
    void aShareIsNotExpectedAtAVenueForCoins() {
        var share = InstrumentId.of("AAPL-USD");
        add(Instrument.of(share, Category.EQUITY));
        desk.engine.perform(new Command.RecordListings(
                QuoteSource.COINBASE, List.of(new Sighting(share, "AAPL-USD", Found.DELISTED))));

        assertThat(desk.engine.step().market().listings().entries()).isEmpty();
    }

    @Test
    void anAddedInstrumentHasTheVenuesStepsAndIsRemovedWithItsBars() {
        var added = new Instrument(NEW, Category.DEFI, Tier.UNRANKED, new BigDecimal("0.01"), new BigDecimal("0.1"));
        assertThat(add(added).isDone()).isTrue();
        assertThat(desk.engine.step().instruments()).containsEntry(NEW, added);
        assertThat(add(added)).isInstanceOf(Outcome.Refused.class);
        desk.engine.perform(new Command.ImportHistory(
                List.of(DeskFixture.history(NEW, 10, 5)), List.of(), "test", Map.of("history.asked.D1.NEW-USD", "x")));
        assertThat(desk.engine.step().history()).containsKey(NEW);

        Outcome removed = desk.engine.perform(new Command.RemoveInstruments(List.of(NEW)));
        assertThat(removed).isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.message())
                .isEqualTo("The desk no longer follows NEW-USD"));
        Snapshot without = desk.engine.step();
        assertThat(without.instruments()).doesNotContainKey(NEW);
        assertThat(without.history()).doesNotContainKey(NEW);
        assertThat(without.quotes()).doesNotContainKey(NEW);
        assertThat(desk.store.bars(NEW, Timeframe.D1)).isEmpty();
        desk.restart();
        assertThat(desk.engine.step().instruments()).doesNotContainKey(NEW);
    }

    @Test
    void whatIsHeldOrAimedAtIsNotRemoved() {
        assertThat(refusal(new Command.RemoveInstruments(List.of(BTC)))).contains("the book holds or held it");
        add(Instrument.of(NEW, Category.DEFI));
        desk.engine.perform(new Command.SetTargets(TargetMethod.OWN, Map.of(NEW, 0.1)));
        assertThat(refusal(new Command.RemoveInstruments(List.of(NEW)))).contains("it has a target");
        assertThat(refusal(new Command.RemoveInstruments(List.of(InstrumentId.of("NO-USD")))))
                .contains("does not follow it");
        assertThat(desk.engine.step().instruments()).containsKeys(BTC, NEW);
    }

    private String refusal(Command command) {
        return ((Outcome.Refused) desk.engine.perform(command)).message();
    }

    private Outcome add(Instrument instrument) {
        return desk.engine.perform(new Command.AddInstruments(List.of(instrument), "COINBASE"));
    }

    private void decide(Command.DecideListing.Verdict verdict) {
        assertThat(desk.engine.perform(new Command.DecideListing(ETH, verdict)).isDone())
                .isTrue();
    }

    private void look(QuoteSource venue, Found btc, Found eth, Found sol) {
        assertThat(desk.engine
                        .perform(new Command.RecordListings(
                                venue,
                                List.of(
                                        new Sighting(BTC, "BTC-USD", btc),
                                        new Sighting(ETH, "ETH-USD", eth),
                                        new Sighting(SOL, "SOL-USD", sol))))
                        .isDone())
                .isTrue();
    }

    private ListingState state(InstrumentId instrument) {
        return desk.engine
                .step()
                .market()
                .listings()
                .of(instrument, QuoteSource.COINBASE)
                .orElseThrow()
                .state();
    }

    private long changes() {
        return desk.store.journalBefore(Long.MAX_VALUE, 1_000).stream()
                .map(JournalEntry::type)
                .filter(JournalType.LISTING_CHANGED::equals)
                .count();
    }
}
