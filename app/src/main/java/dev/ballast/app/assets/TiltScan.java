package dev.ballast.app.assets;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.TiltedTargets;
import dev.ballast.core.rebalance.tilt.AssetTilt;
import dev.ballast.core.rebalance.tilt.TiltPolicy;
import dev.ballast.core.result.Result;
import java.util.SortedMap;

/// The tilts of a snapshot's targets: those in force, else what switching them on would do.
final class TiltScan {

    private final Result<SortedMap<InstrumentId, AssetTilt>> tilts;
    private final AssetWeight.Force force;

    TiltScan(Snapshot snapshot) {
        tilts = snapshot.targets()
                .map(targets -> targets.tilts().isEmpty() ? preview(snapshot, targets) : targets.tilts());
        force = force(snapshot);
    }

    AssetWeight weight(InstrumentId id) {
        return new AssetWeight(
                tilts.flatMap(all -> {
                    AssetTilt tilt = all.get(id);
                    return tilt == null
                            ? Result.missing("it has no target, so that it is not held against the others")
                            : Result.of(tilt);
                }),
                force);
    }

    private static AssetWeight.Force force(Snapshot snapshot) {
        boolean own = snapshot.targets().map(Targets::method).orElse(TargetMethod.EQUAL_WEIGHT) == TargetMethod.OWN;
        boolean off = snapshot.policy().rebalance().tilt().choice() == TiltPolicy.Choice.OFF;
        if (own) {
            return AssetWeight.Force.OWN;
        }
        return off ? AssetWeight.Force.OFF : AssetWeight.Force.ON;
    }

    private static SortedMap<InstrumentId, AssetTilt> preview(Snapshot snapshot, Targets targets) {
        return TiltedTargets.tilts(
                targets,
                snapshot.estimable(),
                snapshot.instruments(),
                snapshot.policy().rebalance(),
                snapshot.policy().risk(),
                snapshot.marketRegime());
    }
}
