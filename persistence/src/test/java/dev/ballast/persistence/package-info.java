/// Tests on real files.
@NullMarked
package dev.ballast.persistence;

import org.jspecify.annotations.NullMarked;
