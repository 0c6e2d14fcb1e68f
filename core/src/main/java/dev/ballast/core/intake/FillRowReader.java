package dev.ballast.core.intake;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one file of fills, in order: cells to an entry, known ids to duplicates.
final class FillRowReader {

    private static final Duration CLOCK_LEEWAY = Duration.ofDays(1);

    private final String file;
    private final List<String> columns;
    private final FillsContext context;
    private final Map<EntryId, LedgerEntry> booked = new HashMap<>();
    private final Map<EntryId, FillRow.New> seen = new HashMap<>();

    FillRowReader(String file, List<String> columns, FillsContext context) {
        this.file = file;
        this.columns = columns;
        this.context = context;
        context.ledger().forEach(entry -> booked.put(entry.id(), entry));
    }

    FillRow read(long line, List<String> cells) {
        var row = new Row(line, cells);
        if (cells.size() != columns.size()) {
            return row.refuse(
                    RefusalCode.INVALID_VALUE,
                    "",
                    "",
                    "has " + cells.size() + " fields where the header has " + columns.size());
        }
        LedgerEntry entry = row.entry();
        if (entry == null) {
            return row.refused();
        }
        FillRow known = known(row, entry);
        if (known != null) {
            return known;
        }
        if (row.cell("price_source").equals(CsvText.SIMULATED)) {
            return row.refuse(
                    RefusalCode.NOT_LIVE_MARKET,
                    "price_source",
                    CsvText.SIMULATED,
                    "is no price of a market: a simulated trade is not booked from a file");
        }
        var fresh = new FillRow.New(line, entry);
        seen.put(entry.id(), fresh);
        return fresh;
    }

    private @Nullable FillRow known(Row row, LedgerEntry entry) {
        LedgerEntry before = booked.get(entry.id());
        if (before != null) {
            return judge(row, entry, before, "is booked already");
        }
        FillRow.New above = seen.get(entry.id());
        return above == null ? null : judge(row, entry, above.entry(), "stands in line " + above.line() + " already");
    }

    private static FillRow judge(Row row, LedgerEntry entry, LedgerEntry first, String where) {
        return sameContent(first, entry)
                ? new FillRow.Duplicate(row.line, entry, "id " + entry.id() + " " + where + " with the same content")
                : row.refuse(
                        RefusalCode.CONFLICTING_DUPLICATE, "id", entry.id().value(), where + " with other content");
    }

    /// Equal in all that the file says; how the entry came into the ledger and its rate are not in the file.
    private static boolean sameContent(LedgerEntry one, LedgerEntry other) {
        return switch (one) {
            case Fill a ->
                other instanceof Fill b
                        && a.instrument().equals(b.instrument())
                        && a.side() == b.side()
                        && a.quantity().compareTo(b.quantity()) == 0
                        && a.price().compareTo(b.price()) == 0
                        && a.fee().compareTo(b.fee()) == 0
                        && a.time().equals(b.time());
            case CashFlow a ->
                other instanceof CashFlow b
                        && a.kind() == b.kind()
                        && a.currency().equals(b.currency())
                        && a.amount().compareTo(b.amount()) == 0
                        && a.time().equals(b.time());
        };
    }

    /// One row while it is read; collects what is wrong with it.
    private final class Row {

        private final long line;
        private final List<String> cells;
        private final List<FileProblem> problems = new ArrayList<>();
        private RefusalCode firstCode = RefusalCode.INVALID_VALUE;

        Row(long line, List<String> cells) {
            this.line = line;
            this.cells = cells;
        }

        String cell(String column) {
            int index = columns.indexOf(column);
            return index < 0 ? "" : cells.get(index).strip();
        }

