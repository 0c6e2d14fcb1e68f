package dev.ballast.core.feed.binance;

import dev.ballast.core.feed.message.JsonFields;
import dev.ballast.core.feed.message.VenueError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The venue's answers to requests: `{"result":null,"id":1}`, `{"error":{"code":2,"msg":"…"},"id":1}` and
/// `{"code":2,"msg":"…"}`.
final class BinanceAnswers {

    private BinanceAnswers() {}

    static boolean isError(JsonFields top, @Nullable JsonFields error) {
        return error != null || (top.has("code") && top.has("msg"));
    }

    static VenueError error(JsonFields top, @Nullable JsonFields error) {
        JsonFields fields = error == null ? top : error;
        return new VenueError(fields.anyText("code"), fields.anyText("msg"), top.anyText("id"));
    }

    static boolean isAcknowledgement(JsonFields top, List<String> results) {
        return top.has("id")
                && (top.has("result") || !results.isEmpty())
                && top.anyText("result").isEmpty();
    }
}
