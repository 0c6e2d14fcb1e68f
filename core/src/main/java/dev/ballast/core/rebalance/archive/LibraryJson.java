package dev.ballast.core.rebalance.archive;

import dev.ballast.core.stress.ScenarioLibrary;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/// The scenario library as the hash of a document of its own: it changes with the program only.
final class LibraryJson {

    private LibraryJson() {}

    static final class Writer extends ValueSerializer<ScenarioLibrary> {

        private final Function<ScenarioLibrary, byte[]> content;

        Writer(Function<ScenarioLibrary, byte[]> content) {
            this.content = content;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void serialize(ScenarioLibrary library, JsonGenerator out, SerializationContext context) {
            var parts = (Map<String, Document>) context.getAttribute(InputsArchive.PARTS);
            Document part = Document.of(content.apply(library));
            parts.put(part.hash(), part);
            out.writeString(part.hash());
        }
    }

    static final class Reader extends ValueDeserializer<ScenarioLibrary> {

        private final Function<byte[], ScenarioLibrary> library;

        Reader(Function<byte[], ScenarioLibrary> library) {
            this.library = library;
        }

        @Override
        @SuppressWarnings("unchecked")
        public ScenarioLibrary deserialize(JsonParser in, DeserializationContext context) {
            var parts = (Function<String, byte[]>) context.getAttribute(InputsArchive.PARTS);
            return library.apply(parts.apply(in.getString()));
        }
    }
}
