package dev.ballast.app.positions;

import dev.ballast.core.feed.SourceRoute;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drift;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One line of the table: made once per instrument, then changed in place.
///
/// Weights, changes and drifts are fractions; a figure that is not known is NaN and shows as a dash.
public final class PositionRow {

    private static final int NO_TICK_DECIMALS = 8;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final InstrumentId instrument;
    private final String base;
    private final ReadOnlyStringWrapper symbol;
    private final int priceDecimals;
    private final StringProperty category = new SimpleStringProperty("");
    private final ObjectProperty<BigDecimal> quantity = new SimpleObjectProperty<>(BigDecimal.ZERO);
    private final DoubleProperty averageCost = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty bid = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty ask = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty price = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty dayChange = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty dayGain = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty value = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty weight = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty target = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty drift = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty band = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty unrealised = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty unrealisedFraction = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty realised = new SimpleDoubleProperty(Double.NaN);
    private final StringProperty source = new SimpleStringProperty("");
    private @Nullable QuoteSource shownSource;
    private SourceRoute.Side shownSide = SourceRoute.Side.NONE;
    private final DoubleProperty age = new SimpleDoubleProperty(Double.NaN);
    private final ObjectProperty<Freshness> freshness = new SimpleObjectProperty<>(Freshness.MISSING);
    private @Nullable Quote lastQuote;
    private double lastMove;
    private String dayReason = "";

    PositionRow(InstrumentId instrument, @Nullable Instrument details) {
        this.instrument = instrument;
        base = instrument.base();
        symbol = new ReadOnlyStringWrapper(instrument.symbol());
        int decimals = details == null
                ? NO_TICK_DECIMALS
                : Math.max(0, details.priceTick().stripTrailingZeros().scale());
        priceDecimals = decimals >= NO_TICK_DECIMALS ? -1 : decimals;
        if (details != null) {
            category.set(details.category().label());
        }
    }

    /// Takes over the quote and its age; the same quote again costs no more than the age.
    void quote(@Nullable Quote quote, Freshness state, Instant now) {
        freshness.set(state);
        if (quote == null) {
            return;
        }
        age.set(coarse(quote.age(now)));
        if (quote.equals(lastQuote)) {
            return;
        }
        lastQuote = quote;
        bid.set(quote.bid());
        ask.set(quote.ask());
        double before = price.get();
        if (quote.mid() != before && !Double.isNaN(before)) {
            lastMove = quote.mid() - before;
        }
        price.set(quote.mid());
    }

    /// Names the source, says so where it is not the instrument's usual one, and names its currency where that is taken
    /// for the instrument's one to one: `! BINANCE USDT`.
    void source(@Nullable Quote quote, @Nullable SourceRoute route) {
        SourceRoute.Side side = route == null ? SourceRoute.Side.NONE : route.side();
        if (quote == null || (quote.source() == shownSource && side == shownSide)) {
            return;
        }
        shownSource = quote.source();
        shownSide = side;
        String name = quote.source().name().replace('_', ' ');
        String taken = route == null
                ? ""
                : route.currencyTaken(quote.source())
                        .map(currency -> " " + currency)
                        .orElse("");
        source.set((side == SourceRoute.Side.FALLBACK ? "! " : "") + name + taken);
    }

    void position(Position position) {
        category.set(position.category().label());
        if (quantity.get().compareTo(position.quantity()) != 0) {
            quantity.set(position.quantity());
        }
        averageCost.set(position.averageCost().doubleValue());
        realised.set(position.realised());
        if (position.freshness() == Freshness.MISSING) {
            dayReason = position.dayChange().reason();
            clear(dayChange, dayGain, value, weight, unrealised, unrealisedFraction);
            return;
        }
        day(position);
        value.set(position.value());
        weight.set(position.weight());
        unrealised.set(position.unrealised());
        double cost = position.value() - position.unrealised();
        unrealisedFraction.set(cost > 0 ? position.unrealised() / cost : Double.NaN);
    }

