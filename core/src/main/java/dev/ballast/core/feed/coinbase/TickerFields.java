package dev.ballast.core.feed.coinbase;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The raw text of the fields of one ticker, as far as a quote needs them; null where absent.
final class TickerFields {

    @Nullable
    String product;

    @Nullable
    String bid;

    @Nullable
    String ask;

    @Nullable
    String price;

    final List<Problem> problems = new ArrayList<>(0);

    /// Reads a ticker object; the parser stands on its `{` and is left on its `}`.
    static TickerFields read(JsonParser parser) {
        var fields = new TickerFields();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "product_id" -> fields.product = fields.text(parser, name);
                case "best_bid" -> fields.bid = fields.text(parser, name);
                case "best_ask" -> fields.ask = fields.text(parser, name);
                case "price" -> fields.price = fields.text(parser, name);
                default -> parser.skipChildren();
            }
        }
        return fields;
    }

    /// Notes that `name` is missing, unless it was noted as of the wrong type.
    void missing(String name) {
        if (problems.stream().noneMatch(problem -> problem.field().equals(name))) {
            problems.add(new Problem(Problem.Reason.MISSING_FIELD, name, ""));
        }
    }

    private @Nullable String text(JsonParser parser, String name) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        problems.add(new Problem(Problem.Reason.WRONG_TYPE, name, String.valueOf(parser.currentToken())));
        parser.skipChildren();
        return null;
    }
}
