package dev.ballast.core.feed.message;

/// A venue's no.
///
/// @param code the venue's own, such as `-1121`; empty where it gives none (Coinbase)
/// @param message its words
/// @param requestId the id of the refused request; empty where it gives none
public record VenueError(String code, String message, String requestId) {

    @Override
    public String toString() {
        return code.isEmpty() ? message : code + ": " + message;
    }
}
