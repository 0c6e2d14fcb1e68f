package dev.ballast.core.rebalance;

import java.time.Duration;

/// How proposals are approved and what stops it (REB-8, REB-9).
///
/// @param undoWindow how long an approval can be taken back before its first order leaves, ≥ 0
/// @param assisted which proposals are approved without the trader; none by default
/// @param trips what stops trading by itself
public record ApprovalPolicy(Duration undoWindow, AssistedPolicy assisted, TripPolicy trips) {

    public static final ApprovalPolicy DEFAULT =
            new ApprovalPolicy(Duration.ofSeconds(5), AssistedPolicy.DEFAULT, TripPolicy.DEFAULT);

    public ApprovalPolicy {
        if (undoWindow.isNegative()) {
            throw new IllegalArgumentException("undoWindow must be >= 0, was " + undoWindow);
        }
    }
}
