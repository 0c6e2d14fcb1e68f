package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.EngineDesk;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.TradingState;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.store.BookVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each kind of bad input against the real engine: what the card then says has the reason code and the values, and
/// nothing is traded.
class BadInputCardTest {

    private static final InstrumentId NEW = InstrumentId.of("NEW-USD");

    private final EngineDesk desk = new EngineDesk();
    private final QueueViewModel model = new QueueViewModel(desk.engine, Runnable::run, desk.clock);

    @AfterEach
    void nothingWasTraded() {
        assertThat(desk.store.orders()).isEmpty();
        assertThat(BookVerifier.verify(desk.store, LotMethod.FIFO)).isEmpty();
    }

    @Test
    void aStalePriceIsToldBesideTheDisabledButton() {
        show();
        desk.clock.advance(Duration.ofSeconds(11));
        model.tick();

        assertThat(card().blockedBecause()).contains("11 s old", "[STALE_PRICE]");
        assertThat(card().blockedWhole())
                .contains("[STALE_PRICE: instrument BTC-USD", "ageSeconds 11", "limitSeconds 10");
        model.approve();
        assertThat(message()).startsWith("Cannot be approved");
        assertThat(card().blockedInShort()).contains("[STALE_PRICE]");
    }

    @Test
    void aPriceThatIsMissingIsToldWhereAProposalWasAskedFor() {
        holdNew();
        propose();

        assertThat(message()).contains("NEW-USD", "[MISSING_PRICE]");
    }

    @Test
    void aCrossedSpreadIsToldWithBidAndAsk() {
        show();
        desk.quote(EngineDesk.BTC, 60_001, 59_999);
        turn();

        assertThat(card().blockedInShort()).contains("[CROSSED_QUOTE]");
        assertThat(card().blockedWhole()).contains("[CROSSED_QUOTE: instrument BTC-USD", "bid 60001", "ask 59999");
    }

    @Test
    void aSpreadOfNothingIsToldAmongWhatIsDoubtful() {
        desk.quote(EngineDesk.BTC, 60_000, 60_000);
        propose();

        assertThat(LeftOver.reasons(card().proposal().plan())).anyMatch(line -> line.contains("[NO_SPREAD]"));
    }

    @Test
    void anInstrumentWithoutHistoryIsToldAmongWhatIsDoubtful() {
        holdNew();
        quoteNew();
        desk.done(new Command.SetTargets(TargetMethod.OWN, Map.of(NEW, 0.2)));
        desk.quote();
        propose();

        assertThat(LeftOver.reasons(card().proposal().plan()))
                .anyMatch(line -> line.contains("NEW-USD") && line.contains("[NO_HISTORY]"));
    }

    @Test
    void targetsThatCannotBeComputedAreToldWithTheReason() {
        holdNew();
        quoteNew();
        desk.done(new Command.SetTargets(TargetMethod.INVERSE_VOLATILITY, Map.of()));
        propose();

        assertThat(message()).contains("NEW-USD", "[INFEASIBLE_TARGET]");
    }

    @Test
    void limitsThatChangeBeforeTheAnswerEndTheCardWithTheReason() {
        show();
        desk.set("risk.positionLimit", "0.1");
        model.approve();

        assertThat(desk.store.proposals())
                .anyMatch(each -> each.state() == ProposalState.SUPERSEDED
                        && Objects.requireNonNull(each.decision()).note().equals("the policy was changed"));
        assertThat(message()).contains("superseded");
    }

    @Test
    void limitsThatChangeWithinTheUndoWindowAreToldOnTheCardThatWaitsAgain() {
        approve();
        desk.set("risk.positionLimit", "0.01");
        pass(7);

        assertThat(card().isOpen()).isTrue();
        assertThat(card().takenBack()).contains("took the approval back", "[LIMIT_BREACH: ", "allowed ");
    }

    @Test
    void aFeeThatTheCashDoesNotPayIsToldOnTheCardThatWaitsAgain() {
        desk.set("risk.limits.cashFloor", "0");
        desk.set("risk.limits.annualVolatility", "5");
        desk.set("risk.positionLimit", "1");
        desk.set("risk.categoryLimit", "1");
        desk.done(new Command.SetTargets(
                TargetMethod.OWN, Map.of(EngineDesk.BTC, 0.5, EngineDesk.ETH, 0.25, EngineDesk.SOL, 0.25)));
        desk.quote();
        propose();
        model.approve();
        model.approve();
        turn();
        desk.set("execution.feeRate", "0.05");
        pass(7);

        assertThat(card().takenBack()).contains("[INSUFFICIENT_CASH: ", "needed ", "shortfall ");
        assertThat(desk.engine.snapshot().book().cash().signum()).isNotNegative();
    }

    @Test
    void aClockThatMovedBackIsToldAndHaltsTrading() {
        show();
        desk.quote();
        model.approve();
        desk.clock.advance(Duration.ofSeconds(-10));
        model.approve();
        turn();

        assertThat(message()).contains("[CLOCK_MOVED_BACK]");
        assertThat(Objects.requireNonNull(model.tradingProperty().get()).state())
                .isEqualTo(TradingState.HALTED);
        assertThat(card().blockedBecause()).contains("[TRADING_HALTED]");
    }

    private void show() {
        model.apply(desk.engine.snapshot());
        assertThat(card().isApprovable()).as(card().blockedWhole()).isTrue();
    }

    private void approve() {
        show();
        model.approve();
        model.approve();
        turn();
        assertThat(card().proposal().state()).isEqualTo(ProposalState.APPROVED);
    }

    private void propose() {
        model.proposeNow();
        turn();
        model.open().stream()
                .filter(row -> row.proposal().cause().equals("ON_DEMAND"))
                .findFirst()
                .ifPresent(model::select);
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            desk.second();
            model.apply(desk.engine.snapshot());
        }
    }

    private void turn() {
        desk.engine.step();
        model.apply(desk.engine.snapshot());
    }

    private ProposalCard card() {
        return Objects.requireNonNull(model.cardProperty().get());
    }

    private String message() {
        return model.messageProperty().get().text();
    }

    /// A position that no feed has quoted and of which no bar is stored.
    private void holdNew() {
        desk.done(new Command.BookEntries(
                List.of(desk.bought("new-1", NEW, "100", "10")), List.of(Instrument.of(NEW, Category.MEME)), "test"));
        desk.second();
        model.apply(desk.engine.snapshot());
    }

    private void quoteNew() {
        desk.engine.onQuote(new Quote(NEW, 9.99, 10.01, 10, QuoteSource.SIMULATED, desk.clock.instant()));
    }
}
