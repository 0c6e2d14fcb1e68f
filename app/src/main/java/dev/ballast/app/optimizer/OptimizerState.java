package dev.ballast.app.optimizer;

/// What the room has to show.
public enum OptimizerState {
    /// The first answer is being computed.
    LOADING,
    /// Nothing is held, there is nothing to optimise.
    EMPTY,
    /// There is an answer.
    READY,
    /// There is nothing to solve from; the reason is known.
    MISSING
}
