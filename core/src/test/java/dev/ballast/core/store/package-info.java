/// Stand-ins for the store.
@NullMarked
package dev.ballast.core.store;

import org.jspecify.annotations.NullMarked;
