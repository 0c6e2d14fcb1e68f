package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.CandleFailure.Kind;
import dev.ballast.core.result.Result;

/// Tells an answer that can be used from one that can't.
final class ProductAnswers {

    private ProductAnswers() {}

    /// `page` behind `sofar`; a failure where it is no list, or adds nothing: an empty list would read as "everything
    /// was delisted".
    static ProductAnswer of(String body, Result<ProductList> page, ProductList sofar) {
        return switch (page) {
            case Result.Missing<ProductList>(String reason) -> failed(body, reason);
            case Result.Known<ProductList>(ProductList list)
            when list.products().isEmpty() ->
                new ProductAnswer.Failed(CandleFailure.of(
                        Kind.BAD_FORM,
                        sofar.products().isEmpty()
                                ? "the list is empty"
                                : "the list ends after " + sofar.entries() + " of "
                                        + (sofar.entries() + sofar.missing()) + " products"));
            case Result.Known<ProductList>(ProductList list) -> new ProductAnswer.Listed(sofar.followedBy(list));
        };
    }

    /// A text that is not JSON may be the page of a gateway, which passes.
    static ProductAnswer failed(String body, String reason) {
        boolean isJson = !reason.startsWith("is not JSON") && !body.isBlank();
        return new ProductAnswer.Failed(
                isJson
                        ? CandleFailure.of(Kind.BAD_FORM, "the answer " + reason)
                        : CandleFailure.of(
                                Kind.NOT_JSON, body.isBlank() ? "empty answer" : "not JSON: " + body.strip()));
    }
}
