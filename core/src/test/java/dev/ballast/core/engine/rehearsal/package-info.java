@NullMarked
package dev.ballast.core.engine.rehearsal;

import org.jspecify.annotations.NullMarked;