        @Nullable
        LedgerEntry entry() {
            EntryId id = take("id", FillCells.id(cell("id")));
            Instant time = take("time", timely(FillCells.time(cell("time"))));
            FillCells.Type type = take("type", FillCells.type(cell("type")));
            BigDecimal quantity = take("quantity", FillCells.positive(cell("quantity")));
            BigDecimal price = take("price", FillCells.positive(cell("price")));
            BigDecimal fee = take("fee", FillCells.fee(cell("fee")));
            if (type == null) {
                return null;
            }
            return switch (type) {
                case BUY -> fill(id, time, Side.BUY, quantity, price, fee);
                case SELL -> fill(id, time, Side.SELL, quantity, price, fee);
                case DEPOSIT -> flow(id, time, CashFlow.Kind.DEPOSIT, quantity, price, fee);
                case WITHDRAWAL -> flow(id, time, CashFlow.Kind.WITHDRAWAL, quantity, price, fee);
            };
        }

        private @Nullable LedgerEntry fill(
                @Nullable EntryId id,
                @Nullable Instant time,
                Side side,
                @Nullable BigDecimal quantity,
                @Nullable BigDecimal price,
                @Nullable BigDecimal fee) {
            InstrumentId instrument = take("symbol", FillCells.instrument(cell("symbol")));
            BigDecimal rate = instrument == null ? null : rate(instrument.quote());
            if (id == null
                    || time == null
                    || quantity == null
                    || price == null
                    || fee == null
                    || instrument == null
                    || rate == null) {
                return null;
            }
            String order = CsvText.unguarded(cell("order"));
            return new Fill(
                    id,
                    instrument,
                    side,
                    quantity,
                    price,
                    fee,
                    rate,
                    time,
                    FillSource.IMPORT,
                    null,
                    order.isEmpty() ? null : order);
        }

        private @Nullable LedgerEntry flow(
                @Nullable EntryId id,
                @Nullable Instant time,
                CashFlow.Kind kind,
                @Nullable BigDecimal quantity,
                @Nullable BigDecimal price,
                @Nullable BigDecimal fee) {
            if (price != null && price.compareTo(BigDecimal.ONE) != 0) {
                add(RefusalCode.INVALID_VALUE, "price", cell("price"), "must be 1 for a deposit or withdrawal");
            }
            if (fee != null && fee.signum() != 0) {
                add(
                        RefusalCode.INVALID_VALUE,
                        "fee",
                        cell("fee"),
                        "must be empty or 0 for a deposit or withdrawal: enter a charge as a WITHDRAWAL of its own");
            }
            String currency = take("symbol", FillCells.currency(cell("symbol")));
            BigDecimal rate = currency == null ? null : rate(currency);
            if (!problems.isEmpty()
                    || id == null
                    || time == null
                    || quantity == null
                    || currency == null
                    || rate == null) {
                return null;
            }
            return new CashFlow(id, kind, currency, quantity, rate, time);
        }

        private Result<Instant> timely(Result<Instant> time) {
            Instant latest = context.now().plus(CLOCK_LEEWAY);
            return time instanceof Result.Known<Instant>(Instant value) && value.isAfter(latest)
                    ? Result.missing("lies in the future: it is " + context.now() + " now")
                    : time;
        }

        private @Nullable BigDecimal rate(String currency) {
            if (context.rates().knows(currency)) {
                return context.rates().rate(currency);
            }
            add(
                    RefusalCode.UNKNOWN_CURRENCY,
                    "symbol",
                    cell("symbol"),
                    "needs a rate of " + currency + " to the book's currency, and none is set");
            return null;
        }

        private <T> @Nullable T take(String column, Result<T> result) {
            return switch (result) {
                case Result.Known<T>(T value) -> value;
                case Result.Missing<T>(String reason) -> {
                    add(RefusalCode.INVALID_VALUE, column, cell(column), reason);
                    yield null;
                }
            };
        }

        private void add(RefusalCode code, String column, String value, String reason) {
            if (problems.isEmpty()) {
                firstCode = code;
            }
            problems.add(new FileProblem(file, line, column, value, reason));
        }

        FillRow.Refused refuse(RefusalCode code, String column, String value, String reason) {
            add(code, column, value, reason);
            return refused();
        }

        FillRow.Refused refused() {
            FileProblem first = problems.getFirst();
            Refusal refusal = Refusal.of(firstCode, first.message())
                    .with("file", file)
                    .with("line", line)
                    .with("field", first.field())
                    .with("value", first.value());
            return new FillRow.Refused(line, refusal, problems);
        }
    }
}
