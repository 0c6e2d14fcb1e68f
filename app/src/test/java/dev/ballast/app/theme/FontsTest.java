package dev.ballast.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the screen writes must be in the bundled font, or a machine without fonts shows boxes.
class FontsTest {

    private static final int ASCII_END = 0x7f;

    @ParameterizedTest
    @ValueSource(strings = {"Regular", "Medium", "SemiBold", "Bold"})
    void everyCharacterInOurSourcesIsInTheFont(String weight) throws Exception {
        Font font = load(weight);
        var missing = new TreeMap<String, String>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                for (String line : Files.readAllLines(source)) {
                    if (!line.strip().startsWith("//")) {
                        line.codePoints()
                                .filter(character -> character > ASCII_END && !font.canDisplay(character))
                                .forEach(character ->
                                        missing.put(Character.toString(character), source + ": " + line.strip()));
                    }
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void allFiguresHaveOneWidth() throws Exception {
        Font font = load("Regular").deriveFont(100f);
        var context = new java.awt.font.FontRenderContext(null, true, true);

        assertThat("0123456789+−"
                        .chars()
                        .mapToObj(digit -> font.getStringBounds(Character.toString(digit), context)
                                .getWidth())
                        .distinct())
                .hasSize(1);
    }

    private static Font load(String weight) throws Exception {
        try (InputStream in = AssetFiles.font("IBMPlexSans-" + weight + ".ttf").openStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException failure) {
            throw new AssertionError("no font of weight " + weight, failure);
        }
    }
}
