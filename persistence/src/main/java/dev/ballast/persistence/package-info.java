/// The book on disk: an H2 file behind the engine's store port.
@NullMarked
package dev.ballast.persistence;

import org.jspecify.annotations.NullMarked;
