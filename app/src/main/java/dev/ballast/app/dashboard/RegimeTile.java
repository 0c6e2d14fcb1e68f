package dev.ballast.app.dashboard;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.result.Result;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The market's regime in one line: label, confidence, age, how long it is expected to last, and what it makes of the
/// limits. The tooltip says why; click, Enter or `?` opens the trail.
final class RegimeTile extends HBox {

    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final FontIcon icon = new FontIcon(Material2AL.HELP_OUTLINE);
    private final Label label = new Label(Numbers.UNKNOWN);
    private final Label note = new Label();
    private final Tooltip why = new Tooltip();

    RegimeTile(Runnable explain) {
        super(8);
        getStyleClass().add("regime-tile");
        setId("dashboard-regime");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        var name = new Label("Regime");
        name.getStyleClass().add("tile-note");
        name.setMinWidth(USE_PREF_SIZE);
        icon.getStyleClass().add("regime-icon");
        label.getStyleClass().add("regime-label");
        label.setId("dashboard-regime-label");
        label.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("tile-note");
        note.setId("dashboard-regime-note");
        note.setMinWidth(0);
        setMinWidth(0);
        why.setWrapText(true);
        why.setMaxWidth(460);
        Tooltip.install(this, why);
        getChildren().setAll(name, icon, label, note);
        setOnMouseClicked(_ -> explain.run());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                explain.run();
                event.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if ("?".equals(event.getCharacter())) {
                explain.run();
                event.consume();
            }
        });
    }

    void show(@Nullable RegimeFigures regime) {
        if (regime == null) {
            return;
        }
        MarketRegime now = regime.regime().orElse(null);
        icon.setIconCode(icon(now));
        label.setText(now == null ? Numbers.UNKNOWN : regime.label());
        label.pseudoClassStateChanged(BAD, now == MarketRegime.HIGH_VOLATILITY);
        label.pseudoClassStateChanged(WARNING, now == MarketRegime.BEAR);
        note.setText(now == null ? regime.reason() : note(regime));
        why.setText(regime.why() + (now == null ? "" : "\nClick, Enter or ? shows how it came about."));
        setAccessibleText("Regime " + label.getText() + ", " + note.getText());
    }

    private static String note(RegimeFigures regime) {
        String remaining =
                switch (regime.remaining()) {
                    case Result.Missing<Double> _ -> "end never seen";
                    case Result.Known<Double>(Double days) -> "about " + Numbers.decimal(days, 0) + " d more";
                };
        String limits = regime.limitFactor() == 1 ? "" : " · limits × " + Numbers.decimal(regime.limitFactor(), 1);
        return "confidence " + Numbers.percent(regime.confidence(), 0) + " · for " + Numbers.count(regime.age())
                + " d, " + remaining + limits + " · hidden states: " + regime.hidden();
    }

    private static Ikon icon(@Nullable MarketRegime regime) {
        return switch (regime) {
            case BULL -> Material2MZ.TRENDING_UP;
            case BEAR -> Material2MZ.TRENDING_DOWN;
            case SIDEWAYS -> Material2MZ.TRENDING_FLAT;
            case HIGH_VOLATILITY -> Material2AL.FLASH_ON;
            case null -> Material2AL.HELP_OUTLINE;
        };
    }
}