    private void day(Position position) {
        dayReason = position.dayChange().reason();
        if (position.dayChange() instanceof Result.Known<Double>(Double change)) {
            dayChange.set(change);
            dayGain.set(position.value() * change / (1 + change));
        } else {
            clear(dayChange, dayGain);
        }
    }

    /// The instrument is watched, not held.
    ///
    /// @param realisedSoFar by earlier holdings, NaN where there never was one
    void watched(Result<Double> change, double realisedSoFar) {
        quantity.set(BigDecimal.ZERO);
        clear(averageCost, dayGain, value, weight, unrealised, unrealisedFraction);
        dayReason = change.reason();
        if (change instanceof Result.Known<Double>(Double known)) {
            dayChange.set(known);
        } else {
            clear(dayChange);
        }
        realised.set(realisedSoFar);
    }

    void drift(@Nullable Drift now, Result<Targets> targets) {
        if (now == null || !targets.isKnown()) {
            clear(target, drift, band);
            return;
        }
        target.set(now.target());
        drift.set(now.drift());
        band.set(now.band());
    }

    private static void clear(DoubleProperty... properties) {
        for (DoubleProperty property : properties) {
            // NaN differs from itself: without this every pulse would repaint every dash.
            if (!Double.isNaN(property.get())) {
                property.set(Double.NaN);
            }
        }
    }

    /// Whole units only, so that an age repaints when its text changes and not at every pulse.
    private static double coarse(Duration age) {
        long seconds = age.toSeconds();
        return seconds < 60 ? seconds : seconds < 3600 ? seconds - seconds % 60 : seconds - seconds % 3600;
    }

    /// Whether every word of `filter` occurs in symbol, category, source or price state.
    boolean matches(String filter) {
        if (filter.isBlank()) {
            return true;
        }
        String text = (instrument.symbol() + ' ' + category.get() + ' ' + source.get() + ' ' + freshness.get())
                .toLowerCase(Locale.ROOT);
        return BLANKS.splitAsStream(filter.toLowerCase(Locale.ROOT).strip()).allMatch(text::contains);
    }

    public InstrumentId instrument() {
        return instrument;
    }

    public String symbol() {
        return instrument.symbol();
    }

    /// `BTC` of `BTC-USD`.
    public String base() {
        return base;
    }

    /// Decimals of the price tick, −1 where the tick is not known.
    public int priceDecimals() {
        return priceDecimals;
    }

    public boolean isHeld() {
        return quantity.get().signum() > 0;
    }

    public ReadOnlyStringProperty symbolProperty() {
        return symbol.getReadOnlyProperty();
    }

    public StringProperty categoryProperty() {
        return category;
    }

    public ObjectProperty<BigDecimal> quantityProperty() {
        return quantity;
    }

    public DoubleProperty averageCostProperty() {
        return averageCost;
    }

    public DoubleProperty bidProperty() {
        return bid;
    }

    public DoubleProperty askProperty() {
        return ask;
    }

    /// Middle of bid and ask, in quote currency.
    public DoubleProperty priceProperty() {
        return price;
    }

    /// The latest change of the price: its sign is the direction that stays on screen; zero before the first change.
    public double lastMove() {
        return lastMove;
    }

    public DoubleProperty dayChangeProperty() {
        return dayChange;
    }

    /// Why the day's change is not known; empty where it is.
    public String dayReason() {
        return dayReason;
    }

    public DoubleProperty dayGainProperty() {
        return dayGain;
    }

    public DoubleProperty valueProperty() {
        return value;
    }

    public DoubleProperty weightProperty() {
        return weight;
    }

    public DoubleProperty targetProperty() {
        return target;
    }

    public DoubleProperty driftProperty() {
        return drift;
    }

    public DoubleProperty bandProperty() {
        return band;
    }

    public DoubleProperty unrealisedProperty() {
        return unrealised;
    }

    public DoubleProperty unrealisedFractionProperty() {
        return unrealisedFraction;
    }

    public DoubleProperty realisedProperty() {
        return realised;
    }

    public StringProperty sourceProperty() {
        return source;
    }

    /// Seconds, in the whole units in which an age is written.
    public DoubleProperty ageProperty() {
        return age;
    }

    public ObjectProperty<Freshness> freshnessProperty() {
        return freshness;
    }
}
