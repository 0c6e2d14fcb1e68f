package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.LegDetail;
import dev.ballast.core.rebalance.LotUse;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What there is to say of the leg that the keys act on: reason, cost, slices, lots. Lines are made once and filled.
final class LegDetailPane extends VBox {

    private static final int LOTS = 3;

    private final ZoneId zone;
    private final Label reason = new Label();
    private final Label price = Parts.label("room-muted");
    private final Label cost = Parts.label("room-muted");
    private final Label lots = Parts.label("room-muted");

    LegDetailPane(ZoneId zone) {
        super(3);
        this.zone = zone;
        reason.setId("leg-reason");
        cost.setId("leg-cost");
        lots.setId("leg-lots");
        for (Label label : List.of(reason, price, cost, lots)) {
            label.getStyleClass().add("leg-detail");
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        getChildren().addAll(reason, price, cost, lots);
    }

    void show(LegLine line) {
        Leg leg = line.leg();
        Parts.oneLine(
                reason,
                "Leg " + leg.number() + ", " + leg.instrument().symbol() + (line.switched() ? ": " : ", switched off: ")
                        + leg.reason());
        Parts.oneLine(
                price,
                "Price then " + Numbers.price(leg.price(), line.tick()) + ", now " + LegsTable.priceNow(line)
                        + ", move "
                        + LegsTable.move(line) + " of " + Numbers.percent(line.guard(), 1) + " allowed · priority "
                        + Labels.urgency(leg.priority()).toLowerCase(java.util.Locale.ROOT) + " · confidence "
                        + Numbers.percent(leg.confidence(), 0));
        Parts.oneLine(cost, cost(leg));
        Parts.oneLine(lots, leg.side() == Side.SELL ? lots(leg) : "");
        lots.setManaged(!lots.getText().isEmpty());
    }

    private static String cost(Leg leg) {
        LegDetail detail = leg.detail();
        if (detail.equals(LegDetail.NONE)) {
            return "Fee " + Numbers.money(leg.fee());
        }
        String day = Double.isFinite(detail.dayShare())
                ? Numbers.percent(detail.dayShare(), 2) + " of a day's volume"
                : "volume of a day not known";
        return "Commission " + Numbers.money(detail.cost().commission()) + " + half spread "
                + Numbers.money(detail.cost().spread()) + " + impact "
                + Numbers.money(detail.cost().impact()) + " · " + day + " · " + slices(detail.slices());
    }

    private static String slices(List<BigDecimal> slices) {
        if (slices.size() <= 1) {
            return "placed at once";
        }
        return slices.size() + " slices of "
                + Numbers.quantity(slices.getFirst().stripTrailingZeros());
    }

    private String lots(Leg leg) {
        List<LotUse> lots = leg.detail().lots();
        if (lots.isEmpty()) {
            return "";
        }
        BigDecimal realised = lots.stream().map(LotUse::realised).reduce(BigDecimal.ZERO, BigDecimal::add);
        String first = lots.stream()
                .limit(LOTS)
                .map(lot -> Numbers.quantity(lot.quantity().stripTrailingZeros()) + " of "
                        + Times.date(lot.acquired(), zone))
                .collect(Collectors.joining(", "));
        String chosen = leg.lots().isEmpty() ? "" : ", as chosen";
        return "Realises " + Numbers.signedMoney(realised) + " USD on " + lots.size()
                + (lots.size() == 1 ? " lot: " : " lots: ") + first + (lots.size() > LOTS ? " …" : "") + chosen
                + " · L chooses";
    }
}
