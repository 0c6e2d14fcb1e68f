package dev.ballast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.Proposal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class JsonTest {

    @Test
    void aProposalOfABookFromBeforeItCarriedItsPlanIsRead() {
        Proposal proposal = Samples.proposal("P-1");
        var stored = (ObjectNode) Json.MAPPER.readTree(Json.ofProposal(proposal));
        var plan = (ObjectNode) stored.remove("plan");
        stored.set("triggers", plan.get("readings"));
        for (String part : List.of("method", "legs", "cost", "before", "after")) {
            stored.set(part, plan.get(part));
        }
        stored.put("urgency", "HIGH");

        assertThat(Json.toProposal(stored.toString())).isEqualTo(proposal);
    }

    /// Books written before plans knew their benefit, legs their lots and figures their limits lack these parts.
    @Test
    void aPlanWithoutItsNewerPartsIsRead() {
        Proposal proposal = Samples.proposal("P-20260809-8");
        ObjectNode stored = (ObjectNode) Json.MAPPER.readTree(Json.ofProposal(proposal));
        ObjectNode plan = (ObjectNode) stored.get("plan");
        plan.remove(List.of("benefit", "curve", "findings", "tilts"));
        plan.get("legs").forEach(leg -> ((ObjectNode) leg).remove("detail"));
        plan.get("readings").forEach(reading -> ((ObjectNode) reading).remove("context"));
        ((ObjectNode) plan.get("cost")).remove("impact");
        for (String side : List.of("before", "after")) {
            ((ObjectNode) plan.get(side)).remove(List.of("metrics", "limits"));
        }

        Proposal read = Json.toProposal(stored.toString());

        assertThat(read.plan().benefit().reason()).contains("not estimated");
        assertThat(read.legs()).isEqualTo(proposal.legs());
        assertThat(read.triggers()).isEqualTo(proposal.triggers());
        assertThat(read.cost()).isEqualTo(proposal.cost());
        assertThat(read.after()).isEqualTo(proposal.after());
    }

    @Test
    void aPlanKeepsWhatItsTargetsWereTiltedBy() {
        Proposal proposal = Samples.proposal("P-2");
        ObjectNode stored = (ObjectNode) Json.MAPPER.readTree(Json.ofProposal(proposal));
        InstrumentId instrument = proposal.legs().getFirst().instrument();
        ((ObjectNode) stored.get("plan")).putObject("tilts").put(instrument.symbol(), 1.2345678901234567);

        Proposal read = Json.toProposal(stored.toString());

        assertThat(read.plan().tilts()).containsExactly(Map.entry(instrument, 1.2345678901234567));
        assertThat(Json.toProposal(Json.ofProposal(read))).isEqualTo(read);
    }
}
