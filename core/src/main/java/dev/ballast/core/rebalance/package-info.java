/// Triggers, target weights, the planner, and the life of a proposal.
@NullMarked
package dev.ballast.core.rebalance;

import org.jspecify.annotations.NullMarked;
