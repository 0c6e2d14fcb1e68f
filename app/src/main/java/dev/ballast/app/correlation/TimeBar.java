package dev.ballast.app.correlation;

import dev.ballast.app.format.Times;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.statistics.MarketState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The scrubber through time, and what the matrix is compared with.
final class TimeBar extends HBox {

    private final CorrelationViewModel model;
    private final Slider slider = new Slider(0, 1, 1);
    private final Label shown = new Label();
    private final Button latest = new Button("Latest");
    private final ComboBox<Baseline> baseline = new ComboBox<>();
    private final DatePicker date = new DatePicker();
    private final Subscription subscription;
    private boolean following;

    TimeBar(CorrelationViewModel model) {
        super(10);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        scrubber();
        comparison();
        HBox.setHgrow(slider, Priority.ALWAYS);
        getChildren().addAll(muted("As of"), slider, shown, latest, muted("Compare with"), baseline, date);
        subscription = Subscription.combine(
                model.timesProperty().subscribe(_ -> follow()),
                model.asOfProperty().subscribe(_ -> follow()),
                model.baselineProperty().subscribe(this::followBaseline));
    }

    private void scrubber() {
        slider.setId("correlation-time");
        slider.setAccessibleText("Time of the matrix");
        slider.setBlockIncrement(1);
        slider.setMinWidth(120);
        slider.valueProperty().addListener((_, _, value) -> {
            if (!following) {
                model.step((int) Math.round(value.doubleValue()) - model.position());
            }
        });
        shown.setId("correlation-as-of");
        shown.setMinWidth(Region.USE_PREF_SIZE);
        shown.getStyleClass().add("correlation-date");
        latest.setId("correlation-latest");
        latest.setMinWidth(Region.USE_PREF_SIZE);
        latest.setOnAction(_ -> model.goTo(null));
    }

    private void comparison() {
        var choices = new ArrayList<Baseline>();
        choices.add(new Baseline.None());
        choices.add(new Baseline.Past(Instant.EPOCH));
        for (Timeframe timeframe : Timeframe.values()) {
            choices.add(new Baseline.OtherTimeframe(timeframe));
        }
        for (MarketState state : MarketState.values()) {
            choices.add(new Baseline.OtherState(state));
        }
        baseline.setId("correlation-baseline");
        baseline.setAccessibleText("Compare with");
        baseline.getItems().setAll(choices);
        baseline.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Baseline value) {
                return value == null ? "" : value.label();
            }

            @Override
            public Baseline fromString(String text) {
                throw new UnsupportedOperationException("the list cannot be typed into");
            }
        });
        baseline.setMinWidth(130);
        baseline.setOnAction(_ -> {
            Baseline chosen = baseline.getValue();
            if (following || chosen == null) {
                return;
            }
            if (chosen instanceof Baseline.Past) {
                // The sample before the one shown shares no return with it.
                model.compareWithEarlier(model.lookbackProperty().get());
            } else {
                model.baselineProperty().set(chosen);
            }
        });
        date.setId("correlation-baseline-date");
        date.setAccessibleText("Date to compare with");
        date.setPrefWidth(130);
        date.setMinWidth(110);
        date.setConverter(new IsoDate());
        date.setOnAction(_ -> {
            LocalDate day = date.getValue();
            if (!following && day != null) {
                model.baselineProperty()
                        .set(new Baseline.Past(
                                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
            }
        });
    }

    /// Left and right step through time, wherever in the room the focus is.
    void step(int bars) {
        model.step(bars);
    }

    private void follow() {
        following = true;
        try {
            List<Instant> times = model.timesProperty().get();
            slider.setDisable(times.size() < 2);
            slider.setMax(Math.max(1, times.size() - 1));
            slider.setValue(times.isEmpty() ? 1 : model.position());
            Instant asOf = model.asOfProperty().get();
            latest.setDisable(asOf == null);
            Instant time = asOf != null ? asOf : times.isEmpty() ? null : times.getLast();
            shown.setText(time == null ? "" : text(time));
        } finally {
            following = false;
        }
    }

    private String text(Instant closed) {
        Timeframe timeframe = model.timeframeProperty().get();
        boolean within = timeframe == Timeframe.H1 || timeframe == Timeframe.H4;
        // A day is named by its date, not by the midnight at which it was over.
        return within ? Times.dateTime(closed, ZoneOffset.UTC) : Times.date(closed.minusMillis(1), ZoneOffset.UTC);
    }

    private void followBaseline(Baseline value) {
        following = true;
        try {
            boolean past = value instanceof Baseline.Past;
            date.setVisible(past);
            date.setManaged(past);
            baseline.setValue(past ? baseline.getItems().get(1) : value);
            if (value instanceof Baseline.Past(Instant time)) {
                date.setValue(time.minusMillis(1).atOffset(ZoneOffset.UTC).toLocalDate());
            }
        } finally {
            following = false;
        }
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("room-muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    void close() {
        subscription.unsubscribe();
    }

    /// `2024-01-31`, the same in every locale.
    private static final class IsoDate extends StringConverter<LocalDate> {

        @Override
        public String toString(@Nullable LocalDate value) {
            return value == null ? "" : value.toString();
        }

        @Override
        public @Nullable LocalDate fromString(String text) {
            try {
                return LocalDate.parse(text.strip());
            } catch (java.time.format.DateTimeParseException unreadable) {
                return null;
            }
        }
    }
}
