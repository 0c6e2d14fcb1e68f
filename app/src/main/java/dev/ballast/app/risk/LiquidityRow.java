package dev.ballast.app.risk;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.liquidity.AssetLiquidity;
import dev.ballast.core.risk.liquidity.LiquidityCell;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One position's liquidity: made once, its figures change.
public final class LiquidityRow {

    private final ReadOnlyStringWrapper symbol;
    private final ReadOnlyObjectWrapper<Result<AssetLiquidity>> liquidity;

    LiquidityRow(LiquidityCell cell) {
        symbol = new ReadOnlyStringWrapper(cell.instrument().symbol());
        liquidity = new ReadOnlyObjectWrapper<>(cell.liquidity());
    }

    void show(LiquidityCell cell) {
        if (!cell.liquidity().equals(liquidity.get())) {
            liquidity.set(cell.liquidity());
        }
    }

    public ReadOnlyStringProperty symbolProperty() {
        return symbol.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Result<AssetLiquidity>> liquidityProperty() {
        return liquidity.getReadOnlyProperty();
    }
}
