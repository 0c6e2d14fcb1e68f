package dev.ballast.app.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Pictures of scenes and nodes as PNG, with or without a screen. FX thread only.
public final class Screenshots {

    private Screenshots() {}

    /// Writes a whole scene at its own size; the scene need not be in a window.
    ///
    /// @param pulse runs once before the picture so that canvases and charts are painted
    public static void write(Scene scene, FxPulse pulse, Path file) throws IOException {
        FxThread.check();
        // Twice: the first layout gives canvases their size, which can change what the layout needs.
        for (int pass = 0; pass < 2; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            pulse.flush();
        }
        // What the last frame changed gets its style in one more pass: a scene without a window has no other.
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        save(scene.snapshot(null), file);
    }

    /// Writes one node of a shown scene.
    public static void write(Node node, FxPulse pulse, Path file) throws IOException {
        FxThread.check();
        pulse.flush();
        save(node.snapshot(null, null), file);
    }

    private static void save(WritableImage image, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile())) {
            throw new IOException("no PNG writer in this Java for " + file);
        }
    }
}
