package dev.ballast.core.reference;

import tools.jackson.databind.JsonNode;

/// One case of a reference set: what goes in, what other software made of it, and how closely it must be met.
///
/// @param group `estimators`, `risk`, …; "analytic" where the set has no groups
/// @param inputs parameters and conventions
/// @param expected figures, nested
/// @param tolerance `abs`, `rel` and at times `loglik_abs`
/// @param data prices the case is about; throws on use where the set has none
record ReferenceCase(
        String id, String group, JsonNode inputs, JsonNode expected, JsonNode tolerance, ReferenceData data) {}
