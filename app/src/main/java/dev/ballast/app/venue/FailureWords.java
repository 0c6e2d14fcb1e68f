package dev.ballast.app.venue;

import dev.ballast.core.feed.history.CandleFailure;
import dev.ballast.core.market.QuoteSource;

/// Why a venue gave nothing, for the trader: what happened, and what can be done.
public final class FailureWords {

    private FailureWords() {}

    /// One or two sentences; the venue's own words follow in brackets.
    public static String of(QuoteSource venue, CandleFailure failure) {
        String what =
                switch (failure.kind()) {
                    case RATE_LIMITED ->
                        venue + " refuses more requests for now (HTTP 429)"
                                + failure.retryAfter()
                                        .map(wait -> ": it asks to be left alone for " + wait.toSeconds() + " s")
                                        .orElse("")
                                + ".";
                    case BANNED ->
                        venue + " has shut this address out for a while (HTTP 418)"
                                + failure.retryAfter()
                                        .map(wait -> ": for " + wait.toSeconds() + " s")
                                        .orElse("")
                                + ". Wait before asking again.";
                    case SERVER_ERROR -> venue + " has trouble of its own. Try again in a while.";
                    case UNREACHABLE -> venue + " cannot be reached. Is this machine on the network?";
                    case TIMED_OUT -> venue + " did not answer in time. Try again.";
                    case NOT_JSON ->
                        venue + " answered with a web page instead of data: maintenance, or a proxy in between.";
                    case UNKNOWN_INSTRUMENT -> venue + " does not know the pair.";
                    case REFUSED -> venue + " refused. Some venues are closed to some countries.";
                    case BAD_FORM -> venue + " answered in a form that Ballast does not know.";
                    case LEFT_ALONE -> venue + " is left alone for a while, as it failed a moment ago.";
                };
        return what + " (" + failure.message() + ")";
    }
}
