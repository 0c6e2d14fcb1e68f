package dev.ballast.app.boot;

import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import java.util.Locale;
import java.util.prefs.Preferences;

/// The theme from one start to the next. It belongs to the user, not to a book.
///
/// @param preferences where it is kept
record ThemeMemory(Preferences preferences) {

    private static final String THEME = "theme";

    static ThemeMemory ofUser() {
        return new ThemeMemory(Preferences.userRoot().node("dev/ballast"));
    }

    /// What was chosen last; dark before any choice.
    Theme last() {
        return named(preferences.get(THEME, ""));
    }

    /// Keeps every later choice.
    void follow(Themes themes) {
        themes.themeProperty()
                .addListener((_, _, now) -> preferences.put(THEME, now.name().toLowerCase(Locale.ROOT)));
    }

    static Theme named(String name) {
        return name.equals("light") ? Theme.LIGHT : Theme.DARK;
    }
}
