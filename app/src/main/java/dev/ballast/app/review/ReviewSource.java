package dev.ballast.app.review;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.outcome.OutcomeReport;

/// Makes the report of all decisions as of a snapshot; called away from the FX thread, one call at a time.
@FunctionalInterface
public interface ReviewSource {

    OutcomeReport report(Snapshot snapshot);
}
