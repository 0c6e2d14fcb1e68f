package dev.ballast.app.shell;

/// A key that works inside one room only.
///
/// @param key as the trader reads it: `J / K`
/// @param title what it does, verb first
public record RoomKey(String key, String title) {}
