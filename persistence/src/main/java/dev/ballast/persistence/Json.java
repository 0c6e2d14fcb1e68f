package dev.ballast.persistence;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.Proposal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Records as JSON text. Decimals are read digit by digit, NaN is kept as `"NaN"`, times are ISO to the nanosecond.
final class Json {

    /// Trees keep decimals digit by digit, as direct reading does.
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final TypeReference<Map<String, Double>> WEIGHTS = new TypeReference<>() {};

    private Json() {}

    static String ofProposal(Proposal proposal) {
        return MAPPER.writeValueAsString(proposal);
    }

    static Proposal toProposal(String text) {
        return MAPPER.treeToValue(withPlan((ObjectNode) MAPPER.readTree(text)), Proposal.class);
    }

    /// Books written before a proposal carried its plan have the plan's parts beside each other.
    private static ObjectNode withPlan(ObjectNode stored) {
        if (stored.has("plan")) {
            return stored;
        }
        ObjectNode plan = stored.putObject("plan");
        plan.set("readings", stored.remove("triggers"));
        for (String part : List.of("method", "legs", "cost", "before", "after")) {
            plan.set(part, stored.remove(part));
        }
        plan.putArray("skipped");
        plan.putArray("residual");
        stored.remove("urgency");
        return stored;
    }

    static String ofWeights(Map<InstrumentId, Double> weights) {
        var bySymbol = new LinkedHashMap<String, Double>();
        weights.forEach((instrument, weight) -> bySymbol.put(instrument.symbol(), weight));
        return MAPPER.writeValueAsString(bySymbol);
    }

    static Map<InstrumentId, Double> toWeights(String text) {
        var weights = new LinkedHashMap<InstrumentId, Double>();
        MAPPER.readValue(text, WEIGHTS).forEach((symbol, weight) -> weights.put(InstrumentId.of(symbol), weight));
        return weights;
    }
}
