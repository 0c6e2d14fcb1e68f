package dev.ballast.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Draws every room to a PNG.
@Command(name = "screenshots", description = "Draws every room to ROOM.png, without a screen.")
final class ScreenshotsCommand implements Callable<Integer> {

    private final Host host;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private FeedOption feed = new FeedOption();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the pictures.")
    private Path out = Path.of("");

    @Option(names = "--size", defaultValue = "1920x1080", description = "Default: ${DEFAULT-VALUE}.")
    private String size = "";

    @Option(names = "--theme", defaultValue = "dark", description = "dark or light. Default: ${DEFAULT-VALUE}.")
    private String theme = "";

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "How long the feed runs first. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    ScreenshotsCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        if (seconds < 0 || seconds > 3600) {
            throw new IllegalArgumentException("--seconds must lie between 0 and 3600, was " + seconds);
        }
        var request = new DeskRequest(
                data.data(), data.kind(), feed.choice(), DeskRequest.Missing.CREATE, DeskRequest.Writes.DISCARD);
        return host.screenshots(request, Look.parse(size, theme), out, seconds);
    }
}
