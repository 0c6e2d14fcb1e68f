/// Recorded sessions: reading them, playing them at their own pace, stepping through them without any clock.
@NullMarked
package dev.ballast.core.feed.recording;

import org.jspecify.annotations.NullMarked;
