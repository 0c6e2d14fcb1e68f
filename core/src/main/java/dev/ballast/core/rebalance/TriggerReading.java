package dev.ballast.core.rebalance;

import java.util.Objects;

/// What one trigger saw when it was evaluated; also kept when it did not fire.
///
/// @param kind which trigger
/// @param subject what it looked at: an instrument's symbol, a pair, or `portfolio`
/// @param value what it read, in the kind's unit
/// @param threshold above which it fires, in the same unit, adapted to volatility and regime
/// @param fired whether a proposal is to be raised for it
/// @param urgency how soon, if it fired
/// @param reason one sentence with the values, for the card
/// @param context base threshold, release, state, cooldown
public record TriggerReading(
        TriggerKind kind,
        String subject,
        double value,
        double threshold,
        boolean fired,
        Urgency urgency,
        String reason,
        TriggerContext context) {

    public static final String PORTFOLIO = "portfolio";

    public TriggerReading {
        // Readings stored before contexts were known have none.
        context = Objects.requireNonNullElseGet(
                context, () -> TriggerContext.of(threshold, fired ? TriggerState.FIRED : TriggerState.QUIET));
    }

    /// A reading whose threshold nothing adapted.
    public TriggerReading(
            TriggerKind kind,
            String subject,
            double value,
            double threshold,
            boolean fired,
            Urgency urgency,
            String reason) {
        this(
                kind,
                subject,
                value,
                threshold,
                fired,
                urgency,
                reason,
                TriggerContext.of(threshold, fired ? TriggerState.FIRED : TriggerState.QUIET));
    }

    /// `not fired, 3.2 of 5.0 points`.
    public String figures() {
        return context.state() == TriggerState.UNKNOWN
                ? context.state().label()
                : context.state().label() + ", " + kind.unit().of(value, threshold);
    }

    /// The trigger and what it looks at: `DEVIATION BTC-USD`.
    public String key() {
        return kind + " " + subject;
    }
}
