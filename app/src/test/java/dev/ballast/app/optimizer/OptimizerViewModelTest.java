package dev.ballast.app.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleRisk;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.core.engine.Command;
import dev.ballast.core.market.Category;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.Result;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerViewModelTest {

    private final FakeWorkstation workstation = new FakeWorkstation(SampleRisk.snapshot());
    private final OptimizerViewModel model =
            new OptimizerViewModel(workstation, Runnable::run, Runnable::run, Runnable::run);

    @Test
    void firstSnapshotIsSolvedByEveryMethod() {
        model.apply(SampleRisk.snapshot());

        assertThat(model.stateProperty().get()).isEqualTo(OptimizerState.READY);
        assertThat(model.methods()).hasSize(OptimizationMethod.values().length);
        assertThat(answer().parliament().voters()).isGreaterThan(10);
        assertThat(answer().frontier().isKnown()).isTrue();
        assertThat(model.conflictProperty().get()).isEmpty();
        double held = model.assets().stream()
                .mapToDouble(row -> row.figuresProperty().get().current())
                .sum();
        assertThat(proposedSum()).isCloseTo(held, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsChosenIsShownAsItCameOut(OptimizationMethod method) {
        model.apply(SampleRisk.snapshot());

        model.methodProperty().set(method);

        Result<Solution> solution = answer().vote(method).solution();
        if (solution.flatMap(Solution::result) instanceof Result.Known<double[]>(double[] weights)) {
            for (int i = 0; i < weights.length; i++) {
                assertThat(model.assets().get(i).figuresProperty().get().proposed())
                        .isEqualTo(weights[i]);
            }
            assertThat(model.problemProperty().get()).isEmpty();
        } else {
            assertThat(model.problemProperty().get()).isNotBlank();
            assertThat(model.assets())
                    .allMatch(row -> Double.isNaN(row.figuresProperty().get().proposed()));
            assertThat(model.proposal()).isEmpty();
        }
    }

    @Test
    void weightsFollowALowerCap() {
        model.apply(SampleRisk.snapshot());
        double before = largest();

        model.change("most", Limits.NONE.withMost(0.15));

        assertThat(before).isGreaterThan(0.15 + 1e-6);
        assertThat(largest()).isLessThanOrEqualTo(0.15 + 1e-9);
        assertThat(proposedSum()).isCloseTo(answer().basis().invested(), within(1e-9));
    }

    @Test
    void limitsThatLeaveNoWeightsAreNamedAndOneRelaxationMendsThem() {
        model.apply(SampleRisk.snapshot());
        int assets = model.assets().size();

        model.change("most", Limits.NONE.withMost(0.5 / assets));

        assertThat(model.conflictProperty().get()).isPresent();
        assertThat(model.conflictProperty().get().orElseThrow().constraints()).contains("budget");
        assertThat(model.proposal()).isEmpty();
        model.relax();
        assertThat(model.conflictProperty().get()).isEmpty();
        assertThat(model.proposal()).isPresent();
        assertThat(proposedSum()).isCloseTo(answer().basis().invested(), within(1e-9));
    }

    @Test
    void rehearsalExplainsWhatCannotBe() {
        model.apply(SampleRisk.snapshot());

        assertThat(answer().rehearse()).isNotEmpty().allSatisfy(vote -> assertThat(
                        vote.solution().orElseThrow().conflict().orElseThrow().constraints())
                .contains("budget"));
    }

    @Test
    void lockedAssetKeepsItsWeight() {
        model.apply(SampleRisk.snapshot());
        AssetRow row = model.assets().getFirst();

        model.change("trades", Limits.NONE.withBarred(row.symbol(), new Barred(Barred.What.TRADING, "a tax year")));

        AssetRow.Figures figures = row.figuresProperty().get();
        assertThat(figures.barred().orElseThrow().words()).isEqualTo("no trading: a tax year");
        assertThat(figures.proposed()).isCloseTo(figures.current(), within(1e-12));
        assertThat(model.proposal().orElseThrow())
                .doesNotContainKey(answer().basis().instruments().getFirst());
        model.change("trades", model.limits().withBarred(row.symbol(), null));
        assertThat(row.figuresProperty().get().barred()).isEmpty();
    }

    @Test
    void categoryAndTurnoverLimitsHold() {
        model.apply(SampleRisk.snapshot());
        Category category = model.categories().getFirst().category();

        model.change(
                "all",
                Limits.NONE.withCategory(category, new Limits.Range(0.05, 0.3)).withTurnover(0.2));

        Constraints constraints = answer().constraints();
        assertThat(constraints.linear().getFirst().upper()).isEqualTo(0.3);
        assertThat(constraints.linear().getFirst().lower()).isEqualTo(0.05);
        assertThat(constraints.turnover().orElseThrow().cap()).isEqualTo(0.2);
        model.methodProperty().set(OptimizationMethod.MINIMUM_VARIANCE);
        switch (answer().vote(OptimizationMethod.MINIMUM_VARIANCE).weights()) {
            case Result.Known<double[]>(double[] weights) ->
                assertThat(constraints.violation(weights)).isLessThanOrEqualTo(1e-9);
            case Result.Missing<double[]>(String reason) -> assertThat(reason).isNotBlank();
        }
    }

    @Test
    void latestQuestionWinsAndCancelKeepsTheLastAnswer() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        var slow = new OptimizerViewModel(workstation, waiting::add, Runnable::run, Runnable::run);
        slow.apply(SampleRisk.snapshot());
        slow.change("most", Limits.NONE.withMost(0.4));
        slow.change("most", Limits.NONE.withMost(0.3));
        assertThat(slow.busyProperty().get()).isTrue();

        waiting.forEach(Runnable::run);
        waiting.clear();

        OptimizerAnswer first = Objects.requireNonNull(slow.answerProperty().get());
        assertThat(first.constraints().upper(0)).isEqualTo(0.3);
        assertThat(slow.busyProperty().get()).isFalse();
        slow.change("most", Limits.NONE.withMost(0.5));
        slow.cancel();
        waiting.forEach(Runnable::run);
        assertThat(slow.answerProperty().get()).isSameAs(first);
        assertThat(slow.busyProperty().get()).isFalse();
    }

    @Test
    void emptyBookHasNothingToOptimise() {
        model.apply(SampleSnapshots.empty());

        assertThat(model.stateProperty().get()).isEqualTo(OptimizerState.EMPTY);
        assertThat(model.proposal()).isEmpty();
        assertThat(model.categories()).isEmpty();
    }

    @Test
    void chosenMethodIsShownBeforeAllOthersAreAsked() {
        Queue<Runnable> later = new ArrayDeque<>();
        var early = new OptimizerViewModel(workstation, Runnable::run, later::add, Runnable::run);

        early.apply(SampleRisk.snapshot());

        OptimizerAnswer first = Objects.requireNonNull(early.answerProperty().get());
        assertThat(first.isComplete()).isFalse();
        assertThat(first.frontier().isKnown()).isTrue();
        assertThat(early.proposal()).isPresent();
        assertThat(first.opinions()).isEmpty();
        assertThat(early.busyProperty().get()).isTrue();
        later.remove().run();
        OptimizerAnswer all = Objects.requireNonNull(early.answerProperty().get());
        assertThat(all.isComplete()).isTrue();
        assertThat(all.frontier()).isSameAs(first.frontier());
        assertThat(early.busyProperty().get()).isFalse();
    }

    @Test
    void noBuyingAndNoSellingHoldOnTheirSideOnly() {
        model.apply(SampleRisk.snapshot());
        for (AssetRow row : model.assets()) {
            AssetRow.Figures before = row.figuresProperty().get();
            boolean bought = before.change() > 0;
            Barred.What what = bought ? Barred.What.BUYING : Barred.What.SELLING;

            model.change("trades", Limits.NONE.withBarred(row.symbol(), new Barred(what, "")));

            AssetRow.Figures after = row.figuresProperty().get();
            if (bought) {
                assertThat(after.change()).isLessThanOrEqualTo(1e-9);
            } else {
                assertThat(after.change()).isGreaterThanOrEqualTo(-1e-9);
            }
            assertThat(proposedSum()).isCloseTo(answer().basis().invested(), within(1e-9));
        }
    }

    @Test
    void flagAgainstALimitIsAConflictThatNamesBoth() {
        model.apply(SampleRisk.snapshot());
        AssetRow.Figures row = model.assets().getFirst().figuresProperty().get();
        double above = row.current() + 0.05;

        model.change(
                "both",
                Limits.NONE
                        .withOwn(row.symbol(), new Limits.Range(above, 1))
                        .withBarred(row.symbol(), new Barred(Barred.What.BUYING, "")));

        assertThat(model.conflictProperty().get().orElseThrow().constraints())
                .anyMatch(name -> name.contains("no buying of " + row.symbol()))
                .anyMatch(name -> name.contains("lower bound of " + row.symbol()));
        model.relax();
        assertThat(model.conflictProperty().get()).isEmpty();
    }

    @Test
    void relaxationOfACommonLimitMovesTheCommonLimit() {
        model.apply(SampleRisk.snapshot());

        model.change("most", Limits.NONE.withMost(0.5 / model.assets().size()));
        model.relax();

        assertThat(model.limits().own()).isEmpty();
        assertThat(model.limits().most())
                .isCloseTo(answer().basis().invested() / model.assets().size(), within(1e-5));
    }

    @Test
    void cashThatIsAskedForIsKept() {
        model.apply(SampleRisk.snapshot());
        double whole = answer().basis().invested() + answer().basis().cash();

        model.change("cash", Limits.NONE.withCash(0.25));

        assertThat(proposedSum()).isCloseTo(whole - 0.25, within(1e-9));
    }

    @Test
    void stepsAreUndoneAndDoneAgainAndADragIsOneStep() {
        model.apply(SampleRisk.snapshot());
        Limits first = Limits.NONE.withMost(0.5);
        model.change("most", first.withMost(0.4));
        model.change("most", first);
        Limits second = first.withTurnover(0.6);
        model.change("turnover", second);

        model.undo();
        assertThat(model.limits()).isEqualTo(first);
        assertThat(answer().setup().limits()).isEqualTo(first);
        model.undo();
        assertThat(model.limits()).isEqualTo(Limits.NONE);
        model.undo();
        assertThat(model.submission().noteProperty().get().text()).isEqualTo("Nothing to undo");
        model.redo();
        model.redo();
        assertThat(model.limits()).isEqualTo(second);
    }

    @Test
    void viewsBendTheMarketsReturnsByTheirConfidence() {
        model.apply(SampleRisk.snapshot());
        String asset = model.symbols().getFirst();
        model.change("returns", model.setupProperty().get().with(Setup.Expected.VIEWS));
        double implied = answer().outlook().prior().getFirst();
        assertThat(answer().outlook().posterior()).isEqualTo(answer().outlook().prior());

        assertThat(model.add(new TraderView(asset, "", implied + 0.2, 0.5))).isEmpty();

        // A view alone with confidence one half moves its own expectation half the way (Idzorek).
        assertThat(answer().outlook().posterior().getFirst()).isCloseTo(implied + 0.1, within(1e-9));
        model.remove(model.setupProperty().get().views().getFirst());
        assertThat(answer().outlook().posterior().getFirst()).isCloseTo(implied, within(1e-12));
    }

    @Test
    void certainViewsThatContradictAreRefusedByNameAndUncertainOnesRemarkedOn() {
        model.apply(SampleRisk.snapshot());
        String one = model.symbols().get(0);
        String two = model.symbols().get(1);
        model.add(new TraderView(one, "", 0.3, 1));
        model.add(new TraderView(two, "", 0.1, 1));

        String refused = model.add(new TraderView(one, two, 0.5, 1));

        assertThat(refused).contains("contradict", one + " beats " + two);
        assertThat(model.setupProperty().get().views()).hasSize(2);
        model.add(new TraderView(two, one, 0.1, 0.5));
        model.add(new TraderView(one, two, 0.3, 0.5));
        assertThat(answer().outlook().remarks()).anyMatch(line -> line.startsWith("Contradict"));
    }

    @Test
    void bandHoldsTheResampledMeanAndGoesWithItsMethod() {
        model.apply(SampleRisk.snapshot());
        model.bandedProperty().set(true);

        assertThat(model.bandProperty().get().orElseThrow().isKnown()).isTrue();
        double sum = 0;
        for (AssetRow row : model.assets()) {
            AssetRow.Span span = row.figuresProperty().get().resampled();
            assertThat(span.low()).isLessThanOrEqualTo(span.high());
            sum += span.mean();
        }
        assertThat(sum).isCloseTo(answer().basis().invested(), within(1e-6));

        model.methodProperty().set(OptimizationMethod.MINIMUM_CVAR);
        assertThat(model.bandProperty().get().orElseThrow().reason()).contains("more than mean and covariance");
        assertThat(model.assets())
                .noneMatch(row -> row.figuresProperty().get().resampled().isKnown());
        model.bandedProperty().set(false);
        assertThat(model.bandProperty().get()).isEmpty();
    }

    @Test
    void weightsAreSentWithTheirMethodAndTheAnswerIsTold() {
        assertThat(model.blockedProperty().get()).isNotBlank();
        model.apply(SampleRisk.snapshot());
        assertThat(model.blockedProperty().get()).isEmpty();

        model.send();

        assertThat(workstation.submitted())
                .containsExactly(new Command.ProposeWeights(model.proposal().orElseThrow(), "Minimum variance"));
        assertThat(model.blockedProperty().get()).contains("engine");
        workstation.answerRefused(RefusalCode.NOTHING_TO_DO, "all are too small");
        assertThat(model.submission().noteProperty().get().text()).contains("Not raised", "all are too small");
        model.send();
        workstation.answerDone("Raised P-1");
        assertThat(model.submission().noteProperty().get().text()).contains("Raised P-1", "targets unchanged");
    }

    @Test
    void flagsGoWithTheWeightsAndAFlagWithoutReasonGetsOne() {
        model.apply(SampleRisk.snapshot());
        List<String> symbols = model.symbols();
        model.change(
                "trades",
                model.limits()
                        .withBarred(symbols.get(0), new Barred(Barred.What.BUYING, "lock-up"))
                        .withBarred(symbols.get(1), new Barred(Barred.What.SELLING, "tax year"))
                        .withBarred(symbols.get(2), new Barred(Barred.What.TRADING, "")));

        model.send();

        Command.ProposeWeights sent =
                (Command.ProposeWeights) workstation.submitted().getFirst();
        assertThat(sent.doNotBuy())
                .containsOnlyKeys(symbols.get(0), symbols.get(2))
                .containsEntry(symbols.get(0), "lock-up");
        assertThat(sent.doNotSell())
                .containsOnlyKeys(symbols.get(1), symbols.get(2))
                .containsEntry(symbols.get(1), "tax year");
        assertThat(sent.doNotBuy().get(symbols.get(2))).isNotBlank();
    }

    private OptimizerAnswer answer() {
        return Objects.requireNonNull(model.answerProperty().get());
    }

    private double largest() {
        return model.assets().stream()
                .mapToDouble(row -> row.figuresProperty().get().proposed())
                .max()
                .orElse(0);
    }

    private double proposedSum() {
        return model.assets().stream()
                .mapToDouble(row -> row.figuresProperty().get().proposed())
                .sum();
    }
}
