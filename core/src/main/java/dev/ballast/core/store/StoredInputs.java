package dev.ballast.core.store;

/// Which inputs a version of a proposal was made from.
///
/// @param version of the proposal that they were stored with: that one or the newest before it
/// @param hash of their main document
public record StoredInputs(int version, String hash) {}
