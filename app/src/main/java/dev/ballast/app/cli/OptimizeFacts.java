package dev.ballast.app.cli;

import dev.ballast.core.optimization.method.MethodInput;

/// What `ballast optimize` solves, before any method.
///
/// @param sample prices, and what was left out
/// @param input of the methods
/// @param covariance how it was estimated, for the reader
/// @param means how expected returns were estimated, for the reader
record OptimizeFacts(RiskInput sample, MethodInput input, String covariance, String means) {}
