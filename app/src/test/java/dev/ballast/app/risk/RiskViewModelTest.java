package dev.ballast.app.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.testkit.SampleRisk;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.Contribution;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.TailMeasure;
import dev.ballast.core.risk.tail.TailMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RiskViewModelTest {

    private final Snapshot start = SampleRisk.snapshot();
    /// What was given to the background, not run yet.
    private final Deque<Runnable> background = new ArrayDeque<>();

    private final RiskViewModel model = new RiskViewModel(background::add, Runnable::run, SampleRisk::report);

    @Test
    void theEnginesOwnReportIsShownAtOnce() {
        model.apply(start);

        assertThat(background).isEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(RiskState.READY);
        assertThat(model.reportProperty().get()).isSameAs(SampleRisk.report());
        assertThat(model.equityProperty().get()).isEqualTo(start.valuation().equity());
        assertThat(model.methods()).hasSize(TailMethod.values().length);
        assertThat(model.contributions()).hasSize(12);
        assertThat(model.limits()).hasSameSizeAs(SampleRisk.report().limits());
        assertThat(model.histogramProperty().get().isKnown()).isTrue();
    }

    @Test
    void anotherConfidenceIsComputedAwayFromTheScreen() {
        model.apply(start);
        double before = historical();
        model.confidenceProperty().set(0.99);

        assertThat(model.busyProperty().get()).isTrue();
        assertThat(report().settings().confidence()).isEqualTo(0.95);

        runAll();
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(report().settings().confidence()).isEqualTo(0.99);
        assertThat(historical()).isGreaterThan(before);
    }

    @Test
    void anAnswerToAnEarlierQuestionIsDropped() {
        model.apply(start);
        model.confidenceProperty().set(0.99);
        Runnable first = background.removeFirst();
        model.confidenceProperty().set(0.90);
        assertThat(background).as("one at a time").isEmpty();
        first.run();

        assertThat(report().settings().confidence())
                .as("99 % is no longer asked for")
                .isEqualTo(0.95);
        assertThat(model.busyProperty().get()).isTrue();
        runAll();
        assertThat(report().settings().confidence()).isEqualTo(0.90);
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void goingBackNeedsNoComputationAndDropsTheOneUnderWay() {
        model.apply(start);
        model.confidenceProperty().set(0.99);
        Runnable under = background.removeFirst();
        model.confidenceProperty().set(0.95);
        assertThat(model.busyProperty().get()).isFalse();
        under.run();

        assertThat(model.reportProperty().get()).isSameAs(SampleRisk.report());
        assertThat(background).isEmpty();
    }

    @Test
    void aNewReportOfTheEngineIsFollowedAtTheChosenConfidence() {
        model.apply(start);
        model.confidenceProperty().set(0.99);
        runAll();
        RiskReport shown = report();
        model.apply(SnapshotBuilder.from(start).build());
        assertThat(background).as("the same report, nothing to do").isEmpty();

        Snapshot next = SnapshotBuilder.from(SnapshotBuilder.from(start).build())
                .risk(SampleRisk.report(start, SampleRisk.report().settings()))
                .build();
        model.apply(next);
        runAll();

        assertThat(report()).isNotSameAs(shown);
        assertThat(report().settings().confidence()).isEqualTo(0.99);
    }

    @Test
    void rowsLiveOnAndKeepTheirOrderWhenFiguresMove() {
        model.apply(start);
        List<ContributionRow> rows = List.copyOf(model.contributions());
        List<LimitRow> limits = List.copyOf(model.limits());
        Snapshot next = SnapshotBuilder.from(start)
                .risk(SampleRisk.report(start, SampleRisk.report().settings()))
                .build();
        model.apply(next);

        assertThat(model.contributions()).containsExactlyElementsOf(rows);
        assertThat(model.limits()).containsExactlyElementsOf(limits);
    }

    @Test
    void contributionsAreListedByShareAndSumToTheWhole() {
        model.apply(start);
        assertThat(shares()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(shares().stream().mapToDouble(share -> share).sum()).isCloseTo(1, within(1e-9));

        model.groupingProperty().set(Grouping.CATEGORIES);
        assertThat(model.contributions()).extracting(ContributionRow::name).contains("L1", "Oracle");
        assertThat(shares().stream().mapToDouble(share -> share).sum()).isCloseTo(1, within(1e-9));
        assertThat(model.contributions()).allMatch(row -> row.figure().isPresent());
    }

    @Test
    void theHistogramCountsEveryReturnOnce() {
        model.apply(start);
        ReturnHistogram histogram = model.histogramProperty().get().orElseThrow();

        assertThat(histogram.bins().stream()
                        .mapToInt(ReturnHistogram.Bin::count)
                        .sum())
                .isEqualTo(histogram.observations())
                .isEqualTo(SampleRisk.report().sample().observations());
        assertThat(histogram.bins().size()).isBetween(10, 82);
    }

    @Test
    void theTrailOfTheVarLeadsDownToDatedReturnsThatSumToIt() {
        model.apply(start);
        model.explainTail(TailMeasure.VALUE_AT_RISK);
        Explanation top = model.trail().pathProperty().get().getLast();
        assertThat(top.value().number()).isEqualTo(historical());

        Input.Figure returns = top.inputs().stream()
                .filter(Input.Figure.class::isInstance)
                .map(Input.Figure.class::cast)
                .filter(input -> input.name().equals("Portfolio returns"))
                .findFirst()
                .orElseThrow();
        model.trail().follow(returns);
        Explanation below = model.trail().pathProperty().get().getLast();
        Input.Table table = (Input.Table) below.inputs().getFirst();

        assertThat(table.table().rows()).isEqualTo(SampleRisk.report().sample().observations());
        assertThat(table.table().row(0).getFirst()).isInstanceOf(ExplainedValue.Moment.class);
        model.trail().back();
        assertThat(model.trail().pathProperty().get()).hasSize(1);
    }

    @Test
    void aFailedReportIsAReason() {
        var failing = new RiskViewModel(background::add, Runnable::run, (_, _) -> {
            throw new IllegalStateException("matrix of nothing");
        });
        failing.apply(start);
        failing.confidenceProperty().set(0.99);
        runAll();

        assertThat(failing.stateProperty().get()).isEqualTo(RiskState.MISSING);
        assertThat(failing.reasonProperty().get()).contains("matrix of nothing");
        failing.confidenceProperty().set(0.95);
        assertThat(failing.stateProperty().get()).isEqualTo(RiskState.READY);
    }

    @Test
    void anEmptyBookAndAMissingReportAreStatesOfTheirOwn() {
        assertThat(model.stateProperty().get()).isEqualTo(RiskState.LOADING);
        model.apply(SampleSnapshots.empty());
        assertThat(model.stateProperty().get()).isEqualTo(RiskState.EMPTY);

        model.apply(SnapshotBuilder.from(start)
                .risk(Result.missing("The risk report is being computed."))
                .build());
        assertThat(model.stateProperty().get()).isEqualTo(RiskState.MISSING);
        assertThat(model.reasonProperty().get()).isEqualTo("The risk report is being computed.");
        assertThat(background).isEmpty();
    }

    private List<Double> shares() {
        return model.contributions().stream()
                .map(ContributionRow::part)
                .map(Contribution::share)
                .toList();
    }

    private double historical() {
        return report().tail(TailMethod.HISTORICAL, 1).orElseThrow().valueAtRisk();
    }

    private RiskReport report() {
        return Objects.requireNonNull(model.reportProperty().get());
    }

    private void runAll() {
        while (!background.isEmpty()) {
            background.removeFirst().run();
        }
    }
}
