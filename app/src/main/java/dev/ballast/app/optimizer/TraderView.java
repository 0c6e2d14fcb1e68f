package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.optimization.views.View;
import java.util.List;

/// What the trader expects of an asset, by itself or against another. Immutable.
///
/// @param asset symbol
/// @param over symbol of the asset that is beaten; empty for a view on the asset alone
/// @param expected return, or by how much the other is beaten, a fraction a year
/// @param confidence in [0, 1]: the share of the way from the market's opinion to this one (Idzorek 2005); 1 is certain
public record TraderView(String asset, String over, double expected, double confidence) {

    /// `IllegalArgumentException` says what is wrong in words for the screen.
    public TraderView {
        if (asset.isBlank()) {
            throw new IllegalArgumentException("a view needs an asset");
        }
        if (asset.equals(over)) {
            throw new IllegalArgumentException(asset + " cannot beat itself");
        }
        if (!(Math.abs(expected) <= 10)) {
            throw new IllegalArgumentException("a view lies between −1,000 and 1,000 percent");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence lies between 0 and 100 %");
        }
    }

    public boolean isRelative() {
        return !over.isEmpty();
    }

    /// As the trader would say it.
    public String words() {
        return isRelative()
                ? asset + " beats " + over + " by " + Numbers.percent(expected, 1) + " a year"
                : asset + " returns " + Numbers.percent(expected, 1) + " a year";
    }

    boolean isOn(List<String> symbols) {
        return symbols.contains(asset) && (!isRelative() || symbols.contains(over));
    }

    View on(List<String> symbols) {
        var portfolio = new double[symbols.size()];
        portfolio[symbols.indexOf(asset)] = 1;
        if (isRelative()) {
            portfolio[symbols.indexOf(over)] = -1;
        }
        return View.on(words(), portfolio, expected);
    }
}
