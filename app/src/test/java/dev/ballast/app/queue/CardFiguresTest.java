package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.SamplePlans;
import dev.ballast.app.testkit.SampleProposals;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.core.rebalance.PortfolioFigures;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.Repriced;
import dev.ballast.core.rebalance.RiskMetric;
import dev.ballast.core.rebalance.Validity;
import dev.ballast.core.result.Result;
import dev.ballast.core.stress.StressLosses;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardFiguresTest {

    private final Proposal proposal = SamplePlans.whole(SampleProposals.deviation(SampleSnapshots.NOW), 16);
    private final CardFigures made = CardFigures.of(proposal.plan(), null);

    @Test
    void everyMetricAndLimitHasItsLine() {
        List<FigureLine> lines = FigureLines.of(made);

        assertThat(lines).extracting(FigureLine::key).doesNotHaveDuplicates();
        for (RiskMetric metric : RiskMetric.values()) {
            assertThat(lines).extracting(FigureLine::name).contains(metric.label());
        }
        assertThat(lines).filteredOn(FigureLine::isLimit).hasSize(3);
    }

    @Test
    void saysInWordsWhatChanges() {
        FigureLine volatility = line("volatility");
        assertThat(volatility.before()).isEqualTo("56.3 %");
        assertThat(volatility.after()).isEqualTo("53.3 %");
        assertThat(volatility.effect()).isEqualTo("↓ better");
        assertThat(line("health").effect()).isEqualTo("↑ better");
    }

    @Test
    void aLimitThatIsMendedSaysSo() {
        FigureLine position = line("POSITION BTC-USD");
        assertThat(position.limit()).isEqualTo("≤ 26.0 %");
        assertThat(position.status()).isEqualTo("× breach → ✓ ok");
        assertThat(position.alarm()).isEqualTo(Marks.Tone.GOOD);
        assertThat(line("CASH Portfolio").limit()).isEqualTo("≥ 5.0 %");
        assertThat(line("ANNUAL_VOLATILITY Portfolio").status()).isEqualTo("× breach");
    }

    @Test
    void aFigureThatIsNotKnownSaysWhy() {
        FigureLine heat = line("HEAT");
        assertThat(heat.after()).isEqualTo("—");
        assertThat(heat.hint()).isEqualTo("no stops are set");
        assertThat(heat.effect()).isEmpty();
    }

    @Test
    void presentPricesReplaceTheFiguresOfTheVersionAndKeepTheOrderOfTheLines() {
        var validity = new Validity(0.4, 0.006, 1, 0.01, 100, 40, List.of(), List.of());
        PortfolioFigures moved = proposal.after();
        var now = new Repriced(moved, moved, proposal.cost(), proposal.plan().benefit(), validity);
        CardFigures figures = CardFigures.of(proposal.plan(), Result.of(now));

        assertThat(figures.old()).isEmpty();
        assertThat(figures.validity()).isEqualTo(validity);
        assertThat(figures.before()).isEqualTo(moved);
        assertThat(StressLine.of(proposal, figures))
                .extracting(StressLine::scenario)
                .isEqualTo(StressLine.of(proposal, made).stream()
                        .map(StressLine::scenario)
                        .toList());
    }

    @Test
    void scenariosOfTheVersionStandWherePresentPricesHaveNone() {
        PortfolioFigures bare =
                new PortfolioFigures(proposal.after().weights(), 0.1, 0.1, 80, "", 0.5, 0.01, StressLosses.NONE);
        var validity = new Validity(1, 0, 1, 0.01, 100, 100, List.of(), List.of());
        var now = new Repriced(bare, bare, proposal.cost(), proposal.plan().benefit(), validity);

        assertThat(StressLine.of(proposal, CardFigures.of(proposal.plan(), Result.of(now))))
                .isEqualTo(StressLine.of(proposal, made));
    }

    @Test
    void whatCannotBeRepricedSaysWhy() {
        assertThat(CardFigures.of(proposal.plan(), Result.missing("BTC-USD has no price"))
                        .old())
                .isEqualTo("BTC-USD has no price");
        assertThat(made.old()).isEqualTo("as proposed");
    }

    @Test
    void scenariosAreWorstFirstAndLoseLessAfter() {
        List<StressLine> lines = StressLine.of(proposal, made);

        assertThat(lines).hasSize(16);
        assertThat(lines).isSortedAccordingTo((a, b) -> Double.compare(b.before(), a.before()));
        assertThat(lines).allMatch(line -> line.change() < 0 && line.assumed() > 0.1);
    }

    @Test
    void whatIsLeftOutIsSaidOnceWithItsCode() {
        assertThat(LeftOver.reasons(proposal.plan()))
                .containsExactly(
                        "LINK-USD was not bought: below the minimum trade of 5",
                        "The volume of DOGE-USD is not known [INVALID_VALUE]");
        assertThat(LeftOver.drifts(proposal.plan()).getFirst()).contains("LINK-USD", "−2.8 pp", "× outside");
    }

    private FigureLine line(String key) {
        return FigureLines.of(made).stream()
                .filter(line -> line.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
