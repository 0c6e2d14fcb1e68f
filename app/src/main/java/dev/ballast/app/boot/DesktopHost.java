package dev.ballast.app.boot;

import dev.ballast.app.cli.DeskRequest;
import dev.ballast.app.cli.Host;
import dev.ballast.app.cli.Look;
import dev.ballast.app.cli.OpenDesk;
import dev.ballast.core.market.Category;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The real program behind the command line.
final class DesktopHost implements Host {

    private static final int HEADLESS_SECONDS = 5;

    private final DeskComposer composer = new DeskComposer(InstantSource.system());

    @Override
    public OpenDesk open(DeskRequest request) {
        return composer.open(request);
    }

    @Override
    public int window(DeskRequest request, Look look, Path screens) {
        if ("none".equals(System.getProperty("ballast.display"))) {
            return withoutDisplay(request, look, screens.toAbsolutePath());
        }
        try (OpenDesk desk = open(request)) {
            new WindowRunner().run(desk, look);
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public int screenshots(DeskRequest request, Look look, Path out, int seconds) {
        try (OpenDesk desk = open(request)) {
            new WindowRunner()
                    .draw(desk, look, out, Duration.ofSeconds(seconds))
                    .forEach(System.out::println);
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public Category category(String base) {
        return DeskComposer.categories().apply(base);
    }

    /// A machine without a screen still shows what the workstation does: the same engine and rooms, as pictures.
    private int withoutDisplay(DeskRequest request, Look look, Path out) {
        String why = Optional.ofNullable(System.getProperty("ballast.display.reason"))
                .orElse("no display");
        System.out.println("Ballast cannot open a window here (" + why + "). It runs for " + HEADLESS_SECONDS
                + " seconds without one and draws its rooms to " + out);
        return screenshots(request, look, out, HEADLESS_SECONDS);
    }
}
