package dev.ballast.app.risk;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.tail.LikelihoodRatio;
import dev.ballast.core.risk.tail.VarBacktest;

/// What a backtest says about a method, at the 5 % level.
public enum BacktestVerdict {
    NOT_REJECTED("✓ holds"),
    UNDERSTATED("× too low"),
    OVERSTATED("! too high"),
    CLUSTERED("! clusters"),
    UNKNOWN("not tested");

    /// Probability of rejecting a right model.
    public static final double LEVEL = 0.05;

    private final String label;

    BacktestVerdict(String label) {
        this.label = label;
    }

    /// Sign and words for the screen.
    public String label() {
        return label;
    }

    static BacktestVerdict of(Result<VarBacktest> result) {
        return switch (result) {
            case Result.Missing<VarBacktest> _ -> UNKNOWN;
            case Result.Known<VarBacktest>(VarBacktest test) -> of(test);
        };
    }

    private static BacktestVerdict of(VarBacktest test) {
        if (test.proportionOfFailures().pValue() < LEVEL) {
            return test.exceedances() > test.expectedExceedances() ? UNDERSTATED : OVERSTATED;
        }
        return isRejected(test.independence()) || isRejected(test.conditionalCoverage()) ? CLUSTERED : NOT_REJECTED;
    }

    private static boolean isRejected(Result<LikelihoodRatio> test) {
        return test.isKnown() && test.orElseThrow().pValue() < LEVEL;
    }
}
