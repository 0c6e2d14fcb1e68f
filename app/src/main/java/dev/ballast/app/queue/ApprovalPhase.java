package dev.ballast.app.queue;

/// Where the trader's hand is on the card that is shown.
public enum ApprovalPhase {
    /// Nothing pressed.
    IDLE,
    /// Approve was pressed once: a second press within five seconds sends it.
    ARMED,
    /// The reason for a rejection is being chosen.
    REJECTING,
    /// The reason for cancelling orders is being written.
    CANCELLING,
    /// A command is on its way to the engine.
    SENDING
}
