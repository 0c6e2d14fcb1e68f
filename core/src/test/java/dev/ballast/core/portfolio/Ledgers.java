package dev.ballast.core.portfolio;

import dev.ballast.core.market.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;

/// Ledger entries for tests, with the fields that a test does not care for filled in.
public final class Ledgers {

    public static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    public static final InstrumentId ETH = InstrumentId.of("ETH-USD");
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Ledgers() {}

    public static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    public static CashFlow deposit(int minute, String amount) {
        return flow(minute, CashFlow.Kind.DEPOSIT, amount);
    }

    public static CashFlow withdrawal(int minute, String amount) {
        return flow(minute, CashFlow.Kind.WITHDRAWAL, amount);
    }

    public static Fill buy(int minute, InstrumentId instrument, String quantity, String price, String fee) {
        return fill(minute, Side.BUY, instrument, quantity, price, fee);
    }

    public static Fill sell(int minute, InstrumentId instrument, String quantity, String price, String fee) {
        return fill(minute, Side.SELL, instrument, quantity, price, fee);
    }

    private static CashFlow flow(int minute, CashFlow.Kind kind, String amount) {
        return new CashFlow(
                EntryId.of("flow-" + minute), kind, "USD", new BigDecimal(amount), BigDecimal.ONE, minute(minute));
    }

    private static Fill fill(
            int minute, Side side, InstrumentId instrument, String quantity, String price, String fee) {
        return new Fill(
                EntryId.of("fill-" + minute),
                instrument,
                side,
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(fee),
                BigDecimal.ONE,
                minute(minute),
                FillSource.MANUAL,
                null,
                null);
    }
}
