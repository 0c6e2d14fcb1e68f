package dev.ballast.app.quality;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.quality.DataMark;
import dev.ballast.core.market.quality.QualityReason;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One thing wrong with one series, and what the trader decided about it. Immutable.
///
/// @param from open time of the first bar that a fix is about
/// @param time open time of the bar it was found at
/// @param message one sentence with the value
/// @param mark what was decided about it
record FindingRow(
        InstrumentId instrument,
        Timeframe timeframe,
        QualityReason reason,
        Instant from,
        Instant time,
        String message,
        Optional<DataMark> mark) {

    /// `total loss`.
    String kind() {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// What follows from it.
    String effect() {
        String decided = mark.map(made -> made.verdict() == DataMark.Verdict.EXCLUDED ? "excluded" : "accepted as true")
                .orElse("");
        return decided.isEmpty()
                ? switch (reason.effect()) {
                    case ROW_EXCLUDED -> "left out";
                    case EARLIER_ROWS_EXCLUDED -> "bars before left out";
                    case SERIES_UNUSABLE -> "series is unusable";
                    case REPORTED -> "to know";
                }
                : decided;
    }

    /// The bars that a fix excludes or accepts.
    DataMark mark(DataMark.Verdict verdict) {
        return new DataMark(instrument, timeframe, from, time, verdict);
    }

    boolean matches(String filter) {
        String text = filter.strip().toLowerCase(Locale.ROOT);
        return instrument.symbol().toLowerCase(Locale.ROOT).contains(text)
                || kind().contains(text)
                || effect().contains(text);
    }
}
