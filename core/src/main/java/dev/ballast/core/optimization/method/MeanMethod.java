package dev.ballast.core.optimization.method;

import dev.ballast.core.statistics.MeanEstimate;
import dev.ballast.core.statistics.Means;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;

/// Which mean of past returns stands for expected ones (STA-1).
public enum MeanMethod {
    /// Mean per period × periods a year.
    ARITHMETIC("arithmetic"),
    /// Growth a year of what was held throughout.
    GEOMETRIC("geometric");

    private final String key;

    MeanMethod(String key) {
        this.key = key;
    }

    /// Name on the command line.
    public String key() {
        return key;
    }

    /// `IllegalArgumentException` lists the names.
    public static MeanMethod parse(String text) {
        return Arrays.stream(values())
                .filter(method -> method.key.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no expected returns '" + text + "', there are "
                        + Arrays.stream(values()).map(MeanMethod::key).collect(Collectors.joining(", "))));
    }

    /// Expected returns per year from T × n returns.
    public MeanEstimate estimate(DMatrixRMaj returns, int periodsPerYear) {
        return switch (this) {
            case ARITHMETIC -> Means.arithmetic(returns, periodsPerYear);
            case GEOMETRIC -> Means.geometric(returns, periodsPerYear);
        };
    }
}
