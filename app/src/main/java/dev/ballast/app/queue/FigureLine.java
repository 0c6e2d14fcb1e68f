package dev.ballast.app.queue;

/// One figure of the book before and after a proposal, in words and signs: no colour is needed to read it.
///
/// @param key stable name, for tests and the trail
/// @param name of the figure
/// @param before as text
/// @param after as text
/// @param effect `↓ better`, `·` where nothing changes at the digits shown; empty without direction
/// @param tone of the effect
/// @param limit as text; empty for a figure without one
/// @param status to the limit, now and after: `× breach → ✓ ok`; empty without a limit
/// @param alarm of the status after
/// @param hint why a figure is missing; may be empty
record FigureLine(
        String key,
        String name,
        String before,
        String after,
        String effect,
        Marks.Tone tone,
        String limit,
        String status,
        Marks.Tone alarm,
        String hint) {

    boolean isLimit() {
        return !status.isEmpty();
    }
}
