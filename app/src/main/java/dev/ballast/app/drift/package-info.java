/// Where the weights went, how far they are from their targets, and the targets themselves.
@NullMarked
package dev.ballast.app.drift;

import org.jspecify.annotations.NullMarked;
