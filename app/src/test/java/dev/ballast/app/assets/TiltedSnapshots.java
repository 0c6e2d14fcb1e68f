package dev.ballast.app.assets;

import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Policy;
import dev.ballast.core.engine.Settings;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.TiltedTargets;
import dev.ballast.core.rebalance.tilt.TiltPolicy;
import dev.ballast.core.result.Result;
import java.util.Optional;
import java.util.TreeMap;

/// The sample with targets of a method, equal over its own, tilted or not.
final class TiltedSnapshots {

    private TiltedSnapshots() {}

    static Snapshot with(TiltPolicy.Choice choice) {
        Snapshot sample = SampleSnapshots.realistic();
        Policy policy = Settings.with(sample.policy(), "rebalance.tilt.choice", choice.name());
        policy = Settings.with(policy, "rebalance.tilt.threshold", "0");
        var weights = new TreeMap<>(sample.targets().orElseThrow().weights());
        double each = 0.95 / weights.size();
        weights.replaceAll((id, weight) -> each);
        Targets targets = TiltedTargets.of(
                new Targets(TargetMethod.EQUAL_WEIGHT, weights),
                sample.history(),
                sample.instruments(),
                policy.rebalance(),
                policy.risk(),
                Optional.empty());
        return SnapshotBuilder.from(sample)
                .policy(policy)
                .targets(Result.of(targets))
                .build();
    }
}
