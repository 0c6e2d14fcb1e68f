package dev.ballast.app.assets;

import dev.ballast.core.rebalance.tilt.AssetTilt;
import dev.ballast.core.result.Result;

/// How the target weight of an asset adapts to its running performance, or would.
///
/// @param tilt figures, or why there are none
/// @param force whether it is what the targets follow now
record AssetWeight(Result<AssetTilt> tilt, Force force) {

    /// Whether a tilt is in force.
    enum Force {
        /// The targets in force are tilted so.
        ON,
        /// Targets are as their method makes them; so they would be tilted.
        OFF,
        /// Targets are the trader's own weights, which are never tilted.
        OWN
    }

    /// The multiplier in force, or why there is none.
    Result<Double> multiplier() {
        return switch (force) {
            case ON -> tilt.map(AssetTilt::multiplier);
            case OFF -> Result.missing("targets are not tilted");
            case OWN -> Result.missing("own weights are never tilted");
        };
    }
}
