package dev.ballast.app.positions;

/// What the empty room offers; carried out by the shell.
///
/// @param importFills asks for a file of fills
/// @param openDemo opens the demo book
public record PositionsActions(Runnable importFills, Runnable openDemo) {}
