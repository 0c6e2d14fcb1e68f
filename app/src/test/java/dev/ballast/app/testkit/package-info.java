/// Hand-written fakes and realistic made-up snapshots for the tests of the rooms.
@NullMarked
package dev.ballast.app.testkit;

import org.jspecify.annotations.NullMarked;
