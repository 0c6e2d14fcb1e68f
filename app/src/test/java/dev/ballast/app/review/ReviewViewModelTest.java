package dev.ballast.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.table.Sheet;
import dev.ballast.app.testkit.SampleOutcomes;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.outcome.OutcomeGroup;
import dev.ballast.core.outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewViewModelTest {

    private final List<Snapshot> asked = new ArrayList<>();
    private final ReviewViewModel model = new ReviewViewModel(Runnable::run, Runnable::run, snapshot -> {
        asked.add(snapshot);
        return SampleOutcomes.report(snapshot);
    });

    @Test
    void listsEveryDecisionNewestFirstAndDrawsTheFirst() {
        model.apply(SampleSnapshots.realistic());
        assertThat(model.stateProperty().get()).isEqualTo(ReviewState.READY);
        assertThat(model.decisions())
                .extracting(row -> row.outcome().verdict())
                .containsExactly(Verdict.EXECUTED, Verdict.REJECTED, Verdict.EXPIRED);
        assertThat(model.selectedProperty().get()).isSameAs(model.decisions().getFirst());
    }

    @Test
    void makesANewReportOnlyWhereSomethingChangedOrTimePassed() {
        Snapshot first = SampleSnapshots.realistic();
        model.apply(first);
        model.apply(first);
        assertThat(asked.size()).isEqualTo(1);
        SnapshotBuilder next = SnapshotBuilder.from(first);
        model.apply(next.asOf(first.asOf().plusSeconds(2)).build());
        assertThat(asked.size()).isEqualTo(1);
        model.apply(next.asOf(first.asOf().plusSeconds(6)).build());
        assertThat(asked.size()).isEqualTo(2);
    }

    @Test
    void rowsStayWhileTheirFiguresFollow() {
        Snapshot first = SampleSnapshots.realistic();
        model.apply(first);
        List<DecisionRow> before = List.copyOf(model.decisions());
        model.selectedProperty().set(before.get(1));
        model.apply(
                SnapshotBuilder.from(first).asOf(first.asOf().plusSeconds(60)).build());
        assertThat(model.decisions()).containsExactlyElementsOf(before);
        assertThat(model.selectedProperty().get()).isSameAs(before.get(1));
    }

    @Test
    void sumsUpByTheChosenKind() {
        model.apply(SampleSnapshots.realistic());
        assertThat(model.groups()).extracting(OutcomeGroup::name).contains("Executed", "Rejected", "Expired");
        model.groupingProperty().set(Grouping.REASON);
        assertThat(model.groups()).extracting(OutcomeGroup::name).containsExactly("Wrong time");
        assertThat(Grouping.METHOD.of(SampleOutcomes.report(SampleSnapshots.realistic())))
                .extracting(OutcomeGroup::name)
                .containsExactly("Own targets");
    }

    @Test
    void exportsEveryDecisionWithAllDigitsAndSaysWherePricesComeFrom() {
        model.apply(SampleSnapshots.realistic());
        Sheet sheet = model.stamped(ReviewSheet.of(model.decisions()));
        assertThat(sheet.lines()).hasSize(3);
        assertThat(sheet.head()).contains("value", "shadowReturn").endsWith("Prices");
        double value =
                Double.parseDouble(sheet.lines().getFirst().get(sheet.head().indexOf("value")));
        assertThat(value).isEqualTo(model.decisions().getFirst().outcome().value());
    }

    @Test
    void aFailedReportSaysWhy() {
        var failing = new ReviewViewModel(Runnable::run, Runnable::run, snapshot -> {
            throw new IllegalStateException("the ledger is torn");
        });
        failing.apply(SampleSnapshots.realistic());
        assertThat(failing.stateProperty().get()).isEqualTo(ReviewState.FAILED);
        assertThat(failing.reasonProperty().get()).contains("the ledger is torn");
    }
}
