package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.rebalance.TriggerJudge.Measured;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.result.Decimals;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.heat.Heat;
import dev.ballast.core.risk.limits.LimitChecks;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.limits.LimitStatus;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads the triggers that watch time, market and risk (REB-1); thresholds are in [TriggerPolicy].
final class MarketTriggers {

    /// Limits without a trigger of their own.
    private static final Set<LimitKind> LIMITS = EnumSet.of(
            LimitKind.ANNUAL_VOLATILITY,
            LimitKind.VALUE_AT_RISK,
            LimitKind.DAILY_RISK_BUDGET,
            LimitKind.CATEGORY,
            LimitKind.CASH);

    private final TriggerInputs inputs;
    private final TriggerJudge judge;
    private final TriggerPolicy policy;
    private final BookRisk book;
    private final double[] returns;
    private final double factor;
    private final List<TriggerReading> readings = new ArrayList<>();

    MarketTriggers(TriggerInputs inputs, TriggerJudge judge, BookRisk book) {
        this.inputs = inputs;
        this.judge = judge;
        this.policy = inputs.policy().triggers();
        this.book = book;
        this.returns = book.doubt().isEmpty() ? book.returns(inputs.valuation().equity()) : new double[0];
        this.factor = LimitChecks.factor(
                inputs.risk().policy().limits(), inputs.signs().present());
    }

    /// Latest ÷ usual volatility of the book at its present weights, or why it is not known.
    Result<Double> volatilityRatio() {
        if (!book.doubt().isEmpty()) {
            return Result.missing(book.doubt());
        }
        if (returns.length < 2 * policy.latestDays()) {
            return Result.missing("A usual volatility needs " + 2 * policy.latestDays() + " daily returns, there are "
                    + returns.length + ".");
        }
        double usual = deviation(Math.min(returns.length, policy.usualDays()));
        return usual > 0
                ? Result.of(deviation(policy.latestDays()) / usual)
                : Result.missing("The book does not move.");
    }

    List<TriggerReading> all() {
        schedule();
        volatility();
        correlation();
        momentum();
        drawdown();
        regime();
        strategies();
        var further =
                new FurtherFigures(inputs.valuation(), inputs.targets().orElse(Targets.NONE), inputs.risk(), book, "");
        heat(further);
        limits(further);
        return readings;
    }

    private void schedule() {
        double hours =
                Duration.between(inputs.memory().lastLook(), inputs.signs().now())
                                .toMillis()
                        / 3_600_000.0;
        double every = policy.schedule().toMillis() / 3_600_000.0;
        read(
                TriggerKind.SCHEDULE,
                TriggerReading.PORTFOLIO,
                Math.max(0, hours),
                every,
                String.format(
                        Locale.ROOT, "The targets were last looked at %.1f h ago, schedule %.1f h", hours, every));
    }

    private void volatility() {
        switch (volatilityRatio()) {
            case Result.Missing<Double>(String reason) ->
                unknown(TriggerKind.VOLATILITY_SPIKE, TriggerReading.PORTFOLIO, policy.volatilitySpike(), reason);
            case Result.Known<Double>(Double ratio) ->
                read(
                        TriggerKind.VOLATILITY_SPIKE,
                        TriggerReading.PORTFOLIO,
                        ratio,
                        policy.volatilitySpike(),
                        String.format(
                                Locale.ROOT,
                                "Volatility of the last %d days is %.2f times the usual one of %d days, limit %.2f",
                                policy.latestDays(),
                                ratio,
                                Math.min(returns.length, policy.usualDays()),
                                policy.volatilitySpike()));
        }
    }

