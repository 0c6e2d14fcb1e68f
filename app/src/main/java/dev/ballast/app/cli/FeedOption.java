package dev.ballast.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say where prices come from.
final class FeedOption {

    @Option(
            names = "--feed",
            paramLabel = "simulated|replay|none",
            description = "Where prices come from. Default: simulated for the demo, stored closes for your own book.")
    private @Nullable String feed;

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "Recorded session for --feed replay (.jsonl[.gz]).")
    private @Nullable Path recording;

    FeedChoice choice() {
        if (feed == null) {
            return recording == null ? new FeedChoice.Usual() : new FeedChoice.Replay(recording);
        }
        return switch (feed) {
            case "simulated" -> new FeedChoice.Simulated();
            case "none" -> new FeedChoice.None();
            case "replay" -> {
                if (recording == null) {
                    throw new IllegalArgumentException("--feed replay needs --recording FILE");
                }
                yield new FeedChoice.Replay(recording);
            }
            default ->
                throw new IllegalArgumentException("--feed must be simulated, replay or none, was '" + feed + "'");
        };
    }
}
