package dev.ballast.app.cli;

/// What the process says to its caller.
final class ExitCode {

    static final int OK = 0;
    /// A check found a fault, or something unexpected went wrong.
    static final int FAULT = 1;
    /// The input, the command or the data folder cannot be used; the message says why and nothing was changed.
    static final int REFUSED = 2;

    private ExitCode() {}
}
