package dev.ballast.app.dashboard;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.core.result.Result;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The figures along the top.
final class TileRow extends HBox {

    private final FigureTile equity = new FigureTile("Equity");
    private final FigureTile day = new FigureTile("Day P&L");
    private final FigureTile unrealised = new FigureTile("Unrealised");
    private final FigureTile realised = new FigureTile("Realised");
    private final FigureTile cash = new FigureTile("Cash");
    private final FigureTile volatility = new FigureTile("Volatility");
    private final FigureTile concentration = new FigureTile("Concentration (HHI)");
    private final FigureTile drift = new FigureTile("Worst drift");

    TileRow() {
        super(8);
        for (FigureTile tile : List.of(equity, day, unrealised, realised, cash, volatility, concentration, drift)) {
            tile.setPrefWidth(180);
            HBox.setHgrow(tile, Priority.ALWAYS);
            getChildren().add(tile);
        }
    }

    void money(@Nullable MoneyFigures money) {
        if (money == null) {
            return;
        }
        equity.show(
                Numbers.money(money.equity()),
                "USD · " + money.positions() + (money.positions() == 1 ? " position" : " positions"),
                FigureTile.Tone.PLAIN);
        day(money);
        unrealised.show(
                Numbers.signedMoney(money.unrealised()),
                Numbers.arrow(money.unrealisedFraction()) + " of cost",
                FigureTile.sign(money.unrealised()));
        realised.show(
                Numbers.signedMoney(money.realised()), "booked by sales so far", FigureTile.sign(money.realised()));
        cash.show(
                Numbers.money(money.cash()),
                Numbers.percent(money.cashWeight()) + " · target ≥ " + Numbers.percent(money.cashTarget()),
                money.isCashLow() ? FigureTile.Tone.WARNING : FigureTile.Tone.PLAIN);
    }

    private void day(MoneyFigures money) {
        switch (money.dayChange()) {
            case Result.Missing<Double>(String reason) -> day.show(Numbers.UNKNOWN, reason, FigureTile.Tone.PLAIN);
            case Result.Known<Double>(Double change) ->
                day.show(
                        Numbers.signedMoney(change),
                        Numbers.arrow(money.dayFraction())
                                + (money.stored()
                                        ? " on " + Times.date(money.pricedAt().minusMillis(1), ZoneOffset.UTC)
                                        : " since the close"),
                        FigureTile.sign(change));
        }
    }

    void risk(@Nullable RiskFigures risk) {
        if (risk == null) {
            return;
        }
        volatility.show(
                Numbers.percent(risk.volatility()),
                risk.volatilityReason().isEmpty()
                        ? "a year, from the last " + risk.volatilityDays() + " days"
                        : risk.volatilityReason(),
                FigureTile.Tone.PLAIN);
        String level = risk.level().name().toLowerCase(Locale.ROOT);
        concentration.show(
                Numbers.decimal(risk.herfindahl(), 3),
                level
                        + (risk.overLimit().isEmpty()
                                ? ""
                                : " · " + risk.overLimit().size() + " over limit"),
                risk.overLimit().isEmpty() ? FigureTile.Tone.PLAIN : FigureTile.Tone.WARNING);
        drift.show(
                Numbers.points(risk.worstDrift()),
                risk.worstSymbol().isEmpty()
                        ? risk.targetsReason()
                        : risk.worstSymbol() + " · " + risk.outside() + " outside ±"
                                + Numbers.percent(risk.worstBand(), 0),
                risk.outside() > 0 ? FigureTile.Tone.WARNING : FigureTile.Tone.PLAIN);
    }
}
