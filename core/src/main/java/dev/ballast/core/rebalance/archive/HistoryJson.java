package dev.ballast.core.rebalance.archive;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/// A price window as the hashes of its chunks.
final class HistoryJson {

    private HistoryJson() {}

    static final class Writer extends ValueSerializer<PriceHistory> {

        private final Function<PriceHistory, List<Document>> chunks;

        Writer(Function<PriceHistory, List<Document>> chunks) {
            this.chunks = chunks;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void serialize(PriceHistory history, JsonGenerator out, SerializationContext context) {
            var parts = (Map<String, Document>) context.getAttribute(InputsArchive.PARTS);
            out.writeStartObject();
            out.writeStringProperty("instrument", history.instrument().symbol());
            out.writeStringProperty("timeframe", history.timeframe().name());
            out.writeArrayPropertyStart("chunks");
            for (Document chunk : chunks.apply(history)) {
                parts.put(chunk.hash(), chunk);
                out.writeString(chunk.hash());
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    static final class Reader extends ValueDeserializer<PriceHistory> {
        @Override
        @SuppressWarnings("unchecked")
        public PriceHistory deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            var parts = (Function<String, byte[]>) context.getAttribute(InputsArchive.PARTS);
            var chunks = new ArrayList<byte[]>();
            node.get("chunks").forEach(hash -> chunks.add(parts.apply(hash.asString())));
            return PriceChunks.history(
                    InstrumentId.of(node.get("instrument").asString()),
                    Timeframe.valueOf(node.get("timeframe").asString()),
                    chunks);
        }
    }
}
