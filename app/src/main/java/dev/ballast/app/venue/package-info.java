/// What venues list, against what the desk knows; for rooms and commands alike (MKT-6).
@NullMarked
package dev.ballast.app.venue;

import org.jspecify.annotations.NullMarked;
