package dev.ballast.core.risk.tail;

/// Which returns make up the tail whose mean is the conditional value at risk.
public enum TailMeanConvention {
    /// Exactly T p observations, the last one in part (Rockafellar and Uryasev 2002, Proposition 8): coherent.
    ROCKAFELLAR_URYASEV("Rockafellar–Uryasev"),
    /// All returns not above the quantile of the chosen convention.
    NOT_ABOVE_QUANTILE("mean of returns not above the quantile"),
    /// The ⌈T p⌉ worst returns.
    WORST_CEILING("mean of the worst ⌈T p⌉ returns");

    private final String label;

    TailMeanConvention(String label) {
        this.label = label;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }
}
