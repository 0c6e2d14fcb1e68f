package dev.ballast.core.reference;

import java.util.Map;

/// Computes one case of the reference set through the public API, in the shape of the case's `expected`.
///
/// Values are numbers, texts, `double[]`, lists and maps of these. A calculator reads inputs, and from `expected` at
/// most the names of fields: never a figure.
@FunctionalInterface
interface CaseCalculator {

    Map<String, ?> compute(ReferenceCase reference);
}
