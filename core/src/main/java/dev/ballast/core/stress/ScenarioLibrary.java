package dev.ballast.core.stress;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The scenarios a desk looks at, in the order in which they are shown. Immutable.
///
/// @param scenarios each name once
public record ScenarioLibrary(List<Scenario> scenarios) {

    /// No scenario: figures then have no stress losses.
    public static final ScenarioLibrary NONE = new ScenarioLibrary(List.of());

    public ScenarioLibrary {
        scenarios = List.copyOf(scenarios);
        Set<String> names = new HashSet<>();
        for (Scenario scenario : scenarios) {
            if (!names.add(scenario.name())) {
                throw new IllegalArgumentException("scenario " + scenario.name() + " is there twice");
            }
        }
    }
}
