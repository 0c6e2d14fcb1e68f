package dev.ballast.app.boot;

/// The program's entry point. Not a JavaFX `Application`, so that commands without a window start without JavaFX.
public final class Launcher {

    private Launcher() {}

    /// Runs Ballast with the command line's arguments.
    public static void main(String[] arguments) {
        System.out.println("Ballast " + String.join(" ", arguments));
    }
}
