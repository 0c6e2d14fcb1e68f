package dev.ballast.app.boot;

import dev.ballast.app.assets.AssetsView;
import dev.ballast.app.assets.AssetsViewModel;
import dev.ballast.app.cli.OpenDesk;
import dev.ballast.app.control.UiKit;
import dev.ballast.app.correlation.CorrelationView;
import dev.ballast.app.correlation.CorrelationViewModel;
import dev.ballast.app.dashboard.DashboardActions;
import dev.ballast.app.dashboard.DashboardView;
import dev.ballast.app.dashboard.DashboardViewModel;
import dev.ballast.app.drift.DriftView;
import dev.ballast.app.drift.DriftViewModel;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.journal.JournalView;
import dev.ballast.app.journal.JournalViewModel;
import dev.ballast.app.optimizer.OptimizerView;
import dev.ballast.app.optimizer.OptimizerViewModel;
import dev.ballast.app.performance.PerformanceView;
import dev.ballast.app.performance.PerformanceViewModel;
import dev.ballast.app.positions.PositionsActions;
import dev.ballast.app.positions.PositionsView;
import dev.ballast.app.positions.PositionsViewModel;
import dev.ballast.app.quality.HistoryViewModel;
import dev.ballast.app.quality.QualityView;
import dev.ballast.app.quality.QualityViewModel;
import dev.ballast.app.queue.QueueView;
import dev.ballast.app.queue.QueueViewModel;
import dev.ballast.app.review.ReviewView;
import dev.ballast.app.review.ReviewViewModel;
import dev.ballast.app.risk.RiskView;
import dev.ballast.app.risk.RiskViewModel;
import dev.ballast.app.shell.RoomKey;
import dev.ballast.app.venue.BookArchive;
import dev.ballast.app.venue.VenueWorker;
import dev.ballast.core.engine.PerformanceRequests;
import dev.ballast.core.engine.RiskRequests;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.performance.PerformanceReports;
import dev.ballast.core.result.Result;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.prefs.Preferences;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// Makes the rooms; the one place that knows all of them.
final class RoomFactory implements AutoCloseable {

    private static final int ANALYSTS = 2;
    /// How long a slider has to rest before all methods are solved.
    private static final long PATIENCE_MILLIS = 120;

