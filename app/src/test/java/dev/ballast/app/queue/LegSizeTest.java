package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.SampleProposals;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegSizeTest {

    private static final BigDecimal MINIMUM = new BigDecimal("50");
    private static final Leg SALE =
            SampleProposals.deviation(SampleSnapshots.NOW).legs().getFirst();

    @ParameterizedTest
    @CsvSource({"0.5,0.5", " 0.25 ,0.25", ".5,0.5", "1,1", "'1,000',1000", "1.0000,1"})
    void readsAQuantity(String text, String quantity) {
        assertThat(parse(text, LegSize.Unit.QUANTITY)).isEqualTo(Result.of(new BigDecimal(quantity)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1.2.3", "-1", "0,5", "0,500", "1e3", "1,00", ".", "5 BTC"})
    void refusesWhatIsNoPlainNumber(String text) {
        assertThat(parse(text, LegSize.Unit.QUANTITY).isKnown()).isFalse();
    }

    @Test
    void aQuantityMustBeAMultipleOfTheStepAndIsToldOne() {
        assertThat(parse("0.12345", LegSize.Unit.QUANTITY).reason()).contains("multiple of 0.0001", "0.1234");
    }

    @Test
    void aValueIsRoundedDownToTheStep() {
        Result<BigDecimal> size = parse("1,000", LegSize.Unit.VALUE);

        BigDecimal quantity = ((Result.Known<BigDecimal>) size).value();
        BigDecimal worth = LegSize.value(quantity, SALE);
        BigDecimal next = LegSize.value(quantity.add(new BigDecimal("0.0001")), SALE);
        assertThat(worth).isLessThanOrEqualTo(new BigDecimal("1000"));
        assertThat(next).isGreaterThan(new BigDecimal("1000"));
    }

    @Test
    void refusesNothingTooLittleAndMoreThanIsHeld() {
        assertThat(parse("0", LegSize.Unit.QUANTITY).reason()).contains("above 0");
        assertThat(parse("0.0001", LegSize.Unit.QUANTITY).reason()).contains("minimum trade of 50.00");
        assertThat(parse("0.01", LegSize.Unit.VALUE).reason()).contains("Less than one step of 0.0001");
        assertThat(parse("2000", LegSize.Unit.QUANTITY).reason()).contains("1,000", "held");
    }

    @Test
    void startsFromTheLegsOwnSize() {
        assertThat(parse(LegSize.text(SALE, LegSize.Unit.QUANTITY), LegSize.Unit.QUANTITY)
                        .orElse(BigDecimal.ZERO))
                .isEqualByComparingTo(SALE.quantity());
    }

    private static Result<BigDecimal> parse(String text, LegSize.Unit unit) {
        var line = new LegLine(
                SALE,
                true,
                new BigDecimal("0.01"),
                new BigDecimal("0.0001"),
                null,
                SALE.price().doubleValue(),
                Freshness.LIVE,
                0.01,
                new BigDecimal("1000"),
                List.of(),
                0.3,
                0.2);
        return LegSize.parse(text, unit, line, MINIMUM);
    }
}
