package dev.ballast.app.theme;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/// The theme in use. Scenes installed here follow it; painters read [#palette]. FX thread only.
public final class Themes {

    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.DARK);
    private final Map<Theme, Palette> palettes = new EnumMap<>(Theme.class);
    private final List<WeakReference<Scene>> scenes = new ArrayList<>();

    public Themes(Theme initial) {
        Fonts.load();
        for (Theme each : Theme.values()) {
            palettes.put(each, Palette.of(each));
        }
        select(initial);
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    public Theme theme() {
        return theme.get();
    }

    /// Colours of the theme in use.
    public Palette palette() {
        return Objects.requireNonNull(palettes.get(theme.get()));
    }

    /// Changes the theme of every installed scene.
    public void select(Theme next) {
        Application.setUserAgentStylesheet(next.baseSheet());
        scenes.removeIf(reference -> reference.get() == null);
        for (WeakReference<Scene> reference : scenes) {
            Scene scene = reference.get();
            if (scene != null) {
                dress(scene, next);
            }
        }
        theme.set(next);
    }

    /// Dresses a scene, now and whenever the theme changes. The scene is held weakly.
    public void install(Scene scene) {
        scenes.add(new WeakReference<>(scene));
        dress(scene, theme.get());
    }

    private static void dress(Scene scene, Theme theme) {
        scene.getStylesheets()
                .setAll(
                        AssetFiles.sheet(theme.tokens()).toExternalForm(),
                        AssetFiles.sheet("ballast.css").toExternalForm());
        scene.setFill(Palette.of(theme).background());
    }
}
