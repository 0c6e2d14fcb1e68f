/// Numbers and times as the trader reads them: fixed decimals, explicit signs, the same on every machine.
@NullMarked
package dev.ballast.app.format;

import org.jspecify.annotations.NullMarked;
