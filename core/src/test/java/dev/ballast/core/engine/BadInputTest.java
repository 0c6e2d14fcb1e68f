package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.store.BookVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each kind of bad input ends in a refusal with its reason code and values, or in a doubt on the card; never in
/// silence, never in a trade.
class BadInputTest {

    private static final InstrumentId NEW = InstrumentId.of("NEW-USD");

    /// What goes wrong, and what must be said of it.
    ///
    /// @param name of the case
    /// @param code that the trader is told
    /// @param value that comes with the code; empty where none does
    /// @param trouble brings it about and gives what was said
    private record Case(String name, RefusalCode code, String value, Function<DeskFixture, Told> trouble) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("STALE_PRICE", RefusalCode.STALE_PRICE, "ageSeconds", desk -> {
                    Proposal proposal = raised(desk);
                    desk.clock.advance(Duration.ofSeconds(11));
                    return said(desk.approve(proposal));
                }),
                new Case("MISSING_PRICE", RefusalCode.MISSING_PRICE, "instrument", desk -> {
                    holdWithoutPrice(desk);
                    return said(desk.engine.perform(new Command.ProposeNow()));
                }),
                new Case("CROSSED_SPREAD", RefusalCode.CROSSED_QUOTE, "bid", desk -> {
                    Proposal proposal = raised(desk);
                    spread(desk, 60_001, 59_999);
                    return said(desk.approve(proposal));
                }),
                new Case("CROSSED_SPREAD_WHEN_PLANNED", RefusalCode.CROSSED_QUOTE, "ask", desk -> {
                    desk.running();
                    spread(desk, 60_001, 59_999);
                    return told(desk, desk.engine.perform(new Command.ProposeNow()));
                }),
                new Case("ZERO_SPREAD", RefusalCode.NO_SPREAD, "bid", desk -> {
                    desk.running();
                    spread(desk, 60_000, 60_000);
                    return told(desk, desk.engine.perform(new Command.ProposeNow()));
                }),
                new Case("NO_HISTORY", RefusalCode.NO_HISTORY, "instrument", desk -> {
                    holdWithoutPrice(desk);
                    desk.engine.onQuote(new Quote(NEW, 9.99, 10.01, 10, QuoteSource.SIMULATED, desk.clock.instant()));
                    desk.engine.perform(new Command.SetTargets(TargetMethod.OWN, Map.of(NEW, 0.2)));
                    desk.quote(60_000, 3_000, 150);
                    return told(desk, desk.engine.perform(new Command.ProposeNow()));
                }),
                new Case("INFEASIBLE_TARGET", RefusalCode.INFEASIBLE_TARGET, "", desk -> {
                    holdWithoutPrice(desk);
                    desk.engine.onQuote(new Quote(NEW, 9.99, 10.01, 10, QuoteSource.SIMULATED, desk.clock.instant()));
                    desk.engine.perform(new Command.SetTargets(TargetMethod.INVERSE_VOLATILITY, Map.of()));
                    return said(desk.engine.perform(new Command.ProposeNow()));
                }),
                new Case("TARGETS_ABOVE_THE_WHOLE", RefusalCode.INVALID_VALUE, "", desk -> {
                    desk.running();
                    return said(desk.engine.perform(new Command.SetTargets(
                            TargetMethod.OWN, Map.of(DeskFixture.BTC, 0.7, DeskFixture.ETH, 0.6))));
                }),
                new Case("LIMITS_CHANGED_BEFORE_APPROVAL", RefusalCode.SUPERSEDED, "state", desk -> {
                    Proposal proposal = raised(desk);
                    set(desk, "risk.positionLimit", "0.1");
                    return said(desk.approve(latest(desk, proposal)));
                }),
                new Case("CLOCK_MOVED_BACKWARDS", RefusalCode.CLOCK_MOVED_BACK, "seen", desk -> {
                    Proposal proposal = raised(desk);
                    desk.clock.advance(Duration.ofSeconds(-10));
                    return said(desk.approve(proposal));
                }));
    }

    /// What the trader is told.
    private record Told(List<Refusal> refusals) {}

    @ParameterizedTest
    @MethodSource("cases")
    void isToldWithItsCodeAndValuesAndTradesNothing(Case bad) {
        DeskFixture desk = DeskFixture.demo();
        List<Refusal> told = bad.trouble().apply(desk).refusals();

        assertThat(told).extracting(Refusal::code).contains(bad.code());
        assertThat(told).allMatch(refusal -> !refusal.message().isBlank());
        if (!bad.value().isEmpty()) {
            assertThat(told.stream()
                            .filter(refusal -> refusal.code() == bad.code())
                            .findFirst()
                            .orElseThrow()
                            .values())
                    .containsKey(bad.value());
        }
        assertThat(desk.store.orders()).isEmpty();
        assertThat(BookVerifier.verify(desk.store, LotMethod.FIFO)).isEmpty();
    }

    @Test
    void limitsThatChangeWithinTheUndoWindowTakeTheApprovalBack() {
        DeskFixture desk = DeskFixture.demo();
        set(desk, "approval.undoWindow", "PT5S");
        Proposal proposal = raised(desk);
        assertThat(desk.approve(proposal).isDone()).isTrue();
        // No purchase fits any more.
        set(desk, "risk.positionLimit", "0.01");
        for (int second = 0; second < 7; second++) {
            desk.quoteAndStep(60_000, 3_000, 150);
        }

        Proposal back = latest(desk, proposal);
        assertThat(back.state()).isNotIn(ProposalState.EXECUTING, ProposalState.EXECUTED, ProposalState.PARTIAL);
        assertThat(desk.store.orders()).isEmpty();
        assertThat(desk.store.journalAfter(0, 1000))
                .anyMatch(entry -> entry.type() == JournalType.PROPOSAL_APPROVAL_UNDONE
                        && entry.payload().contains("above the limit"));
    }

    @Test
    void aFeeThatTheCashDoesNotPayTakesTheApprovalBack() {
        DeskFixture desk = DeskFixture.demo();
        set(desk, "approval.undoWindow", "PT5S");
        set(desk, "risk.limits.cashFloor", "0");
        desk.running();
        desk.engine.perform(new Command.SetTargets(
                TargetMethod.OWN, Map.of(DeskFixture.BTC, 0.2, DeskFixture.ETH, 0.24, DeskFixture.SOL, 0.24)));
        set(desk, "risk.positionLimit", "1");
        set(desk, "risk.categoryLimit", "1");
        desk.engine.perform(new Command.SetTargets(
                TargetMethod.OWN, Map.of(DeskFixture.BTC, 0.5, DeskFixture.ETH, 0.25, DeskFixture.SOL, 0.25)));
        set(desk, "risk.limits.annualVolatility", "5");
        desk.quote(60_000, 3_000, 150);
        desk.engine.perform(new Command.ProposeNow());
        Proposal proposal = desk.engine.snapshot().proposals().stream()
                .filter(each -> each.cause().equals("ON_DEMAND") && each.state() == ProposalState.PROPOSED)
                .findFirst()
                .orElseThrow();
        assertThat(desk.approve(proposal)).isInstanceOf(Outcome.Done.class);
        set(desk, "execution.feeRate", "0.05");
        for (int second = 0; second < 7; second++) {
            desk.quoteAndStep(60_000, 3_000, 150);
        }

        assertThat(desk.store.orders()).isEmpty();
        assertThat(desk.store.journalAfter(0, 1000))
                .anyMatch(entry -> entry.type() == JournalType.PROPOSAL_APPROVAL_UNDONE
                        && entry.payload().contains("short"));
        assertThat(desk.engine.snapshot().book().cash().signum()).isNotNegative();
    }

    private static Proposal raised(DeskFixture desk) {
        desk.running();
        return desk.open();
    }

    private static Proposal latest(DeskFixture desk, Proposal proposal) {
        return desk.proposal(proposal);
    }

    /// Why there is no proposal, or what its card tells of its figures.
    private static Told told(DeskFixture desk, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(List<Refusal> refusals) -> new Told(refusals);
            case Outcome.Done done ->
                new Told(desk.engine.snapshot().proposals().stream()
                        .filter(each -> each.cause().equals("ON_DEMAND") && each.state() == ProposalState.PROPOSED)
                        .findFirst()
                        .orElseThrow()
                        .plan()
                        .findings());
        };
    }

    private static Told said(Outcome outcome) {
        return new Told(outcome instanceof Outcome.Refused(List<Refusal> refusals) ? refusals : List.of());
    }

    private static void spread(DeskFixture desk, double bid, double ask) {
        desk.engine.onQuote(new Quote(DeskFixture.BTC, bid, ask, 60_000, QuoteSource.SIMULATED, desk.clock.instant()));
        desk.engine.step();
    }

    /// A position that no feed has quoted and of which no bar is stored.
    private static void holdWithoutPrice(DeskFixture desk) {
        desk.engine.perform(new Command.BookEntries(
                List.of(DeskFixture.buy("new-1", NEW, "100", "10")),
                List.of(Instrument.of(NEW, Category.MEME)),
                "test"));
        desk.running();
    }

    private static void set(DeskFixture desk, String key, String value) {
        Policy policy = Settings.with(desk.engine.snapshot().policy(), key, value);
        assertThat(desk.engine.perform(new Command.SetPolicy(policy)).isDone()).isTrue();
    }
}
