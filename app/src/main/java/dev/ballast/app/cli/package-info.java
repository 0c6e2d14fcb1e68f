/// The command line: the same engine without a window.
@NullMarked
package dev.ballast.app.cli;

import org.jspecify.annotations.NullMarked;
