package dev.ballast.core.feed.simulation;

import dev.ballast.core.market.Category;
import java.util.List;

/// What [SimulatedMarket] needs of a model at every step, worked out once.
///
/// @param category index of its category factor
/// @param drift log return a day
/// @param categoryDeviation of the category's part of a day's log return
/// @param ownDeviation of the part of its own
record AssetMotion(int category, double drift, double marketBeta, double categoryDeviation, double ownDeviation) {

    static final List<Category> CATEGORIES = List.of(Category.values());

    static AssetMotion of(AssetModel model) {
        Category category = model.instrument().category();
        double share = Calibration.categoryShare(category);
        double annual = model.annualVolatility();
        double specific = model.specificVolatility() / Math.sqrt(Calibration.DAYS_A_YEAR);
        return new AssetMotion(
                CATEGORIES.indexOf(category),
                -0.5 * annual * annual / Calibration.DAYS_A_YEAR,
                model.marketBeta(),
                specific * Math.sqrt(share),
                specific * Math.sqrt(1 - share));
    }
}
