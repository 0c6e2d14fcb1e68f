package dev.ballast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.rebalance.Proposal;
import java.util.List;
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
}
