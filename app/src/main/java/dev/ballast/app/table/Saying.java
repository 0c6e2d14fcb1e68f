package dev.ballast.app.table;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/// Shows in one cell what is said there, with its tooltip. FX thread only.
public final class Saying {

    private static final double WIDTH = 440;
    private static final Map<Said.Look, PseudoClass> LOOKS = looks();

    private final TableCell<?, ?> cell;
    private final Tooltip tip = new Tooltip();

    public Saying(TableCell<?, ?> cell) {
        this.cell = cell;
        FigureColumns.settle(cell);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
    }

    public void show(Said said) {
        cell.setText(said.text());
        tip.setText(said.why());
        cell.setTooltip(said.why().isEmpty() ? null : tip);
        LOOKS.forEach((look, style) -> cell.pseudoClassStateChanged(style, look == said.look()));
    }

    private static Map<Said.Look, PseudoClass> looks() {
        var looks = new EnumMap<Said.Look, PseudoClass>(Said.Look.class);
        for (Said.Look look : Said.Look.values()) {
            looks.put(look, PseudoClass.getPseudoClass(look.name().toLowerCase(Locale.ROOT)));
        }
        return looks;
    }
}
