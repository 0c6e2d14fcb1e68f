package dev.ballast.app.queue;

import dev.ballast.app.explain.TrailModel;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.Recalculation;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Result;
import dev.ballast.core.stress.AssetLoss;
import dev.ballast.core.stress.ScenarioLibrary;
import dev.ballast.core.stress.Stress;
import dev.ballast.core.stress.StressedBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The queue and the trader's hand on it: the lists, the card on screen, the answer to it and the hand on its legs.
/// FX thread only; answers of the engine come back through `fx`.
///
/// Every command names the version of the card that was on screen when the key was pressed. Where the engine knows a
/// newer one by then nothing is sent, and the card says so.
public final class QueueViewModel {

    /// How long Approve stays armed.
    public static final Duration ARMED = Duration.ofSeconds(5);

    private static final int NEAREST = 6;

    private final InstantSource clock;
    private final QueueLists lists = new QueueLists();
    private final CardDesk desk;
    private final ApprovalHand hand;
    private final LegDesk legs;
    private final TrailModel trail = new TrailModel();

    private final ObservableList<TriggerReading> nearest = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable TradingLine> trading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper explained = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper allScenarios = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper proposing = new ReadOnlyBooleanWrapper();
    private @Nullable Snapshot snapshot;
    private Instant appliedAt = Instant.EPOCH;
    private String origin = "";
    private ScenarioLibrary scenarios = ScenarioLibrary.NONE;

    /// @param fx runs what it is given on the FX thread, soon
    /// @param clock the wall clock, for the countdowns
    public QueueViewModel(Workstation workstation, Executor fx, InstantSource clock) {
        this.clock = clock;
        desk = new CardDesk(workstation, fx);
        hand = new ApprovalHand(desk, clock);
        legs = new LegDesk(desk, this::tick);
        desk.onCatchUp(() -> apply(workstation.snapshot()));
    }

    /// Whose shocks the trail of a stress loss names, asset by asset; without one it names none.
    public void explainWith(ScenarioLibrary library) {
        scenarios = library;
    }

    /// What each position adds to a loss after the legs, at the weights of the version, as the loss is.
    ///
    /// None where the scenario moves no prices or is not known here.
    List<AssetLoss> shocks(ProposalCard card, StressLine line) {
        Snapshot shown = snapshot;
        if (shown == null) {
            return List.of();
        }
        var categories = new TreeMap<InstrumentId, Category>();
        shown.instruments().forEach((id, instrument) -> categories.put(id, instrument.category()));
        var book = new StressedBook(
                1, card.proposal().after().weights(), categories, Result.missing("The covariance is not at hand."));
        return scenarios.scenarios().stream()
                .filter(scenario -> scenario.name().equals(line.scenario()))
                .findFirst()
                .map(scenario -> Stress.parts(book, scenario).orElse(List.of()))
                .orElse(List.of());
    }

    /// Shows a snapshot; one that is not newer than the last is ignored.
    public void apply(Snapshot next) {
        Snapshot last = snapshot;
        if (last != null && next.sequence() <= last.sequence()) {
            return;
        }
        snapshot = next;
        appliedAt = clock.instant();
        if (last == null || !last.proposals().equals(next.proposals())) {
            boolean left = lists.reconcile(next.proposals(), now(next));
            if (left || lists.chosen() == null) {
                select(lists.first());
            }
        }
        if (last == null || !last.readings().equals(next.readings())) {
            nearest.setAll(nearest(next.readings()));
        }
        origin = next.isSimulated() ? "SIMULATED" : "";
        trail.setOrigin(origin);
        TradingLine line = TradingLine.of(next);
        if (!line.equals(trading.get())) {
            trading.set(line);
        }
        refresh();
    }

    /// Once a second: countdowns go on, an armed approval lapses, prices age.
    public void tick() {
        if (snapshot != null) {
            refresh();
        }
    }

    private Instant now(Snapshot current) {
        return current.asOf().plus(Duration.between(appliedAt, clock.instant()));
    }

    private void refresh() {
        Snapshot current = Objects.requireNonNull(snapshot);
        Instant now = now(current);
        lists.countDown(now);
        show(current, now);
        boolean pressed = !legs.wanted().isEmpty();
        legs.watch();
        if (pressed) {
            show(current, now);
        }
        hand.watch();
    }

    private void show(Snapshot current, Instant now) {
        QueueRow row = lists.chosen();
        desk.show(row == null ? null : ProposalCard.of(row.proposal(), current, now, legs.wanted()));
    }

    /// Asks the engine for a proposal now.
    public void proposeNow() {
        if (!proposing.get()) {
            proposing.set(true);
            desk.send(new Command.ProposeNow(), () -> proposing.set(false));
        }
    }

