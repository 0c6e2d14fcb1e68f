/// The first room: health with its deductions, the money, drift, alerts, what waits for approval.
@NullMarked
package dev.ballast.app.dashboard;

import org.jspecify.annotations.NullMarked;
