package dev.ballast.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FuzzyMatchTest {

    @Test
    void lettersMustOccurInOrder() {
        assertThat(FuzzyMatch.score("gtd", "Go to Dashboard")).isPositive();
        assertThat(FuzzyMatch.score("dgt", "Go to Dashboard")).isZero();
        assertThat(FuzzyMatch.score("x", "Go to Dashboard")).isZero();
    }

    @Test
    void nothingTypedFitsEverything() {
        assertThat(FuzzyMatch.score("", "Anything")).isEqualTo(1);
        assertThat(FuzzyMatch.score(" ", "Anything")).isEqualTo(1);
    }

    @Test
    void startsOfWordsAndRunsWin() {
        assertThat(FuzzyMatch.score("gd", "Go to Drift")).isGreaterThan(FuzzyMatch.score("gd", "Change method"));
        assertThat(FuzzyMatch.score("drift", "Go to Drift"))
                .isGreaterThan(FuzzyMatch.score("drift", "Add rows if time"));
    }
}
