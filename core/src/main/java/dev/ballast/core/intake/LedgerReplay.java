package dev.ballast.core.intake;

import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds new rows against the whole ledger: booked and new entries are replayed together in order of time.
///
/// A new row that does not fit is refused and left out of what follows. Where a *booked* entry would no longer fit,
/// because a back-dated row sells or spends what it needed, the latest such row before it is refused instead.
final class LedgerReplay {

    /// After so many refused back-dated rows the rest is not looked at: the file is refused as it is.
    private static final int MOST_ROUNDS = 20;

    private record Step(LedgerEntry entry, FillRow.@Nullable New row) {}

    private final String file;
    private final FillsContext context;
    private final List<Step> steps = new ArrayList<>();
    private final Map<FillRow, FillRow> refusals = new HashMap<>();
    private final List<FileProblem> fileProblems = new ArrayList<>();

    private LedgerReplay(String file, List<FillRow> rows, FillsContext context) {
        this.file = file;
        this.context = context;
        context.ledger().forEach(entry -> steps.add(new Step(entry, null)));
        for (FillRow row : rows) {
            if (row instanceof FillRow.New fresh) {
                steps.add(new Step(fresh.entry(), fresh));
            }
        }
        steps.sort(Comparator.comparing(Step::entry, LedgerEntry.BY_TIME));
    }

    static FillsPreview check(String file, List<FillRow> rows, FillsContext context) {
        var replay = new LedgerReplay(file, rows, context);
        boolean complete = false;
        for (int round = 0; round < MOST_ROUNDS && !complete; round++) {
            complete = replay.run();
        }
        List<FillRow> judged =
                rows.stream().map(row -> replay.refusals.getOrDefault(row, row)).toList();
        return new FillsPreview(file, judged, replay.fileProblems);
    }

    /// Folds everything that still stands; false where a row had to be taken back and the fold must start again.
    private boolean run() {
        Book book = Book.empty(context.method());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.row != null && refusals.containsKey(step.row)) {
                continue;
            }
            try {
                book = book.plus(step.entry);
            } catch (RefusedException e) {
                if (step.row != null) {
                    refuse(step.row, e.refusal(), e.refusal().message());
                } else {
                    return blame(i, e.refusal());
                }
            }
        }
        return true;
    }

    private boolean blame(int broken, Refusal refusal) {
        LedgerEntry booked = steps.get(broken).entry;
        for (int i = broken - 1; i >= 0; i--) {
            FillRow.New row = steps.get(i).row;
            if (row != null && !refusals.containsKey(row) && canBreak(row.entry(), booked, refusal.code())) {
                refuse(
                        row,
                        refusal,
                        "would break the booked entry " + booked.id() + " of " + booked.time() + ": "
                                + refusal.message());
                return false;
            }
        }
        fileProblems.add(FileProblem.ofFile(
                file, "cannot be checked: the booked ledger does not replay (" + refusal.message() + ")"));
        return true;
    }

    private static boolean canBreak(LedgerEntry entry, LedgerEntry booked, RefusalCode code) {
        if (code == RefusalCode.INSUFFICIENT_QUANTITY) {
            return entry instanceof Fill fill
                    && booked instanceof Fill sale
                    && fill.side() == Side.SELL
                    && fill.instrument().equals(sale.instrument());
        }
        return switch (entry) {
            case Fill fill -> fill.cashEffect().signum() < 0;
            case CashFlow flow -> flow.cashEffect().signum() < 0;
        };
    }

    private void refuse(FillRow.New row, Refusal refusal, String reason) {
        boolean sale = refusal.code() == RefusalCode.INSUFFICIENT_QUANTITY;
        String value =
                switch (row.entry()) {
                    case Fill fill ->
                        sale
                                ? fill.quantity().toPlainString()
                                : fill.cashEffect()
                                        .negate()
                                        .stripTrailingZeros()
                                        .toPlainString();
                    case CashFlow flow -> flow.amount().toPlainString();
                };
        // What a purchase costs stands in no single column.
        boolean cost = !sale && row.entry() instanceof Fill;
        var problem = new FileProblem(file, row.line(), cost ? "quantity × price + fee" : "quantity", value, reason);
        Refusal located = new Refusal(refusal.code(), problem.message(), refusal.values())
                .with("file", file)
                .with("line", row.line());
        refusals.put(row, new FillRow.Refused(row.line(), located, List.of(problem)));
    }
}