    /// Every pair of major positions near or above the limit, else the highest alone.
    private void correlation() {
        if (!(inputs.risk().correlation() instanceof Result.Known<CorrelationMatrix>(CorrelationMatrix matrix))) {
            unknown(
                    TriggerKind.CORRELATION,
                    TriggerReading.PORTFOLIO,
                    policy.correlation(),
                    inputs.risk().correlation().reason());
            return;
        }
        List<Position> majors = inputs.valuation().positions().stream()
                .filter(position ->
                        position.weight() >= inputs.risk().policy().limits().majorWeight())
                .filter(position -> matrix.indexOf(position.instrument()) >= 0)
                .toList();
        double release = policy.correlation() * (1 - policy.hysteresis());
        String highest = "";
        double most = -1;
        boolean any = false;
        for (int i = 0; i < majors.size(); i++) {
            for (int j = 0; j < i; j++) {
                InstrumentId one = majors.get(j).instrument();
                InstrumentId other = majors.get(i).instrument();
                double value = matrix.get(matrix.indexOf(one), matrix.indexOf(other));
                if (value > release) {
                    pair(one + " / " + other, value);
                    any = true;
                } else if (value > most) {
                    most = value;
                    highest = one + " / " + other;
                }
            }
        }
        if (!any && !highest.isEmpty()) {
            pair(highest, most);
        }
    }

    private void pair(String name, double value) {
        read(
                TriggerKind.CORRELATION,
                name,
                value,
                policy.correlation(),
                "The correlation of " + name + " is " + Decimals.of(value, 2) + ", limit "
                        + Decimals.of(policy.correlation(), 2));
    }

    /// Sum of the last logarithmic returns less that of as many before, downwards, over its standard deviation.
    private void momentum() {
        int days = policy.momentumDays();
        for (Position position : inputs.valuation().positions()) {
            if (position.weight() < inputs.policy().trade().significantWeight()) {
                continue;
            }
            String symbol = position.instrument().symbol();
            int row = book.basis().row(position.instrument());
            int observations = book.basis().observations();
            if (row < 0 || observations < 2 * days) {
                unknown(
                        TriggerKind.MOMENTUM_SHIFT,
                        symbol,
                        policy.momentumShift(),
                        row < 0
                                ? book.basis().reason(position.instrument())
                                : "A shift of momentum needs " + 2 * days + " daily returns, there are " + observations
                                        + ".");
                continue;
            }
            double shift = shift(book.basis().returns(row), days);
            read(
                    TriggerKind.MOMENTUM_SHIFT,
                    symbol,
                    shift,
                    policy.momentumShift(),
                    String.format(
                            Locale.ROOT,
                            "The return of %s over %d days fell by %s standard deviations against the %d before, "
                                    + "limit %.2f",
                            symbol,
                            days,
                            Decimals.of(shift, 2),
                            days,
                            policy.momentumShift()));
        }
    }

    private static double shift(double[] returns, int days) {
        int size = returns.length;
        double latest = 0;
        double before = 0;
        double sum = 0;
        double squares = 0;
        for (int day = 0; day < size; day++) {
            double growth = Math.log1p(Math.max(returns[day], -1 + 1e-9));
            sum += growth;
            squares += growth * growth;
            if (day >= size - days) {
                latest += growth;
            } else if (day >= size - 2 * days) {
                before += growth;
            }
        }
        double variance = Math.max(0, (squares - sum * sum / size) / (size - 1));
        double deviation = Math.sqrt(2.0 * days * variance);
        return deviation > 0 ? (before - latest) / deviation : 0;
    }

    private void drawdown() {
        switch (inputs.signs().drawdown()) {
            case Result.Missing<Double>(String reason) ->
                unknown(TriggerKind.DRAWDOWN, TriggerReading.PORTFOLIO, policy.drawdown(), reason);
            case Result.Known<Double>(Double fall) ->
                regimeAware(
                        TriggerKind.DRAWDOWN,
                        TriggerReading.PORTFOLIO,
                        fall,
                        policy.drawdown(),
                        "The book is " + Percent.of(fall) + " below its peak, limit "
                                + Percent.of(policy.drawdown() * factor));
        }
    }

    private void regime() {
        switch (inputs.signs().regime()) {
            case Result.Missing<MarketSigns.Regime>(String reason) ->
                unknown(TriggerKind.REGIME_CHANGE, TriggerReading.PORTFOLIO, policy.regimeConfidence(), reason);
            case Result.Known<MarketSigns.Regime>(MarketSigns.Regime present) -> {
                MarketRegime seen = inputs.memory().regimeSeen();
                MarketRegime regime = present.regime();
                if (seen == null || seen == regime) {
                    regime(0, "The market is still in the regime " + regime.label());
                } else {
                    regime(
                            present.confidence(),
                            "The market went from " + seen.label() + " to " + regime.label() + ", confidence "
                                    + Percent.of(present.confidence()) + ", needed "
                                    + Percent.of(policy.regimeConfidence()));
                }
            }
        }
    }

