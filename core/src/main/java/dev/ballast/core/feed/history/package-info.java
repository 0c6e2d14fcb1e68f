/// Price history from venues over REST (MKT-4): what is missing, asked for page by page within the venue's limits,
/// stored as it comes; and what a venue lists at all (MKT-6).
@NullMarked
package dev.ballast.core.feed.history;

import org.jspecify.annotations.NullMarked;
