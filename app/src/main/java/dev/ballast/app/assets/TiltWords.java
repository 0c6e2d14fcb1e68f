package dev.ballast.app.assets;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.performance.RunningPerformance;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.tilt.AssetTilt;
import dev.ballast.core.rebalance.tilt.TiltPolicy;
import dev.ballast.core.rebalance.tilt.TiltStop;
import dev.ballast.core.result.Result;
import java.time.ZoneOffset;

/// What the room says of weights that adapt to performance.
final class TiltWords {

    private TiltWords() {}

    /// `x1.12`, in brackets where it is not in force, with a word where something holds it.
    static String cell(AssetWeight weight) {
        return switch (weight.force()) {
            case OWN -> Numbers.UNKNOWN;
            case OFF -> weight.tilt().map(tilt -> "(" + times(tilt) + ")").orElse(Numbers.UNKNOWN);
            case ON -> weight.tilt().map(TiltWords::times).orElse(Numbers.UNKNOWN);
        };
    }

    /// `+1.7 s.e.`: how many standard errors its mean stands from the universe's.
    static String running(AssetWeight weight) {
        return weight.tilt()
                .flatMap(AssetTilt::performance)
                .map(performance -> Numbers.signed(performance.evidence(), 1) + " s.e.")
                .orElse(Numbers.UNKNOWN);
    }

    /// Performance and what came of it, two lines.
    static String why(AssetWeight weight) {
        return switch (weight.tilt()) {
            case Result.Missing<AssetTilt>(String reason) -> "No running performance: " + reason;
            case Result.Known<AssetTilt>(AssetTilt tilt) -> performance(tilt) + "\n" + outcome(weight.force(), tilt);
        };
    }

    private static String performance(AssetTilt tilt) {
        return switch (tilt.performance()) {
            case Result.Missing<RunningPerformance>(String reason) -> "No running performance: " + reason;
            case Result.Known<RunningPerformance>(RunningPerformance known) ->
                "Running performance against the mean of all targeted assets: "
                        + Numbers.signedPercent(known.mean(), 3) + " a day, standard error "
                        + Numbers.percent(known.standardError(), 3) + ", score "
                        + Numbers.signed(known.score(), 3) + " (mean ÷ volatility), " + known.observations()
                        + " days worth " + Numbers.decimal(known.effective(), 0) + ", until "
                        + known.until().atOffset(ZoneOffset.UTC).toLocalDate();
        };
    }

    private static String outcome(AssetWeight.Force force, AssetTilt tilt) {
        String change = Numbers.percent(tilt.from(), 2) + " → " + Numbers.percent(tilt.to(), 2) + " of equity, ×"
                + Numbers.decimal(tilt.multiplier(), 3) + " (asked for ×" + Numbers.decimal(tilt.wanted(), 3) + ")"
                + (tilt.stop() == TiltStop.FREE ? "" : ", " + tilt.stop().words());
        return switch (force) {
            case ON -> "Target " + change;
            case OFF -> "Not tilted; switched on, its target would be " + change;
            case OWN -> "Own weights are never tilted";
        };
    }

    private static String times(AssetTilt tilt) {
        String held =
                switch (tilt.stop()) {
                    case FREE -> "";
                    case MOST -> " max";
                    case LEAST -> " min";
                    case POSITION_LIMIT, CATEGORY_LIMIT -> " limit";
                    case NOT_BOUGHT, NOT_SOLD -> " barred";
                };
        return "×" + Numbers.decimal(tilt.multiplier(), 2) + held;
    }

    /// What the targets of a snapshot do with performance, one sentence.
    static String state(Snapshot snapshot) {
        TiltPolicy policy = snapshot.policy().rebalance().tilt();
        boolean on = policy.choice() == TiltPolicy.Choice.PERFORMANCE;
        return switch (snapshot.targets()) {
            case Result.Missing<Targets>(String reason) ->
                "Tilt by performance is " + (on ? "on" : "off") + "; " + reason;
            case Result.Known<Targets>(Targets targets)
            when targets.method() == TargetMethod.OWN ->
                "Tilt by performance is " + (on ? "on" : "off")
                        + ", but your targets are weights of your own, which are" + " never tilted.";
            case Result.Known<Targets>(Targets targets)
            when !on ->
                "Tilt by performance is off: targets are as " + targets.method().label()
                        + " makes them. In brackets: what it would do.";
            case Result.Known<Targets>(Targets targets) ->
                "Tilt by performance is on: " + moved(targets) + " of "
                        + targets.weights().size() + " targets of "
                        + targets.method().label() + " moved, none by more than ×"
                        + Numbers.decimal(policy.bound(), 2) + ".";
        };
    }

    private static long moved(Targets targets) {
        return targets.tilts().values().stream()
                .filter(tilt -> tilt.to() != tilt.from())
                .count();
    }
}
