/// The risk room: every figure of the risk report, by method, part and limit, each with its trail.
@NullMarked
package dev.ballast.app.risk;

import org.jspecify.annotations.NullMarked;
