package dev.ballast.core.risk.limits;

/// On which side of a limit the book should be.
public enum LimitSide {
    /// Not above: less is safer. A regime factor multiplies it.
    CEILING,
    /// Not below: more is safer. A regime factor divides it, so that a stricter regime asks for more.
    FLOOR
}
