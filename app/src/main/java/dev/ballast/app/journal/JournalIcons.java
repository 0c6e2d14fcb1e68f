package dev.ballast.app.journal;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// A shape for each group of entries.
final class JournalIcons {

    private JournalIcons() {}

    static FontIcon of(JournalGroup group) {
        var icon = new FontIcon(code(group));
        icon.getStyleClass().add("group-icon");
        return icon;
    }

    private static Ikon code(JournalGroup group) {
        return switch (group) {
            case ALL -> Material2AL.LIST;
            case BOOK -> Material2AL.ACCOUNT_BALANCE_WALLET;
            case PROPOSALS -> Material2AL.ASSIGNMENT;
            case ORDERS -> Material2MZ.SWAP_HORIZ;
            case SETTINGS -> Material2MZ.TUNE;
            case REFUSALS -> Material2AL.BLOCK;
            case DATA -> Material2AL.CATEGORY;
            case FEED -> Material2MZ.RSS_FEED;
        };
    }
}
