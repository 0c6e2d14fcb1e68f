/// The review room: what every decision came to, and the book as it would be had it been another.
@NullMarked
package dev.ballast.app.review;

import org.jspecify.annotations.NullMarked;
