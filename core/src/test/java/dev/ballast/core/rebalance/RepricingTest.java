package dev.ballast.core.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.MarketView;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepricingTest {

    private static final LargeBook BOOK = LargeBook.of(30, 200, 8);
    private static final Plan PLAN = BOOK.plan(3);

    @Test
    void atUnchangedPricesNothingChanges() {
        Repriced repriced =
                Repricing.at(BOOK.request(), BOOK.readings()).price(PLAN, 0.01).orElseThrow();

        assertThat(PLAN.legs()).hasSize(8);
        for (RiskMetric metric : RiskMetric.values()) {
            assertThat(repriced.after().metric(metric).orElse(-1.0))
                    .as(metric.name())
                    .isCloseTo(PLAN.after().metric(metric).orElse(-1.0), within(1e-9));
        }
        assertThat(repriced.after().volatility()).isCloseTo(PLAN.after().volatility(), within(1e-9));
        assertThat(repriced.after().health()).isCloseTo(PLAN.after().health(), within(1e-9));
        assertThat(repriced.before().metric(RiskMetric.EFFECTIVE_BETS).orElseThrow())
                .isBetween(1.0, 30.0);
        assertThat(repriced.after().limits())
                .extracting(LimitFigure::status)
                .isEqualTo(
                        PLAN.after().limits().stream().map(LimitFigure::status).toList());
        assertThat(repriced.benefit().net()).isCloseTo(PLAN.benefit().net(), within(1e-6));
        assertThat(repriced.validity().share()).isCloseTo(1, within(1e-9));
        assertThat(repriced.validity().reasons()).isEmpty();
    }

    @Test
    void aMoveEatsTheRoomInTheGuard() {
        InstrumentId first = PLAN.legs().getFirst().instrument();

        Repriced half = moved(first, 1.005);
        assertThat(half.validity().worstMove()).isCloseTo(0.005, within(1e-9));
        assertThat(half.validity().share()).isLessThanOrEqualTo(0.5 + 1e-6);

        Repriced over = moved(first, 0.98);
        assertThat(over.validity().share()).isZero();
        assertThat(over.validity().reasons()).anyMatch(reason -> reason.contains("guard 1.0 %"));
    }

    @Test
    void whatCannotBePricedSaysWhy() {
        InstrumentId first = PLAN.legs().getFirst().instrument();
        var quotes = new HashMap<>(BOOK.request().market().quotes());
        quotes.remove(first);
        assertThat(at(quotes).price(PLAN, 0.01).reason()).isEqualTo(first + " has no price");

        quotes.put(first, new Quote(first, 2, 1, 1, dev.ballast.core.market.QuoteSource.COINBASE, Desk.NOW));
        assertThat(at(quotes).price(PLAN, 0.01).reason()).contains("is above its ask");
    }

    @Test
    void aTriggerThatCameToRestIsNamed() {
        var fired = new TriggerReading(TriggerKind.CONCENTRATION, "COIN1-USD", 0.3, 0.25, true, Urgency.LOW, "over");
        var rests = new TriggerReading(TriggerKind.CONCENTRATION, "COIN1-USD", 0.2, 0.25, false, Urgency.LOW, "within");
        var plan = new Plan(
                List.of(fired),
                PLAN.method(),
                PLAN.legs(),
                List.of(),
                PLAN.cost(),
                PLAN.before(),
                PLAN.after(),
                PLAN.residual());

        Validity validity = Repricing.at(BOOK.request(), List.of(rests))
                .price(plan, 0.01)
                .orElseThrow()
                .validity();

        assertThat(validity.share()).isZero();
        assertThat(validity.triggersGone()).containsExactly("Concentration COIN1-USD: not fired, 20.0 of 25.0 %");
    }

    private static Repriced moved(InstrumentId id, double factor) {
        var quotes = new HashMap<>(BOOK.request().market().quotes());
        quotes.computeIfPresent(
                id,
                (key, quote) -> new Quote(
                        id,
                        quote.bid() * factor,
                        quote.ask() * factor,
                        quote.last() * factor,
                        quote.source(),
                        quote.time()));
        return at(quotes).price(PLAN, 0.01).orElseThrow();
    }

    private static Repricing at(java.util.Map<InstrumentId, Quote> quotes) {
        PlanRequest request = BOOK.request();
        MarketView market = request.market();
        return Repricing.at(
                new PlanRequest(
                        request.book(),
                        new MarketView(
                                market.instruments(),
                                quotes,
                                market.previousCloses(),
                                market.rates(),
                                market.freshness(),
                                market.now()),
                        request.risk(),
                        request.targets(),
                        request.readings(),
                        request.policy(),
                        request.feeRate()),
                BOOK.readings());
    }
}
