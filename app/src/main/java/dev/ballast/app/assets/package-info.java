/// Every known asset: its category and tier, how good its data and market are, and how it did.
@NullMarked
package dev.ballast.app.assets;

import org.jspecify.annotations.NullMarked;
