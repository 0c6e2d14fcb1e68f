package dev.ballast.core.intake;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The cells of a file of fills, each read to a value or to the reason why it is none, worded to follow the text.
final class FillCells {

    /// The four kinds of row.
    enum Type {
        BUY,
        SELL,
        DEPOSIT,
        WITHDRAWAL
    }

    private static final Pattern PLAIN_DECIMAL = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern EXPONENT = Pattern.compile("[-+]?\\d*\\.?\\d+[eE][-+]?\\d+");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[-+]\\d{2}:\\d{2})");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9]{2,10}");
    private static final Set<String> TYPES = Set.of("BUY", "SELL", "DEPOSIT", "WITHDRAWAL");
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private FillCells() {}

    static Result<EntryId> id(String text) {
        String id = CsvText.unguarded(text);
        if (id.isEmpty()) {
            return Result.missing("is empty");
        }
        if (id.length() > 120 || id.chars().anyMatch(Character::isISOControl)) {
            return Result.missing("must have 1 to 120 characters and no control characters");
        }
        return Result.of(EntryId.of(id));
    }

    static Result<Instant> time(String text) {
        if (!TIME.matcher(text).matches()) {
            return Result.missing(reasonNotTime(text));
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            return time.isBefore(EARLIEST) ? Result.missing("is before the year 1900") : Result.of(time);
        } catch (DateTimeException e) {
            return Result.missing("is not a date and time that exists");
        }
    }

    private static String reasonNotTime(String text) {
        if (text.isEmpty()) {
            return "is empty";
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return "has no time of day and no zone: write it like 2026-01-02T09:00:00Z";
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?")) {
            return "has no zone: add Z for UTC or an offset such as +01:00";
        }
        return "is not an ISO-8601 time with zone, such as 2026-01-02T09:00:00Z";
    }

    static Result<Type> type(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return TYPES.contains(name)
                ? Result.of(Type.valueOf(name))
                : Result.missing("must be BUY, SELL, DEPOSIT or WITHDRAWAL");
    }

    static Result<InstrumentId> instrument(String text) {
        try {
            return Result.of(InstrumentId.of(text));
        } catch (IllegalArgumentException e) {
            return Result.missing("is not an instrument of the form BASE-QUOTE, such as BTC-USD");
        }
    }

    static Result<String> currency(String text) {
        return CURRENCY.matcher(text).matches()
                ? Result.of(text)
                : Result.missing("is not a currency, such as USD: a cash flow has its currency as symbol");
    }

    /// A decimal > 0.
    static Result<BigDecimal> positive(String text) {
        Result<BigDecimal> number = decimal(text);
        return number instanceof Result.Known<BigDecimal>(BigDecimal value) && value.signum() <= 0
                ? Result.missing("must be > 0")
                : number;
    }

    /// A decimal ≥ 0; empty is none, which is zero.
    static Result<BigDecimal> fee(String text) {
        return text.isEmpty() ? Result.of(BigDecimal.ZERO) : decimal(text);
    }

    private static Result<BigDecimal> decimal(String text) {
        if (PLAIN_DECIMAL.matcher(text).matches()) {
            return Result.of(new BigDecimal(text));
        }
        if (EXPONENT.matcher(text).matches()) {
            return Result.missing("has an exponent: write all digits");
        }
        if (!DECIMAL.matcher(text).matches()) {
            return Result.missing(CellNumber.reasonNotNumber(text));
        }
        return Result.missing(
                text.startsWith("-") ? "must not be negative" : "has more than 18 digits before or after the point");
    }
}
