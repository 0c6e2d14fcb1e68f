package dev.ballast.app.drift;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.rebalance.forecast.PriceModel;
import dev.ballast.core.rebalance.forecast.WeightForecast;
import dev.ballast.core.rebalance.forecast.WeightMotion;
import dev.ballast.core.rebalance.tilt.AssetTilt;
import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.ExplainedValue.Amount;
import dev.ballast.core.result.ExplainedValue.Fraction;
import dev.ballast.core.result.ExplainedValue.Moment;
import dev.ballast.core.result.ExplainedValue.Plain;
import dev.ballast.core.result.ExplainedValue.Words;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a figure of the room came about (UI-9), from the weight down to the quote and from the cone down to the
/// covariance.
///
/// @param snapshot the figures are of
/// @param model behind the forecasts
record DriftTrail(Snapshot snapshot, Result<PriceModel> model) {

    private static final String CURRENCY = "USD";

    Explanation of(DriftFigures figures, DriftField field) {
        return switch (field) {
            case SYMBOL, WEIGHT -> weight(figures.instrument());
            case TARGET -> target(figures);
            case DRIFT, BAR -> drift(figures);
            case BAND, DISTANCE -> distance(figures);
            case LOWER_PRICE, LOWER_MOVE ->
                price(
                        figures,
                        "below",
                        figures.trigger().next().lower(),
                        figures.edges().lower());
            case UPPER_PRICE, UPPER_MOVE ->
                price(
                        figures,
                        "above",
                        figures.trigger().next().upper(),
                        figures.edges().upper());
            case MEDIAN_DAYS -> outlook(figures, this::median);
            case DAY -> outlook(figures, outlook -> probability(outlook, 1, outlook.dayProbability()));
            case WEEK -> outlook(figures, outlook -> probability(outlook, 7, outlook.weekProbability()));
            case MONTH -> outlook(figures, outlook -> probability(outlook, 30, outlook.monthProbability()));
        };
    }

    private interface Known {
        Explanation of(Outlook outlook);
    }

    private static Explanation outlook(DriftFigures figures, Known known) {
        return switch (figures.outlook()) {
            case Result.Missing<Outlook>(String reason) ->
                new Explanation("Forecast of " + figures.instrument(), new Words(reason), "", "", "", List::of);
            case Result.Known<Outlook>(Outlook outlook) -> known.of(outlook);
        };
    }

    private Explanation weight(InstrumentId instrument) {
        Valuation valuation = snapshot.valuation();
        return new Explanation(
                "Weight of " + instrument,
                new Fraction(valuation.weight(instrument)),
                "w = value ÷ equity",
                "fractions of equity, cash included",
                "ACC-3",
                () -> {
                    var inputs = new ArrayList<Input>();
                    valuation.position(instrument).ifPresent(position -> inputs.add(Input.of(value(position))));
                    inputs.add(Input.of(equity()));
                    return inputs;
                });
    }

    private Explanation equity() {
        Valuation valuation = snapshot.valuation();
        return new Explanation(
                "Equity",
                new Amount(valuation.equity(), CURRENCY),
                "cash + Σ value(i)",
                "positions at their middle prices",
                "ACC-3",
                () -> {
                    var inputs = new ArrayList<Input>();
                    inputs.add(Input.of("Cash", new Amount(valuation.cash().doubleValue(), CURRENCY)));
                    valuation.positions().forEach(position -> inputs.add(Input.of(value(position))));
                    return inputs;
                });
    }

    private Explanation value(Position position) {
        return new Explanation(
                "Value of " + position.instrument(),
                new Amount(position.value(), CURRENCY),
                "quantity × middle price × rate of the quote currency",
                "the price is " + position.freshness().name().toLowerCase(Locale.ROOT),
                "ACC-3",
                () -> {
                    var inputs = new ArrayList<Input>();
                    inputs.add(
                            Input.of("Quantity", new Plain(position.quantity().doubleValue())));
                    quote(position.instrument()).ifPresent(quote -> inputs.add(Input.of(quote)));
                    return inputs;
                });
    }

