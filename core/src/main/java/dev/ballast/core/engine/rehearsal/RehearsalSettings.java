package dev.ballast.core.engine.rehearsal;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What to rehearse.
///
/// @param from first day, UTC
/// @param to last day, not before `from`
/// @param rule who says yes
/// @param spread between bid and ask as a fraction of the price, in [0, 0.1]; bars have none of their own
/// @param capital what a book that held nothing on `from` starts with, in the book's currency, > 0
public record RehearsalSettings(LocalDate from, LocalDate to, ApprovalRule rule, double spread, BigDecimal capital) {

    /// Widest spread that is a spread.
    private static final double WIDEST = 0.1;

    public RehearsalSettings {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the last day " + to + " is before the first, " + from);
        }
        if (!(spread >= 0 && spread <= WIDEST)) {
            throw new IllegalArgumentException("spread must lie in [0, " + WIDEST + "], was " + spread);
        }
        if (capital.signum() <= 0) {
            throw new IllegalArgumentException("capital must be > 0, was " + capital);
        }
    }
}
