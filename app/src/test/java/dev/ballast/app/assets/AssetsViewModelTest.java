package dev.ballast.app.assets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.MarketRecord;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.discovery.MarketCaps;
import dev.ballast.core.market.quality.DataMarks;
import dev.ballast.core.result.RefusalCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AssetsViewModelTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");

    private final Snapshot start = SampleSnapshots.realistic();
    private final FakeWorkstation engine = new FakeWorkstation(start);
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final FakeVenues venues = new FakeVenues();
    private final AssetsViewModel model =
            new AssetsViewModel(engine, (_, _) -> Map.of(), venues, background::add, Runnable::run);

    @Test
    void everyInstrumentIsScoredAwayFromTheScreen() {
        model.apply(start);
        assertThat(model.shown()).isEmpty();
        runAll();

        assertThat(model.shown()).hasSize(start.instruments().size());
        AssetRow row = row(BTC);
        assertThat(row.score().orElseThrow().total()).isBetween(0.0, 1.0);
        assertThat(row.rule().why()).contains("no market-cap rank");
        assertThat(row.spans()).startsWith("1d 400 since");
        assertThat(model.capsProperty().get()).contains("ballast import market-cap");
    }

    @Test
    void ranksGiveTiers() {
        model.apply(start);
        runAll();
        var caps = new MarketCaps("2025-10-01", "caps.csv", new TreeMap<>(Map.of("BTC", 1)));
        model.apply(SnapshotBuilder.from(start)
                .market(new MarketRecord(caps, DataMarks.NONE))
                .build());
        runAll();

        assertThat(row(BTC).rank()).hasValue(1);
        assertThat(row(BTC).rule().why()).doesNotContain("no market-cap rank");
        assertThat(model.capsProperty().get()).contains("1 market-cap ranks as of 2025-10-01, caps.csv");
    }

    @Test
    void quotesAloneScoreNothing() {
        model.apply(start);
        runAll();
        model.apply(SnapshotBuilder.from(start).build());

        assertThat(background).isEmpty();
    }

    @Test
    void anEditIsTakenBackByItsOpposite() {
        model.apply(start);
        runAll();
        Instrument old = row(BTC).instrument();
        model.categorise(row(BTC), old.category());
        assertThat(engine.submitted()).isEmpty();

        model.categorise(row(BTC), Category.MEME);
        assertThat(model.undoableProperty().get()).isFalse();
        engine.answerDone("BTC-USD edited");
        assertThat(model.messageProperty().get()).isEqualTo("BTC-USD edited");
        assertThat(model.undoableProperty().get()).isTrue();
        model.undo();
        assertThat(engine.submitted().getLast()).isEqualTo(new Command.EditInstruments(List.of(old)));
        assertThat(model.undoableProperty().get()).isFalse();
    }

    @Test
    void aRefusedEditIsSaidAndNotTakenBack() {
        model.apply(start);
        runAll();
        model.categorise(row(BTC), Category.MEME);
        engine.answerRefused(RefusalCode.STORE_FAILED, "the disk is full");

        assertThat(model.messageProperty().get()).isEqualTo("Refused: the disk is full");
        assertThat(model.undoableProperty().get()).isFalse();
    }

    @Test
    void tiersOfTheRuleAreAppliedTogether() {
        model.apply(start);
        runAll();
        model.applyTiers();

        Command.EditInstruments edit =
                (Command.EditInstruments) engine.submitted().getLast();
        assertThat(edit.instruments()).isNotEmpty().allSatisfy(instrument -> assertThat(instrument.tier())
                .isEqualTo(row(instrument.id()).rule().tier()));
    }

    @Test
    void theFilterLooksAtSymbolCategoryAndTier() {
        model.apply(start);
        runAll();
        model.filterProperty().set("btc");
        assertThat(model.shown()).extracting(AssetRow::id).containsExactly(BTC);
        model.filterProperty().set("defi");
        assertThat(model.shown()).isNotEmpty().allMatch(row -> row.instrument().category() == Category.DEFI);
    }

    private AssetRow row(InstrumentId id) {
        return model.shown().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void runAll() {
        while (!background.isEmpty()) {
            background.removeFirst().run();
        }
    }
}
