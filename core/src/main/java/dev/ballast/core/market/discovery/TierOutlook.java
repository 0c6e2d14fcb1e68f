package dev.ballast.core.market.discovery;

import dev.ballast.core.market.Tier;
import java.util.List;

/// What can be said of a pair's tier before any of its bars is stored: the highest tier that what is known allows.
///
/// @param atBest the highest tier whose conditions hold as far as they are known
/// @param why what keeps it from the next higher tier; empty where nothing does
/// @param missing what is not known and has to be, in words; never empty, since quality needs bars
public record TierOutlook(Tier atBest, String why, List<String> missing) {

    public TierOutlook {
        missing = List.copyOf(missing);
    }
}