    private Optional<Explanation> quote(InstrumentId instrument) {
        return Optional.ofNullable(snapshot.quotes().get(instrument))
                .map(quote -> new Explanation(
                        "Middle price of " + instrument,
                        new Plain(quote.mid()),
                        "(bid + ask) ÷ 2",
                        "in the quote currency of " + instrument,
                        quote.source().name(),
                        () -> quoted(quote)));
    }

    private static List<Input> quoted(Quote quote) {
        return List.of(
                Input.of("Bid", new Plain(quote.bid())),
                Input.of("Ask", new Plain(quote.ask())),
                Input.of("Last trade", new Plain(quote.last())),
                Input.of("Source", new Words(quote.source().name())),
                Input.of("Time of the venue", new Moment(quote.time())));
    }

    private Explanation target(DriftFigures figures) {
        return new Explanation(
                "Target of " + figures.instrument(),
                new Fraction(figures.drift().target()),
                snapshot.targets().map(Targets::label).orElse(""),
                "fractions of equity; what the targets leave of 1 is cash",
                "REB-4",
                () -> {
                    var inputs = new ArrayList<Input>();
                    snapshot.targets().map(targets -> {
                        AssetTilt tilt = targets.tilts().get(figures.instrument());
                        if (tilt != null) {
                            inputs.add(Input.of("Target of the method, untilted", new Fraction(tilt.from())));
                            inputs.add(Input.of("Multiplier of its performance", new Plain(tilt.multiplier())));
                        }
                        inputs.add(Input.of("Cash by the targets", new Fraction(targets.cash())));
                        targets.weights()
                                .forEach((instrument, weight) ->
                                        inputs.add(Input.of(instrument.symbol(), new Fraction(weight))));
                        return inputs;
                    });
                    return inputs;
                });
    }

    private Explanation drift(DriftFigures figures) {
        return new Explanation(
                "Drift of " + figures.instrument(),
                new Fraction(figures.drift().drift()),
                "weight − target",
                "percentage points of equity",
                "REB-1",
                () -> List.of(Input.of(weight(figures.instrument())), Input.of(target(figures))));
    }

    private Explanation distance(DriftFigures figures) {
        TriggerBand trigger = figures.trigger();
        return new Explanation(
                "Distance of " + figures.instrument() + " to the trigger",
                new Fraction(figures.distance()),
                "min(weight − lower edge, upper edge − weight)",
                trigger.limited()
                        ? "below the band round the target, above the position limit, which comes before the band"
                        : "the band round the target",
                "REB-1",
                () -> {
                    var inputs = new ArrayList<Input>();
                    inputs.add(Input.of(weight(figures.instrument())));
                    inputs.add(
                            Input.of("Lower edge", new Fraction(trigger.next().lower())));
                    inputs.add(
                            Input.of("Upper edge", new Fraction(trigger.next().upper())));
                    inputs.add(
                            Input.of("Band, from", new Fraction(trigger.band().lower())));
                    inputs.add(Input.of("Band, to", new Fraction(trigger.band().upper())));
                    inputs.add(Input.of(target(figures)));
                    for (TriggerReading reading : snapshot.readings()) {
                        if (reading.subject().equals(figures.instrument().symbol())) {
                            inputs.add(Input.of(reading.kind().label(), new Words(reading.reason())));
                        }
                    }
                    return inputs;
                });
    }

