package dev.ballast.app.cli;

import dev.ballast.core.engine.Command.ImportHistory;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.feed.history.AskedRanges;
import dev.ballast.core.feed.history.BarArchive;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A book as the archive of a backfill: every page is one command of the engine, journaled and durable with the note
/// of how far the series has come.
final class DeskArchive implements BarArchive {

    private final OpenDesk desk;

    DeskArchive(OpenDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Bar> bars(InstrumentId instrument, Timeframe timeframe) {
        return desk.store().bars(instrument, timeframe);
    }

    @Override
    public AskedRanges asked(InstrumentId instrument, Timeframe timeframe) {
        return desk.store()
                .setting(key(instrument, timeframe))
                .map(AskedRanges::parse)
                .orElse(AskedRanges.NONE);
    }

    @Override
    public void store(Page page) {
        List<PriceHistory> histories = page.bars().isEmpty()
                ? List.of()
                : List.of(new PriceHistory(page.instrument(), page.timeframe(), page.bars()));
        var instrument =
                Instrument.of(page.instrument(), desk.category(page.instrument().base()));
        var command = new ImportHistory(
                histories,
                List.of(instrument),
                origin(page),
                Map.of(key(page.instrument(), page.timeframe()), page.asked().format()));
        switch (desk.engine().perform(command)) {
            case Outcome.Done _ -> {}
            case Outcome.Refused refused -> throw new IllegalArgumentException(refused.message());
        }
    }

    private static String origin(Page page) {
        return "%s %s of %s"
                .formatted(
                        page.instrument(),
                        page.timeframe(),
                        page.origin().name().toLowerCase(Locale.ROOT));
    }

    private static String key(InstrumentId instrument, Timeframe timeframe) {
        return "history.asked." + timeframe + "." + instrument;
    }
}
