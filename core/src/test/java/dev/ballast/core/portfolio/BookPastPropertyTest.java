package dev.ballast.core.portfolio;

import static dev.ballast.core.portfolio.Ledgers.BTC;
import static dev.ballast.core.portfolio.Ledgers.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A past that is kept while ledger and bars grow, are booked late, corrected, taken away or reckoned another way is
/// that of a replay from the first entry, to the last digit.
class BookPastPropertyTest {

    private static final List<LotMethod> METHODS = List.of(LotMethod.values());
    private static final int DAY = 24 * 60;
    private static final int BOOKS = 200;
    private static final int STEPS = 30;
    private static final long SEED = 20261121;

    private final Map<InstrumentId, List<Bar>> bars = new HashMap<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private int minute;

    @Test
    void theKeptPastIsTheReplayedOne() {
        for (int round = 0; round < BOOKS; round++) {
            var random = new Random(SEED + round);
            bars.clear();
            ledger.clear();
            minute = 0;
            var past = new BookPast();
            LotMethod method = LotMethod.FIFO;
            ledger.add(Ledgers.deposit(minute, "1000000"));
            for (int step = 0; step < STEPS; step++) {
                change(random);
                if (random.nextInt(10) == 0) {
                    method = METHODS.get(random.nextInt(METHODS.size()));
                }
                Instant until = Ledgers.minute(minute + random.nextInt(3 * DAY));
                Map<InstrumentId, PriceHistory> histories = histories();

                String which = "seed " + (SEED + round) + ", step " + step;
                assertThat(past.daily(method, ledger, histories, CurrencyRates.PAR, until))
                        .as(which)
                        .isEqualTo(new BookPast().daily(method, ledger, histories, CurrencyRates.PAR, until));
                assertThat(past.sales(method, ledger)).as(which).isEqualTo(replayedSales(method));
            }
        }
    }

    private void change(Random random) {
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                minute += 1 + random.nextInt(2 * DAY);
                ledger.add(Ledgers.buy(minute, random.nextBoolean() ? BTC : ETH, "2", "100", "0.1"));
            }
            case 2 -> {
                minute += 1 + random.nextInt(DAY);
                sell(random);
            }
            // Booked today with a time of the past.
            case 3 -> {
                int late = random.nextInt(minute + 1);
                if (ledger.stream().noneMatch(entry -> entry.time().equals(Ledgers.minute(late)))) {
                    ledger.add(Ledgers.buy(late, BTC, "1", "90", "0"));
                }
            }
            case 4 -> append(random);
            default -> correct(random);
        }
    }

    private void sell(Random random) {
        InstrumentId id = random.nextBoolean() ? BTC : ETH;
        Holding held = Book.replay(LotMethod.FIFO, ledger).holding(id);
        if (held.quantity().signum() > 0) {
            ledger.add(Ledgers.sell(minute, id, "1", "120", "0.1"));
        }
    }

    /// Bars up to today, all at once or with some missing.
    private void append(Random random) {
        List<Bar> known = bars.computeIfAbsent(random.nextBoolean() ? BTC : ETH, id -> new ArrayList<>());
        int next = known.isEmpty()
                ? random.nextInt(3)
                : (int) Duration.between(Ledgers.START, known.getLast().openTime())
                                .toDays()
                        + 1
                        + random.nextInt(2);
        for (int day = next; day <= minute / DAY && random.nextInt(8) > 0; day++) {
            known.add(bar(day, 80 + 40 * random.nextDouble()));
        }
    }

    private void correct(Random random) {
        bars.values().stream().filter(known -> !known.isEmpty()).findFirst().ifPresent(known -> {
            int index = random.nextInt(known.size());
            if (random.nextBoolean()) {
                known.remove(index);
            } else {
                long day = Duration.between(Ledgers.START, known.get(index).openTime())
                        .toDays();
                known.set(index, bar((int) day, 80 + 40 * random.nextDouble()));
            }
        });
    }

    private Map<InstrumentId, PriceHistory> histories() {
        var histories = new HashMap<InstrumentId, PriceHistory>();
        bars.forEach((id, known) -> {
            if (!known.isEmpty()) {
                histories.put(id, new PriceHistory(id, Timeframe.D1, known));
            }
        });
        return histories;
    }

    private List<LotSale> replayedSales(LotMethod method) {
        var ordered = new ArrayList<>(ledger);
        ordered.sort(LedgerEntry.BY_TIME);
        var sales = new ArrayList<LotSale>();
        Book book = Book.empty(method);
        for (LedgerEntry entry : ordered) {
            book = book.plus(entry);
            sales.addAll(book.latestSales());
        }
        return sales;
    }

    private static Bar bar(int day, double close) {
        return new Bar(Ledgers.START.plus(Duration.ofDays(day)), close, close, close, close, 1);
    }
}
