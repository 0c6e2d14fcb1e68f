package dev.ballast.core.intake;

import dev.ballast.core.market.Timeframe;
import dev.ballast.core.result.Result;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A price file's name taken apart: `BTC_USDT-1d.csv` is `BTC_USDT` in bars of one day.
///
/// A month or day behind the timeframe, as exchanges name their archives (`BTCUSDT-1d-2024-01.csv`), is dropped.
///
/// @param name what is left for the instrument
/// @param timeframe what the name says of it, if anything
record FileStem(String name, Optional<Timeframe> timeframe) {

    private static final Pattern ENDING = Pattern.compile("(\\.csv)?\\.gz$|\\.csv$", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUFFIX =
            Pattern.compile("(.+)[-_](\\d{1,3}(?:mo|[smhdwM]))([-_]\\d{4}-\\d{2}(-\\d{2})?)?");

    static boolean isPriceFile(String file) {
        return ENDING.matcher(file).find();
    }

    /// The parts of a name, or why it cannot be used.
    static Result<FileStem> of(String file) {
        String stem = ENDING.matcher(file).replaceFirst("");
        Matcher matcher = SUFFIX.matcher(stem);
        if (!matcher.matches()) {
            return Result.of(new FileStem(stem, Optional.empty()));
        }
        String suffix = matcher.group(2);
        return switch (suffix.equals("1M") ? "1mo" : suffix.toLowerCase(Locale.ROOT)) {
            case "1h", "60m" -> known(matcher, Timeframe.H1);
            case "4h" -> known(matcher, Timeframe.H4);
            case "1d", "24h" -> known(matcher, Timeframe.D1);
            case "1w", "7d" -> known(matcher, Timeframe.W1);
            default -> Result.missing("names the timeframe " + suffix + ": only 1h, 4h, 1d and 1w are known");
        };
    }

    private static Result<FileStem> known(Matcher matcher, Timeframe timeframe) {
        return Result.of(new FileStem(matcher.group(1), Optional.of(timeframe)));
    }
}
