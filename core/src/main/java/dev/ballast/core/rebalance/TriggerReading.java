package dev.ballast.core.rebalance;

/// What one trigger saw when it was evaluated; also kept when it did not fire.
///
/// @param kind which trigger
/// @param subject what it looked at: an instrument's symbol, or `portfolio`
/// @param value what it read, as a fraction
/// @param threshold above which it fires, as a fraction
/// @param fired whether it fired
/// @param urgency how soon, if it fired
/// @param reason one sentence with the values, for the card
public record TriggerReading(
        TriggerKind kind,
        String subject,
        double value,
        double threshold,
        boolean fired,
        Urgency urgency,
        String reason) {}
