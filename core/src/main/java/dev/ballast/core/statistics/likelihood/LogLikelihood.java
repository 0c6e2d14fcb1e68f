package dev.ballast.core.statistics.likelihood;

/// A log-likelihood of n unconstrained coordinates, twice differentiable.
public interface LogLikelihood {

    /// Number of coordinates n.
    int dimension();

    /// The log-likelihood at `point`; not finite where it is not defined, so that a step there is refused.
    double value(double[] point);

    /// The log-likelihood with its derivatives, which overwrite what the arrays held.
    ///
    /// @param gradient n entries
    /// @param hessian n × n, both triangles
    double derivatives(double[] point, double[] gradient, double[][] hessian);
}
