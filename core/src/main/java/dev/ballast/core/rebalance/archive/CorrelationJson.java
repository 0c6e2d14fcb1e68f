package dev.ballast.core.rebalance.archive;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/// A correlation matrix with everything that tells how it was estimated.
final class CorrelationJson {

    private CorrelationJson() {}

    static final class Writer extends ValueSerializer<CorrelationMatrix> {
        @Override
        public void serialize(CorrelationMatrix matrix, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeArrayPropertyStart("instruments");
            matrix.instruments().forEach(instrument -> out.writeString(instrument.symbol()));
            out.writeEndArray();
            out.writeArrayPropertyStart("values");
            for (int row = 0; row < matrix.size(); row++) {
                for (int column = 0; column < matrix.size(); column++) {
                    out.writeNumber(matrix.get(row, column));
                }
            }
            out.writeEndArray();
            out.writeNumberProperty("observations", matrix.observations());
            out.writeStringProperty("from", matrix.from().toString());
            out.writeStringProperty("to", matrix.to().toString());
            out.writeStringProperty("convention", matrix.convention());
            out.writeObjectPropertyStart("excluded");
            matrix.excluded().forEach((instrument, why) -> out.writeStringProperty(instrument.symbol(), why));
            out.writeEndObject();
            out.writeEndObject();
        }

        @Override
        public void serializeWithType(
                CorrelationMatrix matrix, JsonGenerator out, SerializationContext context, TypeSerializer type) {
            serialize(matrix, out, context);
        }
    }

    static final class Reader extends ValueDeserializer<CorrelationMatrix> {
        @Override
        public CorrelationMatrix deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            var instruments = new ArrayList<InstrumentId>();
            node.get("instruments").forEach(symbol -> instruments.add(InstrumentId.of(symbol.asString())));
            double[] values = new double[instruments.size() * instruments.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = node.get("values").get(i).asDouble();
            }
            var excluded = new LinkedHashMap<InstrumentId, String>();
            node.get("excluded")
                    .propertyStream()
                    .forEach(property -> excluded.put(
                            InstrumentId.of(property.getKey()),
                            property.getValue().asString()));
            return new CorrelationMatrix(
                    instruments,
                    values,
                    node.get("observations").asInt(),
                    Instant.parse(node.get("from").asString()),
                    Instant.parse(node.get("to").asString()),
                    node.get("convention").asString(),
                    excluded);
        }
    }
}