    private final OpenDesk desk;
    private final Workstation engine;
    private final UiKit kit;
    private final Consumer<String> show;
    private final DeskActions actions;
    private final Preferences memory = Preferences.userRoot().node("dev/ballast");
    private final ZoneId zone = ZoneId.systemDefault();
    private final List<Runnable> closers = new ArrayList<>();
    private final ThreadPoolExecutor background = new ThreadPoolExecutor(
            ANALYSTS,
            ANALYSTS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("ballast-analyst-", 1).daemon(true).factory());
    /// A slider under the hand waits for none of the above.
    private final ExecutorService hand = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("ballast-hand").daemon(true).factory());

    /// @param show brings the room with an id on screen
    RoomFactory(OpenDesk desk, UiKit kit, DeskActions actions, Consumer<String> show) {
        this.desk = desk;
        this.engine = desk.engine();
        this.kit = kit;
        this.actions = actions;
        this.show = show;
    }

    /// In the order of the navigation.
    List<RoomCard> rooms() {
        return List.of(
                dashboard(),
                positions(),
                correlation(),
                drift(),
                risk(),
                optimizer(),
                queue(),
                review(),
                performance(),
                journal(),
                assets(),
                quality());
    }

    private RoomCard dashboard() {
        var model = new DashboardViewModel(engine);
        var leads = new DashboardActions(
                () -> show.accept("queue"), () -> show.accept("drift"), actions::importFills, actions::explainDemo);
        return card(
                "dashboard",
                "Dashboard",
                Material2AL.DASHBOARD,
                () -> new DashboardView(model, kit.themes(), leads),
                model::apply);
    }

    private RoomCard positions() {
        var model = new PositionsViewModel(engine);
        var offers = new PositionsActions(actions::importFills, actions::explainDemo);
        var made = new AtomicReference<@Nullable PositionsView>();
        Supplier<PositionsView> make = () -> {
            var view = new PositionsView(model, kit.flash(), memory, offers);
            made.set(view);
            return view;
        };
        return card("positions", "Positions", Material2MZ.TABLE_ROWS, make, snapshot -> {
            model.apply(snapshot);
            PositionsView view = made.get();
            if (view != null) {
                view.settle();
            }
        });
    }

    private RoomCard correlation() {
        var model = new CorrelationViewModel(desk.store()::bars, background, FxThread::run);
        return card(
                        "correlation",
                        "Correlation",
                        Material2AL.GRID_ON,
                        () -> closing(
                                new CorrelationView(model, kit.themes(), kit.pulse(), zone), CorrelationView::close),
                        model::apply)
                .withKeys(List.of(
                        new RoomKey("Arrows", "In the heatmap: choose a pair; in the time slider: go through time"),
                        new RoomKey(", / .", "One bar back or on"),
                        new RoomKey("End", "Back to the newest bar"),
                        new RoomKey("Ctrl-C / Ctrl-E", "Copy the matrix, export it as CSV")));
    }

    private RoomCard drift() {
        var model = new DriftViewModel(engine, background, FxThread::run);
        return card(
                        "drift",
                        "Drift",
                        Material2MZ.SHOW_CHART,
                        () -> closing(
                                new DriftView(model, kit.themes(), kit.pulse(), zone, memory.node("drift")),
                                DriftView::close),
                        model::apply)
                .withKeys(List.of(
                        new RoomKey("↑ / ↓", "Choose an instrument"),
                        new RoomKey("Enter", "Give its chart the room, or take it back"),
                        new RoomKey("? / double click", "Show how the focused figure came about"),
                        new RoomKey("F5", "Sort again"),
                        new RoomKey("Ctrl-C / Ctrl-E", "Copy the table, export it as CSV"),
                        new RoomKey("Esc", "Close the trail, leave the large chart")));
    }

    private RoomCard risk() {
        var model = new RiskViewModel(
                background, FxThread::run, (snapshot, settings) -> Result.of(RiskRequests.report(snapshot, settings)));
        return card(
                        "risk",
                        "Risk",
                        Material2MZ.SECURITY,
                        () -> closing(new RiskView(model, kit.themes(), kit.pulse()), RiskView::close),
                        model::apply)
                .withKeys(List.of(
                        new RoomKey("? / Enter", "Show how the focused figure came about"),
                        new RoomKey("Enter / →", "In the trail: open an input"),
                        new RoomKey("Backspace", "In the trail: one step back"),
                        new RoomKey("Esc", "Close the trail")));
    }

    private RoomCard optimizer() {
        var model = new OptimizerViewModel(
                engine,
                hand,
                CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS, background),
                FxThread::run);
        return card(
                        "optimizer",
                        "Optimiser",
                        Material2MZ.TUNE,
                        () -> closing(
                                new OptimizerView(model, kit.themes(), kit.pulse(), () -> show.accept("queue")),
                                OptimizerView::close),
                        model::apply)
                .settledWhen(model::isSettled)
                .withKeys(List.of(
                        new RoomKey("↑ / ↓", "In the methods: choose the proposed one"),
                        new RoomKey("Q", "Send the proposed weights to the queue"),
                        new RoomKey("E / Enter", "In the weights: type limits; Tab to the next"),
                        new RoomKey("B / S / L", "In the weights: no buying, no selling, neither; or again"),
                        new RoomKey("Ctrl/Cmd+Z", "Undo the last change; with Shift: do it again")));
    }

    private RoomCard queue() {
        var model = new QueueViewModel(engine, FxThread::run, InstantSource.system());
        model.explainWith(desk.scenarios());
        return card(
                        "queue",
                        "Approval queue",
                        Material2AL.FACT_CHECK,
                        () -> closing(new QueueView(model, zone), QueueView::close),
                        snapshot -> {
                            model.apply(snapshot);
                            // The engine publishes at least once a second, so countdowns move with it.
                            model.tick();
                        })
                .withKeys(List.of(
                        new RoomKey("J / K", "Next or previous card"),
                        new RoomKey("O", "Sort by the next order"),
                        new RoomKey("↑ / ↓", "Next or previous leg"),
                        new RoomKey("Space", "Switch the leg off or on"),
                        new RoomKey("E", "Resize the leg: Q quantity, V value"),
                        new RoomKey("L", "Choose the lots that the sale consumes first"),
                        new RoomKey("+ / -", "More or fewer of the best legs"),
                        new RoomKey("A", "Approve: arms, A again or Enter sends"),
                        new RoomKey("Esc", "Revert: armed, or orders not yet out"),
                        new RoomKey("R", "Reject with a reason"),
                        new RoomKey("C", "Recalculate, Shift+C from scratch"),
                        new RoomKey("X", "Orders to the broker, or for export"),
                        new RoomKey("S", "All stress scenarios, or the worst"),
                        new RoomKey("?", "Show why it was raised"),
                        new RoomKey("D", "Details: leg, weights, left out, drift"),
                        new RoomKey("F", "To the figures; Enter explains one"),
                        new RoomKey("Shortcut+C / E", "Copy or export the orders")));
    }

    private RoomCard review() {
        var model = new ReviewViewModel(background, FxThread::run, new DecisionRecord(desk.store()));
        return card(
                        "review",
                        "Review",
                        Material2MZ.RATE_REVIEW,
                        () -> closing(new ReviewView(model, kit.themes(), kit.pulse(), zone), ReviewView::close),
                        model::apply)
                .withKeys(List.of(
                        new RoomKey("↑ / ↓", "In the decisions: choose whose books are drawn"),
                        new RoomKey("Ctrl-C", "Copy the decisions"),
                        new RoomKey("Ctrl-E", "Export the decisions as CSV")));
    }

    private RoomCard performance() {
        var model = new PerformanceViewModel(
                background,
                FxThread::run,
                (snapshot, window, benchmark) ->
                        PerformanceReports.of(PerformanceRequests.of(snapshot, window, benchmark)));
        return card(
                        "performance",
                        "Performance",
                        Material2MZ.TRENDING_UP,
                        () -> closing(new PerformanceView(model, kit.themes(), kit.pulse()), PerformanceView::close),
                        model::apply)
                .withKeys(List.of(
                        new RoomKey("Ctrl-C", "Copy the focused table"),
                        new RoomKey("Ctrl-E", "Export the figures of every window as CSV")));
    }

    private RoomCard journal() {
        var model = new JournalViewModel(desk.store()::journalBefore, background, FxThread::run);
        return card("journal", "Journal", Material2MZ.MENU_BOOK, () -> new JournalView(model, memory), model::apply);
    }

    private RoomCard assets() {
        var venues = new VenueWorker(
                desk.venues(),
                new BookArchive(desk.store(), command -> engine.submit(command).join(), desk::category),
                desk::category,
                InstantSource.system());
        closers.add(venues::close);
        var model = new AssetsViewModel(engine, desk.store()::bars, venues, background, FxThread::run);
        return card(
                        "assets",
                        "Assets",
                        Material2AL.CATEGORY,
                        () -> closing(new AssetsView(model, memory.node("assets")), AssetsView::close),
                        model::apply)
                .withKeys(List.of(
                        new RoomKey("N / Backspace", "What a venue lists; back to the desk"),
                        new RoomKey("Enter", "At a venue: bring the chosen product onto the desk"),
                        new RoomKey("F5", "At a venue: ask for the list again; Esc cancels"),
                        new RoomKey("K", "Keep an asset that no venue trades in the estimates, or no longer"),
                        new RoomKey("Ctrl-F", "Filter; Esc clears it"),
                        new RoomKey("W", "Let target weights adapt to performance, or stop it"),
                        new RoomKey("Ctrl-Z", "Take the last edit back"),
                        new RoomKey("Ctrl-C / Ctrl-E", "Copy the table, export it as CSV")));
    }

    private RoomCard quality() {
        var model = new QualityViewModel(engine, desk.store()::bars, background, FxThread::run);
        var history = new HistoryViewModel(desk.history(), FxThread::run);
        closers.add(history::close);
        return card(
                        "quality",
                        "Data quality",
                        Material2MZ.RULE,
                        () -> closing(
                                new QualityView(model, history, kit.themes(), kit.pulse(), memory.node("quality")),
                                QualityView::close),
                        model::apply)
                .withKeys(List.of(
                        new RoomKey("↑ / ↓", "Choose a finding"),
                        new RoomKey("X / A", "Exclude its bars, or accept them as true"),
                        new RoomKey("T", "Take the decision about it back"),
                        new RoomKey("U / Esc", "Ask venues for missing history now, or stop that"),
                        new RoomKey("Ctrl-Z", "Take the last decision back"),
                        new RoomKey("Ctrl-C / Ctrl-E", "Copy the table, export it as CSV")));
    }

    private RoomCard card(String id, String title, Ikon icon, Supplier<? extends Node> make, Consumer<Snapshot> apply) {
        return new RoomCard(id, title, icon, make, apply, engine::snapshot).settledWhen(this::isIdle);
    }

    /// Whether the rooms' analysts have nothing left to compute; what they have found is with the FX thread before.
    private boolean isIdle() {
        return background.getActiveCount() == 0 && background.getQueue().isEmpty();
    }

    /// Remembers a view that has to be closed with the window.
    private <V extends Node> V closing(V view, Consumer<V> close) {
        closers.add(() -> close.accept(view));
        return view;
    }

    @Override
    public void close() {
        closers.forEach(Runnable::run);
        hand.shutdownNow();
        background.shutdownNow();
    }
}