    private void regime(double confidence, String reason) {
        read(TriggerKind.REGIME_CHANGE, TriggerReading.PORTFOLIO, confidence, policy.regimeConfidence(), reason);
    }

    private void strategies() {
        for (StrategyForm form : inputs.signs().strategies()) {
            switch (form.shortfall()) {
                case Result.Missing<Double>(String reason) ->
                    unknown(TriggerKind.STRATEGY_PERFORMANCE, form.strategy(), policy.winRateLoss(), reason);
                case Result.Known<Double>(Double shortfall) ->
                    read(
                            TriggerKind.STRATEGY_PERFORMANCE,
                            form.strategy(),
                            shortfall,
                            policy.winRateLoss(),
                            form.strategy() + " won " + Percent.of(form.recent()) + " of its last "
                                    + policy.recentTrades() + " trades, "
                                    + Percent.of(form.usual().orElse(Double.NaN)) + " before");
            }
        }
    }

    private void heat(FurtherFigures further) {
        double limit = inputs.risk().policy().limits().heat();
        switch (further.heat()) {
            case Result.Missing<Heat>(String reason) ->
                unknown(TriggerKind.HEAT, TriggerReading.PORTFOLIO, limit, reason);
            case Result.Known<Heat>(Heat heat) ->
                regimeAware(
                        TriggerKind.HEAT,
                        TriggerReading.PORTFOLIO,
                        heat.total(),
                        limit,
                        "Open risk to the stops is " + Percent.of(heat.total()) + " of equity, limit "
                                + Percent.of(limit * factor));
        }
    }

    /// Share of each limit that is used, from the same figures that proposals show.
    private void limits(FurtherFigures further) {
        for (LimitFigure limit : LimitFigures.of(inputs.valuation(), inputs.risk(), further)) {
            if (!LIMITS.contains(limit.kind())) {
                continue;
            }
            boolean whole = limit.subject().equals(LimitReading.PORTFOLIO);
            String subject = limit.kind().label() + (whole ? "" : " " + limit.subject());
            if (limit.status() == LimitStatus.UNKNOWN) {
                unknown(TriggerKind.LIMIT_BREACH, subject, 1, limit.measure().reason());
                continue;
            }
            double used = limit.used();
            // A value within rounding of its limit keeps it, whatever the quotient says.
            double value = limit.status() == LimitStatus.BREACH ? Math.max(used, 1 + 1e-9) : Math.min(used, 1);
            read(
                    TriggerKind.LIMIT_BREACH,
                    subject,
                    value,
                    1,
                    subject + " is " + Percent.of(limit.measure().value()) + ", limit "
                            + Percent.of(limit.effective()));
        }
    }

    private void regimeAware(TriggerKind kind, String subject, double value, double base, String reason) {
        readings.add(judge.read(new Measured(
                kind,
                subject,
                value,
                base,
                base * factor,
                Double.POSITIVE_INFINITY,
                TriggerJudge.Patience.NONE,
                Triggers.regimeWords(inputs.signs(), factor),
                reason)));
    }

    private void read(TriggerKind kind, String subject, double value, double threshold, String reason) {
        readings.add(judge.read(Measured.of(kind, subject, value, threshold, reason)));
    }

    private void unknown(TriggerKind kind, String subject, double threshold, String reason) {
        readings.add(judge.unknown(kind, subject, threshold, reason));
    }

    private double deviation(int days) {
        double sum = 0;
        double squares = 0;
        for (int day = returns.length - days; day < returns.length; day++) {
            sum += returns[day];
            squares += returns[day] * returns[day];
        }
        return Math.sqrt(Math.max(0, (squares - sum * sum / days) / (days - 1)));
    }
}
