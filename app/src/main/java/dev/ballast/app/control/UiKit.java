package dev.ballast.app.control;

import dev.ballast.app.fx.Flash;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.fx.Ticker;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;

/// What every control and room of one window shares. Made once by the composition root, on the FX thread.
///
/// @param pulse the frame clock
/// @param ticker once a second, for ages
/// @param flash up and down flashes of cells
/// @param themes the theme in use and its colours
public record UiKit(FxPulse pulse, Ticker ticker, Flash flash, Themes themes) {

    public static UiKit of(Theme theme) {
        var pulse = new FxPulse();
        return new UiKit(pulse, new Ticker(), new Flash(pulse), new Themes(theme));
    }
}
