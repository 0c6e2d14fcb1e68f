/// The program's start: the only package that knows every other one.
@NullMarked
package dev.ballast.app.boot;

import org.jspecify.annotations.NullMarked;
