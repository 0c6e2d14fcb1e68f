package dev.ballast.core.portfolio;

import static dev.ballast.core.portfolio.Ledgers.BTC;
import static dev.ballast.core.portfolio.Ledgers.START;
import static dev.ballast.core.portfolio.Ledgers.buy;
import static dev.ballast.core.portfolio.Ledgers.deposit;
import static dev.ballast.core.portfolio.Ledgers.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookPastTest {

    private static final int DAY = 24 * 60;
    private static final Instant DAY_5 = START.plus(Duration.ofDays(5));

    /// Closes of days 1 to 4 (from 0), day 3 missing.
    private static final Map<InstrumentId, PriceHistory> HISTORY =
            Map.of(BTC, new PriceHistory(BTC, Timeframe.D1, List.of(bar(1, 110), bar(2, 120), bar(4, 140))));

    @Test
    void valuesTheBookAtEveryDailyCloseSinceItsFirstEntry() {
        List<EquityPoint> points = new BookPast()
                .daily(
                        LotMethod.FIFO,
                        List.of(withdrawal(2 * DAY, "50"), buy(60, BTC, "2", "100", "1"), deposit(30, "1000")),
                        HISTORY,
                        CurrencyRates.PAR,
                        DAY_5);

        assertThat(points).extracting(EquityPoint::time).containsExactly(day(1), day(2), day(3), day(4), day(5));
        // Day 0 has no close: the purchase counts at its cost of 201. Day 3 carries the close of day 2.
        assertThat(points).extracting(EquityPoint::equity).containsExactly(1000.0, 1019.0, 989.0, 989.0, 1029.0);
        assertThat(points).extracting(EquityPoint::cash).containsExactly(799.0, 799.0, 749.0, 749.0, 749.0);
        assertThat(points).allSatisfy(point -> assertThat(point.health()).isNaN());
        assertThat(points.getLast().weights().getOrDefault(BTC, 0.0)).isCloseTo(280 / 1029.0, within(1e-12));
    }

    @Test
    void anEntryAtMidnightBelongsToTheDayThatBegins() {
        List<EquityPoint> points = new BookPast()
                .daily(
                        LotMethod.FIFO,
                        List.of(deposit(0, "5"), deposit(DAY, "7")),
                        Map.of(),
                        CurrencyRates.PAR,
                        day(2));

        assertThat(points).extracting(EquityPoint::equity).containsExactly(5.0, 12.0);
    }

    @Test
    void isEmptyBeforeTheFirstClose() {
        assertThat(new BookPast().daily(LotMethod.FIFO, List.of(), HISTORY, CurrencyRates.PAR, DAY_5))
                .isEmpty();
        assertThat(new BookPast()
                        .daily(
                                LotMethod.FIFO,
                                List.of(deposit(10, "1")),
                                HISTORY,
                                CurrencyRates.PAR,
                                START.plus(Duration.ofHours(23))))
                .isEmpty();
    }

    @Test
    void everythingTakenOutLeavesNoWeights() {
        List<EquityPoint> points = new BookPast()
                .daily(
                        LotMethod.FIFO,
                        List.of(deposit(0, "5"), withdrawal(1, "5")),
                        Map.of(),
                        CurrencyRates.PAR,
                        day(1));

        assertThat(points.getFirst().equity()).isZero();
        assertThat(points.getFirst().weights()).isEmpty();
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static Bar bar(int day, double close) {
        return Bar.ofClose(day(day), close);
    }
}
