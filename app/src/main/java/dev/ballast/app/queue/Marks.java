package dev.ballast.app.queue;

import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Urgency;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// Marks of urgency and outcome: always a sign and a word, the colour only helps.
final class Marks {

    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    /// What a colour says.
    enum Tone {
        PLAIN,
        GOOD,
        WARN,
        BAD
    }

    private Marks() {}

    static void tone(Node node, Tone tone) {
        node.pseudoClassStateChanged(GOOD, tone == Tone.GOOD);
        node.pseudoClassStateChanged(WARN, tone == Tone.WARN);
        node.pseudoClassStateChanged(BAD, tone == Tone.BAD);
    }

    /// The urgency while it waits, the state afterwards.
    static void set(Label label, Proposal proposal) {
        if (proposal.state() == ProposalState.PROPOSED) {
            label.setText(Labels.urgency(proposal.urgency()));
            tone(label, tone(proposal.urgency()));
        } else {
            label.setText(sign(proposal.state()) + " " + Labels.state(proposal.state()));
            tone(label, tone(proposal.state()));
        }
    }

    static Tone tone(Urgency urgency) {
        return switch (urgency) {
            case LOW, MEDIUM -> Tone.PLAIN;
            case HIGH -> Tone.WARN;
            case CRITICAL -> Tone.BAD;
        };
    }

    private static String sign(ProposalState state) {
        return switch (state) {
            case PROPOSED -> "?";
            case APPROVED, EXECUTING -> "…";
            case EXECUTED -> "✓";
            case PARTIAL -> "½";
            case FAILED, REJECTED -> "×";
            case EXPIRED, SUPERSEDED -> "–";
        };
    }

    private static Tone tone(ProposalState state) {
        return switch (state) {
            case EXECUTED -> Tone.GOOD;
            case PARTIAL -> Tone.WARN;
            case FAILED -> Tone.BAD;
            case PROPOSED, APPROVED, EXECUTING, REJECTED, EXPIRED, SUPERSEDED -> Tone.PLAIN;
        };
    }
}
