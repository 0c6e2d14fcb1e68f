package dev.ballast.app.drift;

import dev.ballast.core.rebalance.ProposalState;

/// What became of a proposal, as a sign of the bundled font.
enum MarkOutcome {
    OPEN("◊", "waits"),
    APPROVED("✓", "approved"),
    REJECTED("×", "rejected"),
    LAPSED("…", "lapsed"),
    FAILED("!", "failed");

    private final String sign;
    private final String words;

    MarkOutcome(String sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    static MarkOutcome of(ProposalState state) {
        return switch (state) {
            case PROPOSED -> OPEN;
            case APPROVED, EXECUTING, EXECUTED, PARTIAL -> APPROVED;
            case REJECTED -> REJECTED;
            case EXPIRED, SUPERSEDED -> LAPSED;
            case FAILED -> FAILED;
        };
    }

    /// One character.
    String sign() {
        return sign;
    }

    String words() {
        return words;
    }
}
