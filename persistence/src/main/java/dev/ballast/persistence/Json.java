package dev.ballast.persistence;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.Proposal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Records as JSON text. Decimals are read digit by digit, NaN is kept as `"NaN"`, times are ISO to the nanosecond.
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Double>> WEIGHTS = new TypeReference<>() {};

    private Json() {}

    static String ofProposal(Proposal proposal) {
        return MAPPER.writeValueAsString(proposal);
    }

    static Proposal toProposal(String text) {
        return MAPPER.readValue(text, Proposal.class);
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