    /// Shows another card; an armed approval is taken back.
    public void select(@Nullable QueueRow row) {
        if (row == lists.chosen()) {
            return;
        }
        hand.leave();
        lists.choose(row);
        if (snapshot != null) {
            refresh();
        }
    }

    /// The next card down the list, open ones before decided ones.
    public void next() {
        select(lists.at(1));
    }

    public void previous() {
        select(lists.at(-1));
    }

    public void sortBy(SortKey key) {
        lists.sortBy(key);
    }

    /// Approve pressed: arms the card, or sends it where it is armed.
    public void approve() {
        hand.approve();
    }

    /// Sends an armed approval; does nothing where none is armed.
    public void confirm() {
        hand.confirm();
    }

    /// Reject pressed: asks for the reason.
    public void startReject() {
        hand.startReject();
    }

    /// Sends the rejection that was started; OTHER needs a note.
    public void reject(RejectReason reason, String note) {
        hand.reject(reason, note);
    }

    /// Asks for the reason to cancel the orders that are out.
    public void startCancelOrders() {
        hand.startCancelOrders();
    }

    /// Sends the cancellation that was started; it needs a reason.
    public void cancelOrders(String reason) {
        hand.cancelOrders(reason);
    }

    /// Makes the figures of the card anew from present prices.
    public void recalculate(Recalculation mode) {
        hand.recalculate(mode);
    }

    /// Escape: closes the field for a size or lots, takes the hand off, or takes an approval back whose orders have not
    /// left.
    public void cancel() {
        if (!legs.endForms()) {
            hand.cancel();
        }
    }

    /// Where the orders of the next approval go.
    public void switchRoute() {
        hand.switchRoute();
    }

    /// Shows or hides the long explanation.
    public void toggleExplained() {
        explained.set(!explained.get());
    }

    /// Shows every scenario, or the worst only.
    public void toggleScenarios() {
        allScenarios.set(!allScenarios.get());
    }

    /// Opens the trail of a figure of the card.
    void explain(Function<ProposalCard, Explanation> figure) {
        ProposalCard shown = desk.shown();
        if (shown != null) {
            trail.open(figure.apply(shown));
        }
    }

    /// Says something about the card on screen.
    void tell(String text) {
        ProposalCard shown = desk.shown();
        if (shown != null) {
            desk.say(shown.proposal().id(), CardMessage.info(text));
        }
    }

    /// Where the prices come from, for copies and files; empty for nothing to say.
    String origin() {
        return origin;
    }

    private static List<TriggerReading> nearest(List<TriggerReading> readings) {
        return readings.stream()
                .filter(reading -> reading.threshold() > 0)
                .sorted(Comparator.comparingDouble((TriggerReading reading) -> reading.value() / reading.threshold())
                        .reversed())
                .limit(NEAREST)
                .toList();
    }

    /// Cards that wait or execute.
    public ObservableList<QueueRow> open() {
        return lists.open();
    }

    /// Cards that are over, newest first.
    public ObservableList<QueueRow> decided() {
        return lists.decided();
    }

    public ReadOnlyObjectProperty<SortKey> orderProperty() {
        return lists.orderProperty();
    }

    /// Readings of the triggers, the closest to firing first.
    public ObservableList<TriggerReading> nearest() {
        return FXCollections.unmodifiableObservableList(nearest);
    }

    public ReadOnlyObjectProperty<@Nullable QueueRow> selectedProperty() {
        return lists.selectedProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ProposalCard> cardProperty() {
        return desk.cardProperty();
    }

    public ReadOnlyObjectProperty<ApprovalPhase> phaseProperty() {
        return hand.phaseProperty();
    }

    public ReadOnlyObjectProperty<CardMessage> messageProperty() {
        return desk.messageProperty();
    }

    /// Seconds for which Approve stays armed; 0 where it is not.
    public ReadOnlyIntegerProperty armedSecondsProperty() {
        return hand.armedSecondsProperty();
    }

    public ReadOnlyObjectProperty<OrderRoute> routeProperty() {
        return hand.routeProperty();
    }

    public ReadOnlyBooleanProperty explainedProperty() {
        return explained.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty allScenariosProperty() {
        return allScenarios.getReadOnlyProperty();
    }

    /// Whether a proposal was asked for and the answer is not here yet.
    public ReadOnlyBooleanProperty proposingProperty() {
        return proposing.getReadOnlyProperty();
    }

    /// Whether trading is let through; none before the first snapshot.
    public ReadOnlyObjectProperty<@Nullable TradingLine> tradingProperty() {
        return trading.getReadOnlyProperty();
    }

    /// The hand on the legs.
    LegDesk legs() {
        return legs;
    }

    /// The trail of the figure that was asked for.
    TrailModel trail() {
        return trail;
    }
}
