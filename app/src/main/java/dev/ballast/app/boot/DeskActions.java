package dev.ballast.app.boot;

import dev.ballast.app.cli.OpenDesk;
import dev.ballast.app.control.HaltKey;
import dev.ballast.app.fx.Dialogs;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.shell.Action;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.TradingState;
import dev.ballast.core.intake.FileProblem;
import dev.ballast.core.intake.FillsContext;
import dev.ballast.core.intake.FillsCsv;
import dev.ballast.core.intake.FillsPreview;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.portfolio.Fill;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/// What can be done from everywhere: trading state, asking for a proposal, importing fills.
final class DeskActions {

    private static final String GROUP = "Desk";
    private static final int PROBLEMS_SHOWN = 12;

    private final OpenDesk desk;
    private final Consumer<String> say;

    /// @param say shows a message in the status line
    DeskActions(OpenDesk desk, Consumer<String> say) {
        this.desk = desk;
        this.say = say;
    }

    List<Action> all() {
        return List.of(
                action("propose", "Propose trades towards the targets now", "Shortcut+P", this::propose),
                action("import", "Import fills from a file", "Shortcut+I", this::importFills),
                new Action("halt", "Halt trading", GROUP, HaltKey.combination(), this::halt),
                Action.of("reduce", "Allow reductions only", GROUP, () -> trading(TradingState.REDUCE_ONLY)),
                Action.of("resume", "Resume trading", GROUP, () -> trading(TradingState.ACTIVE)));
    }

    private static Action action(String id, String title, String keys, Runnable run) {
        return new Action(id, title, GROUP, KeyCombination.valueOf(keys), run);
    }

    private void propose() {
        submit(new Command.ProposeNow());
    }

    /// Lets the trader pick a file and books it into the own book: the whole file or nothing.
    void importFills() {
        if (desk.kind() == BookKind.DEMO) {
            Dialogs.message(
                    null,
                    "Your own fills do not belong into the demo",
                    "Bring them into your own book with: ballast import fills FILE\n"
                            + "Ballast opens your own book from then on; the demo stays with: ballast --book demo");
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle("Import fills");
        chooser.getExtensionFilters().add(new ExtensionFilter("Fills (CSV)", "*.csv"));
        File file = chooser.showOpenDialog(null);
        if (file != null) {
            preview(file.toPath());
        }
    }

    void explainDemo() {
        Dialogs.message(
                null,
                "The demo book",
                "Close this window and start Ballast with: ballast --book demo\n"
                        + "The demo has its own database; nothing in it touches your book.");
    }

    private void preview(Path file) {
        Snapshot snapshot = desk.engine().snapshot();
        var context = new FillsContext(
                desk.store().load().ledger(),
                snapshot.policy().lotMethod(),
                snapshot.policy().rates(),
                snapshot.asOf());
        FillsPreview preview = FillsCsv.preview(file, context);
        if (!preview.isAcceptable()) {
            String problems = preview.problems().stream()
                    .limit(PROBLEMS_SHOWN)
                    .map(FileProblem::message)
                    .collect(Collectors.joining("\n"));
            Dialogs.error(null, "Refused: nothing was booked", problems);
            return;
        }
        String what = preview.additions().size() + " new entries, "
                + preview.duplicates().size() + " duplicates that are left out";
        if (Dialogs.confirm(null, "Book " + file.getFileName() + "?", what, "Book")) {
            submit(new Command.BookEntries(
                    preview.entries(), instruments(preview), String.valueOf(file.getFileName())));
        }
    }

    private List<Instrument> instruments(FillsPreview preview) {
        return preview.entries().stream()
                .filter(Fill.class::isInstance)
                .map(entry -> ((Fill) entry).instrument())
                .distinct()
                .map(id -> Instrument.of(id, desk.category(id.base())))
                .toList();
    }

    /// At once: a question would cost the time that a halt is to save. Leaving the halt takes a reason.
    private void halt() {
        submit(new Command.SetTradingState(TradingState.HALTED, "halted by the trader"));
    }

    private void trading(TradingState state) {
        Dialogs.choice(
                        null,
                        "Trading: " + state.label(),
                        "Why? The reason is journaled.",
                        List.of(state.label()),
                        Dialogs.Reason.REQUIRED,
                        state.label())
                .ifPresent(choice -> submit(new Command.SetTradingState(state, choice.reason())));
    }

    private void submit(Command command) {
        CompletableFuture<Void> told =
                desk.engine().submit(command).thenAccept(outcome -> FxThread.run(() -> say.accept(text(outcome))));
        told.exceptionally(failure -> {
            FxThread.run(() -> say.accept("Failed: " + failure.getMessage()));
            return null;
        });
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(String message, long sequence) -> message;
            case Outcome.Refused refused -> "Refused: " + refused.message();
        };
    }
}
