@NullMarked
package dev.ballast.app.venue;

import org.jspecify.annotations.NullMarked;
