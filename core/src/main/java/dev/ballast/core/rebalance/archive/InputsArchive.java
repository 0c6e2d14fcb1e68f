package dev.ballast.core.rebalance.archive;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.rebalance.PlanRequest;
import dev.ballast.core.rebalance.RiskBasis;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.stress.Scenario;
import dev.ballast.core.stress.ScenarioLibrary;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Writes what a plan is made from into documents and reads it back, so that any past proposal can be recomputed to
/// the same numbers (REB-11).
///
/// The main document is JSON: quotes, targets, readings, policies and rates as they are; the book as the number of
/// ledger entries it is the fold of, with its cash and quantities to hold the replay against; price windows and
/// scenarios by the hashes of documents of their own, which change rarely. Used by one thread at a time.
public final class InputsArchive {

    static final String ENTRIES = "entries";
    static final String PARTS = "parts";
    static final String LEDGER = "ledger";

    /// Histories whose chunks are kept at hand; more means that many were replaced since.
    private static final int KEPT = 4096;

    /// Gives the book after so many ledger entries, in the order in which they were booked.
    @FunctionalInterface
    public interface Ledger {
        Book after(LotMethod method, int entries);
    }

    /// Variants are told apart by their simple names.
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "variant")
    private interface Variant {}

    private final IdentityHashMap<PriceHistory, List<Document>> chunks = new IdentityHashMap<>();
    private final JsonMapper mapper;

    public InputsArchive() {
        var module = new SimpleModule("plan inputs")
                .addSerializer(RiskBasis.class, new BasisJson.Writer())
                .addSerializer(Book.class, new BookJson.Writer())
                .addDeserializer(Book.class, new BookJson.Reader())
                .addSerializer(CorrelationMatrix.class, new CorrelationJson.Writer())
                .addDeserializer(CorrelationMatrix.class, new CorrelationJson.Reader())
                .addSerializer(PriceHistory.class, new HistoryJson.Writer(this::chunks))
                .addDeserializer(PriceHistory.class, new HistoryJson.Reader())
                .addSerializer(ScenarioLibrary.class, new LibraryJson.Writer(this::writeScenarios))
                .addDeserializer(ScenarioLibrary.class, new LibraryJson.Reader(this::readScenarios));
        mapper = JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .addMixIn(Result.class, Variant.class)
                .addMixIn(Scenario.class, Variant.class)
                .registerSubtypes(Result.class.getPermittedSubclasses())
                .registerSubtypes(Scenario.class.getPermittedSubclasses())
                .addModule(module)
                .build();
    }

    /// The documents of a request.
    ///
    /// @param entries how many ledger entries, in the order in which they were booked, make up the request's book
    public ArchivedInputs write(PlanRequest request, int entries) {
        var parts = new LinkedHashMap<String, Document>();
        byte[] main = mapper.writer()
                .withAttribute(ENTRIES, entries)
                .withAttribute(PARTS, parts)
                .writeValueAsBytes(request);
        return new ArchivedInputs(Document.of(main), List.copyOf(parts.values()));
    }

    /// The request back from its main document.
    ///
    /// @param parts content of a document by its hash; throws where there is none
    /// @param ledger the book as it was
    public PlanRequest read(byte[] main, Function<String, byte[]> parts, Ledger ledger) {
        return mapper.readerFor(PlanRequest.class)
                .withAttribute(PARTS, parts)
                .withAttribute(LEDGER, ledger)
                .readValue(main);
    }

    private List<Document> chunks(PriceHistory history) {
        if (chunks.size() > KEPT) {
            chunks.clear();
        }
        return chunks.computeIfAbsent(history, PriceChunks::of);
    }

    private byte[] writeScenarios(ScenarioLibrary library) {
        return mapper.writerFor(mapper.getTypeFactory().constructCollectionType(List.class, Scenario.class))
                .writeValueAsBytes(library.scenarios());
    }

    private ScenarioLibrary readScenarios(byte[] content) {
        return new ScenarioLibrary(
                mapper.readValue(content, mapper.getTypeFactory().constructCollectionType(List.class, Scenario.class)));
    }
}
