package dev.ballast.app.correlation;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.risk.limits.LimitChecks;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.RiskLimits;
import java.util.Optional;

/// What the risk limits say of pairs (RSK-7), as the risk room has it.
///
/// @param correlation above which a pair is flagged: the policy's, as the regime makes it
/// @param majorWeight weight from which a position is a major one
record PairLimit(double correlation, double majorWeight) {

    static final PairLimit DEFAULT =
            new PairLimit(RiskLimits.DEFAULT.pairCorrelation(), RiskLimits.DEFAULT.majorWeight());

    static PairLimit of(Snapshot snapshot) {
        return of(snapshot.policy().risk().limits(), snapshot.marketRegime());
    }

    static PairLimit of(RiskLimits limits, Optional<MarketRegime> regime) {
        double factor = LimitChecks.factor(limits, regime);
        return new PairLimit(
                LimitChecks.effective(LimitKind.PAIR_CORRELATION.side(), limits.pairCorrelation(), factor),
                limits.majorWeight());
    }
}