    private Explanation price(DriftFigures figures, String side, double edge, Result<Double> factor) {
        return new Explanation(
                "Price of " + figures.instrument() + " at which the trigger " + side + " fires",
                ExplainedValue.plain(factor.map(times -> times * figures.price())),
                "p = p0 × u (1 − w) ÷ ((1 − u) w)",
                "all other prices, quantities and the cash as they are; u the weight at which the trigger fires",
                "w(p) = q p ÷ (E − q p0 + q p), solved for p",
                () -> {
                    var inputs = new ArrayList<Input>();
                    quote(figures.instrument()).ifPresent(quote -> inputs.add(Input.of(quote)));
                    inputs.add(Input.of("Weight at which it fires, u", new Fraction(edge)));
                    inputs.add(Input.of(weight(figures.instrument())));
                    inputs.add(Input.of(
                            "Move from the present price", ExplainedValue.fraction(factor.map(times -> times - 1))));
                    return inputs;
                });
    }

    private Explanation median(Outlook outlook) {
        WeightForecast forecast = outlook.forecast();
        return new Explanation(
                "Median days to the next trigger of " + forecast.instrument(),
                ExplainedValue.plain(outlook.median()),
                "P(τ ≤ t) = 50 %",
                "first passage of the weight out of its band, watched at every moment; nothing is traded before",
                "Darling and Siegert 1953",
                () -> List.of(
                        Input.of("Days, 25 %", ExplainedValue.plain(outlook.early())),
                        Input.of("Days, 75 %", ExplainedValue.plain(outlook.late())),
                        Input.of(probability(outlook, 1, outlook.dayProbability())),
                        Input.of(probability(outlook, 7, outlook.weekProbability())),
                        Input.of(probability(outlook, 30, outlook.monthProbability()))));
    }

    private Explanation probability(Outlook outlook, int days, double probability) {
        WeightForecast forecast = outlook.forecast();
        return new Explanation(
                "Probability that " + forecast.instrument() + " fires within " + days + (days == 1 ? " day" : " days"),
                new Fraction(probability),
                "P(τ ≤ t), τ the first time the log odds ln(w ÷ (1 − w)) leave the band",
                "prices jointly lognormal without expected return; the book is left alone",
                "Darling and Siegert 1953; Cox and Miller 1965",
                () -> motion(forecast, days));
    }

    private List<Input> motion(WeightForecast forecast, int days) {
        WeightMotion motion = forecast.motion();
        var inputs = new ArrayList<Input>();
        inputs.add(Input.of(weight(forecast.instrument())));
        inputs.add(Input.of("Lower edge", new Fraction(forecast.band().lower())));
        inputs.add(Input.of("Upper edge", new Fraction(forecast.band().upper())));
        inputs.add(Input.of("Volatility of the log odds, a root day", new Plain(motion.volatility())));
        inputs.add(Input.of("Its standard error", new Plain(forecast.volatilityError())));
        inputs.add(Input.of("Drift of the log odds, a day", new Plain(motion.drift())));
        inputs.add(new Input.Table(
                "Cone",
                new ExplainedTable(
                        List.of("Days", "5 %", "25 %", "50 %", "75 %", "95 %"), Math.max(days, 1) + 1, day -> {
                            var cells = new ArrayList<ExplainedValue>();
                            cells.add(new ExplainedValue.Count(day));
                            forecast.cone(day).forEach(weight -> cells.add(new Fraction(weight)));
                            return cells;
                        })));
        if (model instanceof Result.Known<PriceModel>(PriceModel known)) {
            inputs.add(new Input.Table("Covariance, a day", covariance(known)));
            inputs.add(Input.of("Covariance of", new Words(known.convention())));
            inputs.add(Input.of("First close", new Moment(known.from())));
            inputs.add(Input.of("Last close", new Moment(known.to())));
        }
        return inputs;
    }

    private static ExplainedTable covariance(PriceModel model) {
        var columns = new ArrayList<String>();
        columns.add("Asset");
        model.instruments().forEach(instrument -> columns.add(instrument.symbol()));
        return new ExplainedTable(columns, model.size(), row -> {
            var cells = new ArrayList<ExplainedValue>();
            cells.add(new Words(model.instruments().get(row).symbol()));
            for (int column = 0; column < model.size(); column++) {
                cells.add(new Plain(model.covariance(row, column)));
            }
            return cells;
        });
    }
}
