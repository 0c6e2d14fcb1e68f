package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.CandleFailure.Kind;
import dev.ballast.core.feed.message.JsonFields;
import dev.ballast.core.feed.message.JsonMessages;
import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the venues' answers to requests for bars, apart from any connection.
public final class RestCandles {

    /// Source: Binance spot API, rest-api.md, "Kline/Candlestick data".
    private static final List<String> KLINE = List.of("openTime", "open", "high", "low", "close", "volume");

    private RestCandles() {}

    /// `{"candles":[{"start":"1639508050","low":…,"high":…,"open":…,"close":…,"volume":…},…]}`, in any order.
    public static CandleAnswer coinbase(String body, Timeframe timeframe, TimeRange range) {
        return read(
                body,
                timeframe,
                range,
                parser -> {
                    var candles = new ArrayList<JsonFields>();
                    boolean[] found = new boolean[1];
                    if (parser.nextToken() != JsonToken.START_OBJECT) {
                        return null;
                    }
                    JsonFields.read(parser, (name, inner) -> {
                        boolean isList = name.equals("candles") && inner.currentToken() == JsonToken.START_ARRAY;
                        if (isList) {
                            found[0] = true;
                            JsonMessages.readArray(inner, each -> candles.add(JsonFields.read(each)), _ -> {});
                        }
                        return isList;
                    });
                    return found[0] ? candles : null;
                },
                fields -> fields.bar(fields.secondsInText("start"), "open", "high", "low", "close", "volume"));
    }

    /// `[[1499040000000,"0.01634790","0.80000000","0.01575800","0.01577100","148976.11427815",…],…]`.
    public static CandleAnswer binance(String body, Timeframe timeframe, TimeRange range) {
        return read(
                body,
                timeframe,
                range,
                parser -> {
                    if (parser.nextToken() != JsonToken.START_ARRAY) {
                        return null;
                    }
                    var rows = new ArrayList<JsonFields>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        if (parser.currentToken() != JsonToken.START_ARRAY) {
                            return null;
                        }
                        rows.add(JsonFields.readRow(parser, KLINE));
                    }
                    return rows;
                },
                fields -> fields.bar(fields.milliseconds("openTime"), "open", "high", "low", "close", "volume"));
    }

    private static CandleAnswer read(
            String body,
            Timeframe timeframe,
            TimeRange range,
            Function<JsonParser, @Nullable List<JsonFields>> rows,
            Function<JsonFields, @Nullable Bar> reader) {
        char[] text = body.toCharArray();
        try (JsonParser parser = JsonMessages.parser(text, text.length)) {
            List<JsonFields> read = rows.apply(parser);
            if (read == null || parser.nextToken() != null) {
                return failed(Kind.BAD_FORM, "no list of bars: " + body.strip());
            }
            return bars(read, timeframe, range, reader);
        } catch (JacksonException e) {
            return failed(Kind.NOT_JSON, body.isBlank() ? "empty answer" : "not JSON: " + body.strip());
        }
    }

    private static CandleAnswer bars(
            List<JsonFields> rows, Timeframe timeframe, TimeRange range, Function<JsonFields, @Nullable Bar> reader) {
        var bars = new TreeMap<Instant, Bar>();
        var refused = new ArrayList<Problem>();
        for (JsonFields row : rows) {
            Bar bar = reader.apply(row);
            refused.addAll(row.problems());
            if (bar == null || !range.contains(bar.openTime())) {
                // A venue may give one bar more at either end; it was not asked for.
                continue;
            }
            if (!TimeGrid.isOpening(timeframe, bar.openTime())) {
                refused.add(new Problem(
                        Problem.Reason.BAD_TIME, "open time", bar.openTime() + " is no opening of " + timeframe));
                continue;
            }
            Bar other = bars.put(bar.openTime(), bar);
            if (other != null && !other.equals(bar)) {
                bars.remove(bar.openTime());
                refused.add(new Problem(
                        Problem.Reason.CONTRADICTION, "open time", bar.openTime() + " has two different bars"));
            }
        }
        return new CandleAnswer.Bars(List.copyOf(bars.values()), refused);
    }

    private static CandleAnswer failed(Kind kind, String message) {
        return new CandleAnswer.Failed(CandleFailure.of(kind, message));
    }
}
