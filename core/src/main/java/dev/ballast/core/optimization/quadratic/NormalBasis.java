package dev.ballast.core.optimization.quadratic;

/// Active constraints of a [DualActiveSet] in a form that others are projected by: the metric is its own.
interface NormalBasis {

    /// The direction in which a constraint's value rises fastest while those that are active keep theirs.
    ///
    /// @param normal of the constraint; becomes the direction
    /// @param shares of the active constraints' normals in what it is made of, written by number of constraint
    void project(double[] normal, double[] shares);

    /// Takes in the constraint that was projected last.
    ///
    /// @param target what its row or variable has to equal
    void add(int constraint, double target);

    void drop(int constraint);

    /// Square of how long a direction is for a normal of length 1 at most.
    double unit();

    /// Takes out of a point what rounding of many steps left.
    void settle(double[] x);
}
