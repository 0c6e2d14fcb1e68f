package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.table.Sheet;
import dev.ballast.app.testkit.SamplePlans;
import dev.ballast.app.testkit.SampleProposals;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.stress.AssetLoss;
import dev.ballast.core.stress.Scenario;
import dev.ballast.core.stress.ScenarioLibrary;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What the card tells: trails, orders, weights.
class QueueCardTest extends QueueOnScreen {

    @Test
    void theTrailOfAStressLossNamesTheShockOfEachAsset() {
        Proposal proposal = SamplePlans.whole(SampleProposals.deviation(NOW), 14);
        publish(List.of(proposal));
        var card = Objects.requireNonNull(model.cardProperty().get());
        var line = new StressLine("All fall by a third", 0.3, 0.3, 0, "");
        assertThat(model.shocks(card, line)).isEmpty();

        model.explainWith(new ScenarioLibrary(
                List.of(Scenario.PriceShock.uniform("All fall by a third", "of this test", -1.0 / 3))));

        List<AssetLoss> shocks = model.shocks(card, line);
        assertThat(shocks).hasSameSizeAs(proposal.after().weights().entrySet());
        assertThat(shocks).allMatch(shock -> shock.shock() == -1.0 / 3);
        double invested = proposal.after().weights().values().stream()
                .mapToDouble(weight -> weight)
                .sum();
        assertThat(shocks.stream().mapToDouble(AssetLoss::loss).sum())
                .isCloseTo(invested / 3, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void figuresOpenTheirTrailDownToTheQuotes() {
        model.explain(CardTrails::cost);
        Explanation cost = model.trail().pathProperty().get().getFirst();

        assertThat(cost.value())
                .isEqualTo(new ExplainedValue.Amount(card().figures().cost().total(), "USD"));
        assertThat(cost.inputs()).extracting(Explanation.Input::name).contains("Commission", "Legs", "Quotes now");
        for (FigureLine line : FigureLines.of(card().figures())) {
            assertThat(CardTrails.figure(card(), line).inputs()).isNotEmpty();
        }
        assertThat(CardTrails.validity(card()).value()).isInstanceOf(ExplainedValue.Words.class);
    }

    @Test
    void ordersAreExportedWithTheIdsOfTheirFills() {
        Sheet sheet = OrderSheet.of(card(), "SIMULATED");

        assertThat(sheet.head()).contains("client_id", "quantity", "prices");
        assertThat(sheet.lines()).hasSameSizeAs(card().proposal().enabledLegs());
        assertThat(sheet.lines().getFirst().getFirst()).isEqualTo("P-20260809-0007/1");
        assertThat(sheet.csv()).contains("SIMULATED");
    }

    @Test
    void weightsBeforeAndAfterAddUpToOne() {
        List<WeightChange> changes = WeightChange.of(card().figures());

        assertThat(changes.stream().mapToDouble(WeightChange::before).sum()).isCloseTo(1, within(1e-9));
        assertThat(changes.stream().mapToDouble(WeightChange::after).sum()).isCloseTo(1, within(1e-9));
        assertThat(changes.getLast().name()).isEqualTo("Cash");
    }
}
