package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedPricesTest {

    @Test
    void keepsTheDatesThatAllHaveAndCountsTheRest() {
        PriceHistory b = Histories.daily("B-USD", 0, 1, 2, Double.NaN, 4, 5);
        PriceHistory a = Histories.daily("A-USD", 1, 20, 30, 40);

        JoinedPrices joined = JoinedPrices.of(List.of(b, a)).orElseThrow();

        assertThat(joined.instruments()).containsExactly(InstrumentId.of("A-USD"), InstrumentId.of("B-USD"));
        assertThat(joined.times())
                .containsExactly(Histories.START.plus(Duration.ofDays(1)), Histories.START.plus(Duration.ofDays(3)));
        assertThat(joined.closes().data).containsExactly(20, 2, 40, 4);
        assertThat(joined.rows()).isEqualTo(5);
        assertThat(joined.droppedRows()).isEqualTo(3);
        assertThat(joined.gaps()).containsEntry(InstrumentId.of("A-USD"), 2).containsEntry(InstrumentId.of("B-USD"), 1);
    }

    @Test
    void saysWhatCannotBeJoined() {
        PriceHistory early = Histories.daily("A-USD", 0, 1, 2);
        PriceHistory late = Histories.daily("B-USD", 5, 1, 2);

        assertThat(JoinedPrices.of(List.of(early, late)).reason())
                .isEqualTo("The 2 instruments have no date in common.");
        assertThat(JoinedPrices.of(List.of()).isKnown()).isFalse();
        assertThatThrownBy(() -> JoinedPrices.of(List.of(early, early)))
                .hasMessageContaining("A-USD stands there twice");
    }
}
