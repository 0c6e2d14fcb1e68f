package dev.ballast.core.rebalance;

import static dev.ballast.core.rebalance.Desk.A;
import static dev.ballast.core.rebalance.Desk.B;
import static dev.ballast.core.rebalance.Desk.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.report.RiskSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProposalChecksTest {

    /// Sells A from 40 % to 10 %, buys B for 20 %.
    private final Desk desk = new Desk()
            .instrument(A, "0.1")
            .instrument(B, "0.1")
            .cash("60")
            .hold(A, "40")
            .quote(A, 1, 1)
            .quote(B, 1, 1)
            .target(A, 0.10)
            .target(B, 0.20);
    private final Proposal proposal =
            ProposalFactory.propose(new ProposalId("P-1"), desk.plan().orElseThrow(), RebalancePolicy.DEFAULT, NOW);

    @Test
    void proposalCarriesItsCauseAndUrgency() {
        assertThat(proposal.cause()).isEqualTo("DEVIATION+CONCENTRATION");
        assertThat(proposal.urgency()).isEqualTo(Urgency.CRITICAL);
        assertThat(proposal.version()).isEqualTo(1);
        assertThat(proposal.state()).isEqualTo(ProposalState.PROPOSED);
        assertThat(proposal.expiresAt()).isEqualTo(NOW.plusSeconds(900));
        assertThat(proposal.legs()).hasSize(2);
        assertThat(proposal.decision()).isNull();
    }

    @Test
    void nothingStandsAgainstAFreshProposal() {
        assertThat(codes(proposal, 1, NOW)).isEmpty();
    }

    @Test
    void namesVersionStateAndExpiryTogether() {
        Proposal rejected =
                proposal.to(ProposalState.REJECTED, new Decision(NOW, "trader", RejectReason.TOO_COSTLY, ""));

        assertThat(codes(rejected, 1, NOW))
                .containsExactly(RefusalCode.VERSION_CHANGED, RefusalCode.ILLEGAL_TRANSITION);
        assertThat(codes(proposal, 1, NOW.plusSeconds(900))).startsWith(RefusalCode.EXPIRED);
        assertThatThrownBy(() -> rejected.to(ProposalState.APPROVED, new Decision(NOW, "trader", null, "")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("REJECTED");
    }

    @Test
    void checksThePriceOfEveryLeg() {
        desk.quotes.remove(A);
        desk.quotes.put(B, Quote.flat(B, 1, QuoteSource.COINBASE, NOW.minusSeconds(11)));
        assertThat(codes(proposal, 1, NOW)).containsExactly(RefusalCode.MISSING_PRICE, RefusalCode.STALE_PRICE);

        desk.quote(A, 1.005, 1).quote(B, 1, 1.0101);
        assertThat(codes(proposal, 1, NOW)).containsExactly(RefusalCode.CROSSED_QUOTE, RefusalCode.PRICE_GUARD);

        desk.quote(A, 1.01, 1.02).quote(B, 1, 1.01);
        assertThat(codes(proposal, 1, NOW)).isEmpty();
    }

    @Test
    void refusalsCarryTheirValues() {
        desk.quote(B, 1, 1.02);
        Refusal refusal = refusals(proposal, 1, NOW).getFirst();

        assertThat(refusal.message()).isEqualTo("The price of B-USD moved by 2.0 % from 1.0 to 1.02, guard 1.0 %");
        assertThat(refusal.values())
                .containsEntry("reference", "1.0")
                .containsEntry("price", "1.02")
                .containsEntry("guard", "0.01");

        desk.quotes.put(B, Quote.flat(B, 1, QuoteSource.LAST_CLOSE, NOW.minusSeconds(90)));
        assertThat(refusals(proposal, 1, NOW).getFirst().message())
                .isEqualTo("The price of B-USD is 90 s old (LAST_CLOSE), limit 10 s");
    }

    @Test
    void checksCashAndQuantitiesOfTheBookAsItIsNow() {
        Desk sold = new Desk().cash("5").hold(A, "10");
        desk.book = sold.book;

        List<Refusal> refusals = refusals(proposal, 1, NOW);
        assertThat(refusals).extracting(Refusal::code).containsExactly(RefusalCode.INSUFFICIENT_QUANTITY);
        assertThat(refusals.getFirst().values()).containsEntry("shortfall", "20");

        Proposal purchase = withLegs(List.of(proposal.legs().getLast()));
        assertThat(codes(purchase, 1, NOW)).containsExactly(RefusalCode.INSUFFICIENT_CASH);
    }

    @Test
    void aProposalWithEveryLegSwitchedOffIsRefused() {
        var off = new ArrayList<Leg>();
        for (Leg leg : proposal.legs()) {
            off.add(new Leg(
                    leg.number(),
                    leg.instrument(),
                    leg.side(),
                    leg.quantity(),
                    leg.price(),
                    leg.value(),
                    leg.fee(),
                    leg.reason(),
                    leg.priority(),
                    leg.confidence(),
                    false));
        }
        desk.quotes.clear();

        assertThat(codes(withLegs(off), 1, NOW)).containsExactly(RefusalCode.INVALID_VALUE);
    }

    private Proposal withLegs(List<Leg> legs) {
        return new Proposal(
                proposal.id(),
                1,
                proposal.cause(),
                ProposalState.PROPOSED,
                new Plan(
                        proposal.triggers(),
                        proposal.method(),
                        legs,
                        List.of(),
                        proposal.cost(),
                        proposal.before(),
                        proposal.after(),
                        List.of()),
                proposal.raisedAt(),
                proposal.expiresAt(),
                proposal.priceGuard(),
                null);
    }

    private List<RefusalCode> codes(Proposal asked, int shown, Instant now) {
        return refusals(asked, shown, now).stream().map(Refusal::code).toList();
    }

    private List<Refusal> refusals(Proposal asked, int shown, Instant now) {
        MarketView market =
                new MarketView(desk.instruments, desk.quotes, Map.of(), desk.rates, FreshnessPolicy.DEFAULT, now);
        return ProposalChecks.approve(
                asked,
                shown,
                new ApprovalContext(
                        desk.book,
                        market,
                        desk.feeRate,
                        BigDecimal.ZERO,
                        RiskPolicy.DEFAULT,
                        Map.of(),
                        RiskSettings.DEFAULT));
    }
}
