package dev.ballast.core.feed.history;

/// What came of asking a venue for its pairs.
public sealed interface ProductAnswer {

    /// The list as far as it is known now; whole where [ProductList#missing()] is 0.
    record Listed(ProductList list) implements ProductAnswer {}

    /// None.
    record Failed(CandleFailure failure) implements ProductAnswer {}

    /// The run was stopped.
    record Stopped() implements ProductAnswer {}
}
