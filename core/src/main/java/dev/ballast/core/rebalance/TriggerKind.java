package dev.ballast.core.rebalance;

/// What can cause a proposal (REB-1). Names are stored: add, never rename.
public enum TriggerKind {
    /// A weight is further from its target than allowed.
    DEVIATION(
            "Deviation",
            TriggerUnit.POINTS,
            Aim.TARGETS,
            "Deviation = |weight − target|, in points of equity. It fires above the band of the target."),
    /// A position is larger than the position limit.
    CONCENTRATION(
            "Concentration",
            TriggerUnit.PERCENT,
            Aim.LESS_RISK,
            "Concentration = weight of one position in equity. It fires above the position limit and sells down below it."),
    /// The trader asked.
    ON_DEMAND(
            "On demand",
            TriggerUnit.NUMBER,
            Aim.TARGETS,
            "You asked for trades towards the targets, whatever the triggers say."),
    /// The trader asked for weights of a method, whatever the standing targets are.
    CHOSEN_WEIGHTS(
            "Chosen weights",
            TriggerUnit.NUMBER,
            Aim.TARGETS,
            "You asked for these weights in the optimiser; the standing targets are untouched."),
    /// The time since the last look at the targets is over.
    SCHEDULE(
            "Schedule",
            TriggerUnit.HOURS,
            Aim.TARGETS,
            "Hours since the targets were last looked at. It fires when the schedule is over."),
    /// The market is far more volatile than it was.
    VOLATILITY_SPIKE(
            "Volatility spike",
            TriggerUnit.TIMES,
            Aim.LESS_RISK,
            "Volatility of the last days ÷ usual volatility of the book at its present weights."),
    /// Two major positions move together.
    CORRELATION(
            "Correlation",
            TriggerUnit.NUMBER,
            Aim.LESS_RISK,
            "Correlation of the daily returns of two major positions. The weaker performer of the two is reduced."),
    /// A significant position's trend has turned down.
    MOMENTUM_SHIFT(
            "Momentum shift",
            TriggerUnit.DEVIATIONS,
            Aim.LESS_RISK,
            "Return of the last days less that of as many before, in standard deviations of their difference, downwards."),
    /// The book has fallen from its peak.
    DRAWDOWN(
            "Drawdown",
            TriggerUnit.PERCENT,
            Aim.LESS_RISK,
            "Fall of the book from its peak. The positions that carry most of the risk are scaled down."),
    /// The market is in another regime than when it was last looked at.
    REGIME_CHANGE(
            "Regime change",
            TriggerUnit.PERCENT,
            Aim.TARGETS,
            "Confidence in a regime that is another one than at the last look at the targets."),
    /// A strategy wins much less often than it used to.
    STRATEGY_PERFORMANCE(
            "Strategy performance",
            TriggerUnit.PERCENT,
            Aim.LESS_RISK,
            "How much less often the latest trades of a strategy won than all before: 1 − recent ÷ usual win rate."),
    /// Open risk to the stops is too large.
    HEAT(
            "Heat",
            TriggerUnit.PERCENT,
            Aim.LESS_RISK,
            "Open risk to the stops ÷ equity. The hottest positions are scaled down."),
    /// A risk limit is broken.
    LIMIT_BREACH(
            "Limit breach",
            TriggerUnit.TIMES,
            Aim.LESS_RISK,
            "Measured ÷ limit; for a floor limit ÷ measured. The offending positions are scaled down.");

    /// What a proposal of a kind is after.
    public enum Aim {
        /// Weights nearer to their targets; the benefit must exceed the cost.
        TARGETS,
        /// Less risk, whatever the targets say.
        LESS_RISK
    }

    private final String label;
    private final TriggerUnit unit;
    private final Aim aim;
    private final String rule;

    TriggerKind(String label, TriggerUnit unit, Aim aim, String rule) {
        this.label = label;
        this.unit = unit;
        this.aim = aim;
        this.rule = rule;
    }

    public String label() {
        return label;
    }

    /// What its values and thresholds count in.
    public TriggerUnit unit() {
        return unit;
    }

    public Aim aim() {
        return aim;
    }

    /// How it is read and what it does, for the screen.
    public String rule() {
        return rule;
    }

    /// Whether it answers a broken limit: then no cost keeps its proposal back (REB-5).
    public boolean isRiskBreach() {
        return switch (this) {
            case CONCENTRATION, DRAWDOWN, HEAT, LIMIT_BREACH -> true;
            case DEVIATION,
                    ON_DEMAND,
                    CHOSEN_WEIGHTS,
                    SCHEDULE,
                    VOLATILITY_SPIKE,
                    CORRELATION,
                    MOMENTUM_SHIFT,
                    REGIME_CHANGE,
                    STRATEGY_PERFORMANCE -> false;
        };
    }
}
