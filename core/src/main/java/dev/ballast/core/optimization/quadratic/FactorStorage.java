package dev.ballast.core.optimization.quadratic;

import org.jspecify.annotations.Nullable;

/// Places for the factors of one solve, which need them one after another: of 1,000 variables each takes 8 MB. Whoever
/// claims it has it until another does. Not thread-safe.
final class FactorStorage {

    private double[] places = new double[0];
    private @Nullable Object claimant;

    /// At least so many places, with anything in them; nothing of what the claimant had there is kept.
    double[] claim(Object newClaimant, int length) {
        claimant = newClaimant;
        if (places.length < length) {
            // Let go of first, so that both are never needed at once.
            places = new double[0];
            places = new double[length];
        }
        return places;
    }

    boolean isOf(Object asked) {
        return claimant == asked;
    }

    int length() {
        return places.length;
    }
}
