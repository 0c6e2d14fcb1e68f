package dev.ballast.app.shell;

import java.util.Locale;

/// How well typed letters fit a title: all must occur in order; starts of words and runs of letters count more.
final class FuzzyMatch {

    private static final int WORD_START = 8;
    private static final int IN_RUN = 8;
    private static final int PLAIN = 1;

    private FuzzyMatch() {}

    /// 0 when the letters do not occur in order, else higher is better; an empty query fits everything with 1.
    static int score(String query, String title) {
        String wanted = query.toLowerCase(Locale.ROOT).replace(" ", "");
        String text = title.toLowerCase(Locale.ROOT);
        int score = 1;
        int from = 0;
        int last = -2;
        for (int index = 0; index < wanted.length(); index++) {
            int found = best(text, wanted.charAt(index), from, last);
            if (found < 0) {
                return 0;
            }
            if (isWordStart(text, found)) {
                score += WORD_START;
            } else {
                score += found == last + 1 ? IN_RUN : PLAIN;
            }
            last = found;
            from = found + 1;
        }
        return score;
    }

    /// The next letter of a run, or else the next occurrence.
    private static int best(String text, char wanted, int from, int last) {
        if (last + 1 == from && from < text.length() && text.charAt(from) == wanted) {
            return from;
        }
        return text.indexOf(wanted, from);
    }

    private static boolean isWordStart(String text, int index) {
        return index == 0 || text.charAt(index - 1) == ' ';
    }
}
