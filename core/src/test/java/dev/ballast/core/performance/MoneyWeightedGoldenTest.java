package dev.ballast.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneyWeightedGoldenTest {

    // The example of Microsoft's documentation of XIRR: 0.373362535, which Excel stops at a relative 1e-8.
    @Test
    void agreesWithExcel() {
        MoneyWeighted rate = MoneyWeighted.of(List.of(
                        flow("2008-01-01", -10_000),
                        flow("2008-03-01", 2_750),
                        flow("2008-10-30", 4_250),
                        flow("2009-02-15", 3_250),
                        flow("2009-04-01", 2_750)))
                .orElseThrow();

        assertThat(rate.annual().orElseThrow()).isCloseTo(0.373362535, within(1e-8));
        assertThat(rate.residual()).isCloseTo(0, within(1e-14));
        assertThat(rate.iterations()).isPositive();
    }

    // −100, 230, −132 a year apart is −100 (1 − 1.1 v)(1 − 1.2 v): 10 % and 20 %.
    @Test
    void namesSeveralRates() {
        Result<MoneyWeighted> rate = MoneyWeighted.of(yearly(-100, 230, -132));

        assertThat(rate.reason()).startsWith("No single money-weighted return: 2 annual rates fit, ");
        assertThat(rate.reason()).contains("0.100000, 0.200000");
    }

    // −100 (1 − 1.1 v)² touches zero and does not cross it.
    @Test
    void findsARateThatOnlyTouches() {
        assertThat(MoneyWeighted.of(yearly(-100, 220, -121))
                        .orElseThrow()
                        .annual()
                        .orElseThrow())
                .isCloseTo(0.1, within(1e-6));
    }

    @Test
    void saysWhyThereIsNone() {
        assertThat(MoneyWeighted.of(yearly(-100, 200, -150)).reason()).contains("no rate between");
        assertThat(MoneyWeighted.of(yearly(-100, -5)).reason()).contains("one side only");
        assertThat(MoneyWeighted.of(List.of()).reason()).contains("one side only");
        assertThat(MoneyWeighted.of(List.of(flow("2020-01-01", -1), flow("2020-01-01", 2)))
                        .reason())
                .contains("all flows stand at");
    }

    @Test
    void aShortTimeHasAPeriodReturnEvenWhereTheYearsOverflows() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        MoneyWeighted rate = MoneyWeighted.of(
                        List.of(new TimedFlow(start, -100), new TimedFlow(start.plus(Duration.ofHours(1)), 300)))
                .orElseThrow();

        assertThat(rate.period()).isCloseTo(2, within(1e-12));
        assertThat(rate.annual().reason()).contains("not a finite number");
    }

    @Test
    void findsTheRateThatMadeTheFlows() {
        long seed = 99;
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double rate = -0.9 + 3 * random.nextDouble();
            var flows = new ArrayList<TimedFlow>();
            LocalDate start = LocalDate.of(2020, 1, 1);
            double worth = 0;
            int days = 30 + random.nextInt(2_000);
            for (int k = 0; k < 1 + random.nextInt(10); k++) {
                int day = k == 0 ? 0 : random.nextInt(days);
                double amount = 1 + 1_000 * random.nextDouble();
                flows.add(flow(start.plusDays(day).toString(), -amount));
                worth += amount * Math.pow(1 + rate, (days - day) / 365.0);
            }
            flows.add(flow(start.plusDays(days).toString(), worth));
            assertThat(MoneyWeighted.of(flows).orElseThrow().annual().orElseThrow())
                    .as("seed %d, case %d", seed, i)
                    .isCloseTo(rate, within(1e-9));
        }
    }

    private static List<TimedFlow> yearly(double... amounts) {
        var flows = new ArrayList<TimedFlow>();
        Instant start = Instant.parse("2021-01-01T00:00:00Z");
        for (int i = 0; i < amounts.length; i++) {
            flows.add(new TimedFlow(start.plus(Duration.ofDays(365L * i)), amounts[i]));
        }
        return flows;
    }

    private static TimedFlow flow(String date, double amount) {
        return new TimedFlow(LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant(), amount);
    }
}
