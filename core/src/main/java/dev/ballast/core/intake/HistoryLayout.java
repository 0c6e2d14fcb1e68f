package dev.ballast.core.intake;

import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which column of a price file holds what, told from its first line.
///
/// @param format the layout
/// @param columns the columns' names for messages, as the file has them
/// @param roles what each column holds
/// @param headerLines 1, or 0 for raw klines
record HistoryLayout(HistoryFormat format, List<String> columns, List<Role> roles, int headerLines) {

    /// What a column holds.
    enum Role {
        TIME,
        SYMBOL,
        OPEN,
        HIGH,
        LOW,
        CLOSE,
        VOLUME,
        /// Price of one symbol in a wide table.
        PRICE,
        IGNORED
    }

    private static final Set<String> TIMES =
            Set.of("date", "time", "datetime", "date_time", "timestamp", "open_time", "open time");
    private static final Set<String> SYMBOLS = Set.of("symbol", "ticker", "instrument", "pair");
    private static final Set<String> CLOSES = Set.of("close", "price");
    private static final Set<String> TRADE_WORDS = Set.of(
            "quantity",
            "qty",
            "side",
            "type",
            "action",
            "fee",
            "fees",
            "shares",
            "buy/sell",
            "transaction type",
            "order id",
            "isin");
    private static final Pattern DIGITS = Pattern.compile("\\d{10,16}");
    private static final List<String> RAW_KLINE = List.of(
            "open_time",
            "open",
            "high",
            "low",
            "close",
            "volume",
            "close_time",
            "quote_asset_volume",
            "trades",
            "taker_buy_base",
            "taker_buy_quote",
            "ignore");

    /// The layout of a file whose first line has these cells, or why it is none that is known.
    static Result<HistoryLayout> of(List<String> cells) {
        if (cells.size() == RAW_KLINE.size() && DIGITS.matcher(cells.getFirst()).matches()) {
            return Result.of(new HistoryLayout(HistoryFormat.BINANCE_KLINE, RAW_KLINE, rowRoles(RAW_KLINE), 0));
        }
        List<String> names = cells.stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (names.size() == 1) {
            return Result.missing(
                    names.getFirst().matches(".*[;\t|].*")
                            ? "is not separated by commas: save it as comma-separated"
                            : "has one column only: " + known(cells));
        }
        if (names.stream().anyMatch(TRADE_WORDS::contains)) {
            return Result.missing("looks like a list of trades, not of prices: " + known(cells));
        }
        if (names.stream().noneMatch(TIMES::contains)) {
            return Result.missing("has no column called date or time: " + known(cells));
        }
        List<Role> roles = rowRoles(names);
        return roles.contains(Role.CLOSE) ? rows(cells, names, roles) : wide(cells, names, roles);
    }

    private static Result<HistoryLayout> rows(List<String> cells, List<String> names, List<Role> roles) {
        if (Collections.frequency(roles, Role.CLOSE) > 1) {
            return Result.missing("has more than one column called close or price: " + known(cells));
        }
        long parts = roles.stream()
                .filter(role -> role == Role.OPEN || role == Role.HIGH || role == Role.LOW)
                .distinct()
                .count();
        if (parts != 0 && parts != 3) {
            return Result.missing("needs all of open, high and low, or none of them: " + known(cells));
        }
        HistoryFormat format = HistoryFormat.BARS;
        if (roles.contains(Role.SYMBOL)) {
            format = HistoryFormat.LONG;
        } else if (names.getFirst().equals("open_time")) {
            format = HistoryFormat.BINANCE_KLINE;
        }
        return Result.of(new HistoryLayout(format, cells, roles, 1));
    }

    private static Result<HistoryLayout> wide(List<String> cells, List<String> names, List<Role> roles) {
        if (roles.getFirst() != Role.TIME
                || roles.stream().anyMatch(role -> role != Role.TIME && role != Role.IGNORED)) {
            return Result.missing("has no column called close or price: " + known(cells));
        }
        if (names.stream().distinct().count() != names.size()) {
            return Result.missing("has two columns of the same name: " + known(cells));
        }
        List<Role> wide = new ArrayList<>(Collections.nCopies(cells.size(), Role.PRICE));
        wide.set(0, Role.TIME);
        return Result.of(new HistoryLayout(HistoryFormat.WIDE, cells, wide, 1));
    }

    /// Roles by name; of columns with the same name the first counts, as exchanges' archives repeat `open_time`.
    private static List<Role> rowRoles(List<String> names) {
        List<Role> roles = new ArrayList<>();
        for (String name : names) {
            Role role = role(name);
            roles.add(role != Role.CLOSE && roles.contains(role) ? Role.IGNORED : role);
        }
        return roles;
    }

    private static Role role(String name) {
        if (TIMES.contains(name)) {
            return Role.TIME;
        }
        if (SYMBOLS.contains(name)) {
            return Role.SYMBOL;
        }
        if (CLOSES.contains(name)) {
            return Role.CLOSE;
        }
        return switch (name) {
            case "open" -> Role.OPEN;
            case "high" -> Role.HIGH;
            case "low" -> Role.LOW;
            case "volume" -> Role.VOLUME;
            default -> Role.IGNORED;
        };
    }

    private static String known(List<String> cells) {
        String header = String.join(",", cells).strip();
        return "known are date,open,high,low,close,volume; date,symbol,price; date,SYMBOL,SYMBOL…; "
                + "Binance klines; this has "
                + (header.length() <= 120 ? header : header.substring(0, 119) + "…");
    }
}
