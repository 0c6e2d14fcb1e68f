package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.CandleFailure.Kind;
import dev.ballast.core.feed.history.HttpFetch.Fetched;
import dev.ballast.core.feed.message.JsonFields;
import dev.ballast.core.feed.message.JsonMessages;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What an answer with another status than 200 means. Statuses: RFC 9110, RFC 6585 (429); 418 as Binance uses it.
final class RestErrors {

    /// Binance's "Invalid symbol." Source: Binance spot API, errors.md.
    private static final String INVALID_SYMBOL = "-1121";

    private static final int FORBIDDEN_FOR_A_WHILE = 418;

    private RestErrors() {}

    static CandleFailure of(Fetched.Answer answer) {
        Optional<JsonFields> fields = fields(answer.body());
        String words = fields.map(RestErrors::words).orElse("");
        String message = "HTTP " + answer.status() + (words.isEmpty() ? "" : ", " + words);
        return new CandleFailure(kind(answer.status(), fields, words), message, answer.retryAfter());
    }

    private static Kind kind(int status, Optional<JsonFields> fields, String words) {
        if (status == 429) {
            return Kind.RATE_LIMITED;
        }
        if (status == FORBIDDEN_FOR_A_WHILE) {
            return Kind.BANNED;
        }
        if (status >= 500) {
            return Kind.SERVER_ERROR;
        }
        boolean unknown = fields.isPresent()
                && (status == 404
                        || fields.get().anyText("code").equals(INVALID_SYMBOL)
                        || (status == 400 && words.contains("product_id")));
        return unknown ? Kind.UNKNOWN_INSTRUMENT : Kind.REFUSED;
    }

    /// `{"code":-1121,"msg":"…"}` of Binance, `{"error":"NOT_FOUND","error_details":"…","message":"…"}` of Coinbase.
    private static String words(JsonFields fields) {
        String code = fields.has("code") ? fields.anyText("code") : fields.anyText("error");
        String text = fields.has("msg") ? fields.anyText("msg") : fields.anyText("message");
        return (code + " " + text).strip();
    }

    private static Optional<JsonFields> fields(String body) {
        char[] text = body.toCharArray();
        try (JsonParser parser = JsonMessages.parser(text, text.length)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    ? Optional.of(JsonFields.read(parser))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
