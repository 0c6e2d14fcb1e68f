package dev.ballast.core.rebalance;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes readings of measured values: state, hysteresis, cooldown, urgency (REB-1).
///
/// A trigger fires above its threshold, not at it. One that has fired is held until it falls to its release, threshold
/// × (1 − hysteresis). Urgency goes by value ÷ threshold: LOW below 1.5, MEDIUM from 1.5, HIGH from 2, CRITICAL from 3;
/// drawdown, heat and broken limits are at least MEDIUM.
final class TriggerJudge {

    /// Rounding of a weight: one that equals its threshold up to this does not fire, one that equals a multiple of it
    /// has reached it.
    private static final double ROUNDING = 1e-12;

    private final TriggerPolicy policy;
    private final TriggerMemory memory;
    private final Instant now;
    private final Optional<String> doubt;

    /// @param doubt why nothing may fire now, as the end of a sentence
    TriggerJudge(TriggerPolicy policy, TriggerMemory memory, Instant now, Optional<String> doubt) {
        this.policy = policy;
        this.memory = memory;
        this.now = now;
        this.doubt = doubt;
    }

    /// A value and what it is held against.
    ///
    /// @param base threshold of the policy
    /// @param threshold adapted
    /// @param hard threshold above which neither regime nor cooldown counts; infinite where there is none
    /// @param waits whether the regime asks a soft band to wait
    /// @param adaptation what adapted the threshold; may be empty
    record Measured(
            TriggerKind kind,
            String subject,
            double value,
            double base,
            double threshold,
            double hard,
            Patience waits,
            String adaptation,
            String reason) {

        static Measured of(TriggerKind kind, String subject, double value, double threshold, String reason) {
            return new Measured(
                    kind, subject, value, threshold, threshold, Double.POSITIVE_INFINITY, Patience.NONE, "", reason);
        }
    }

    /// Whether a soft band waits for the regime.
    enum Patience {
        NONE,
        WAITS
    }

    TriggerReading read(Measured measured) {
        boolean above = measured.value() > measured.threshold() + ROUNDING;
        boolean hard = measured.value() > measured.hard() + ROUNDING;
        double release = measured.threshold() * (1 - policy.hysteresis());
        Instant quiet = memory.quietUntil().get(measured.kind());
        boolean cooling = quiet != null && now.isBefore(quiet);
        TriggerState state = state(measured, above, hard, cooling, release);
        boolean fired = state == TriggerState.FIRED;
        return new TriggerReading(
                measured.kind(),
                measured.subject(),
                measured.value(),
                measured.threshold(),
                fired,
                above ? urgency(measured) : Urgency.LOW,
                above ? measured.reason() + doubt.orElse("") : measured.reason(),
                new TriggerContext(
                        measured.base(),
                        release,
                        state,
                        band(measured, hard),
                        cooling ? quiet : null,
                        measured.adaptation()));
    }

    /// A reading of a figure that is not known.
    TriggerReading unknown(TriggerKind kind, String subject, double threshold, String reason) {
        return of(kind, subject, threshold, TriggerState.UNKNOWN, reason, null);
    }

    private TriggerReading of(
            TriggerKind kind,
            String subject,
            double threshold,
            TriggerState state,
            String reason,
            @Nullable Instant quiet) {
        double release = threshold * (1 - policy.hysteresis());
        return new TriggerReading(
                kind,
                subject,
                0,
                threshold,
                false,
                Urgency.LOW,
                reason,
                new TriggerContext(threshold, release, state, BandKind.NONE, quiet, ""));
    }

    private TriggerState state(Measured measured, boolean above, boolean hard, boolean cooling, double release) {
        if (policy.off().contains(measured.kind())) {
            return TriggerState.OFF;
        }
        if (doubt.isPresent() && above) {
            return TriggerState.UNKNOWN;
        }
        if (above) {
            if (hard) {
                return TriggerState.FIRED;
            }
            if (cooling) {
                return TriggerState.COOLING;
            }
            return measured.waits() == Patience.WAITS ? TriggerState.WAITING : TriggerState.FIRED;
        }
        boolean held = memory.on().contains(measured.kind() + " " + measured.subject()) && measured.value() > release;
        return held ? TriggerState.HELD : TriggerState.QUIET;
    }

    private static BandKind band(Measured measured, boolean hard) {
        if (measured.kind() != TriggerKind.DEVIATION) {
            return BandKind.NONE;
        }
        return hard ? BandKind.HARD : BandKind.SOFT;
    }

    private static Urgency urgency(Measured measured) {
        double reached = measured.value() + ROUNDING;
        double threshold = measured.threshold();
        Urgency least = measured.kind().isRiskBreach() && measured.kind() != TriggerKind.CONCENTRATION
                ? Urgency.MEDIUM
                : Urgency.LOW;
        Urgency by;
        if (reached >= 3 * threshold) {
            by = Urgency.CRITICAL;
        } else if (reached >= 2 * threshold) {
            by = Urgency.HIGH;
        } else {
            by = reached >= 1.5 * threshold ? Urgency.MEDIUM : Urgency.LOW;
        }
        return by.compareTo(least) > 0 ? by : least;
    }
}
