package dev.ballast.core.rebalance.archive;

import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LotMethod;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/// A book as the number of ledger entries it follows from, with cash and quantities to hold the replay against.
final class BookJson {

    private BookJson() {}

    static final class Writer extends ValueSerializer<Book> {
        @Override
        public void serialize(Book book, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeNumberProperty("entries", (Integer) context.getAttribute(InputsArchive.ENTRIES));
            out.writeStringProperty("method", book.method().name());
            out.writeStringProperty("cash", plain(book.cash()));
            out.writeObjectPropertyStart("quantities");
            for (Holding holding : book.openHoldings()) {
                out.writeStringProperty(holding.instrument().symbol(), plain(holding.quantity()));
            }
            out.writeEndObject();
            out.writeEndObject();
        }
    }

    static final class Reader extends ValueDeserializer<Book> {
        @Override
        public Book deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            var ledger = (InputsArchive.Ledger) context.getAttribute(InputsArchive.LEDGER);
            LotMethod method = LotMethod.valueOf(node.get("method").asString());
            Book book = ledger.after(method, node.get("entries").asInt());
            requireSame(node, book);
            return book;
        }

        private static void requireSame(JsonNode stored, Book book) {
            require("cash", stored.get("cash").asString(), book.cash());
            Set<String> held = new HashSet<>();
            for (Holding holding : book.openHoldings()) {
                String symbol = holding.instrument().symbol();
                held.add(symbol);
                require(symbol, stored.get("quantities").path(symbol).asString("0"), holding.quantity());
            }
            stored.get("quantities").propertyNames().forEach(symbol -> {
                if (!held.contains(symbol)) {
                    require(symbol, stored.get("quantities").get(symbol).asString(), BigDecimal.ZERO);
                }
            });
        }

        private static void require(String what, String stored, BigDecimal replayed) {
            if (new BigDecimal(stored).compareTo(replayed) != 0) {
                throw new IllegalStateException(
                        what + " was " + stored + " then, the replay of the ledger gives " + plain(replayed));
            }
        }
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
