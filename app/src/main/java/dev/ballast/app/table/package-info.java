/// What every table of a room does alike: copy, CSV export, remembered columns, an order that waits for the mouse.
@NullMarked
package dev.ballast.app.table;

import org.jspecify.annotations.NullMarked;
