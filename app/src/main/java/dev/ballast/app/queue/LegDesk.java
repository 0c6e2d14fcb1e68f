package dev.ballast.app.queue;

import dev.ballast.core.engine.Command;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.BestLegs;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.LegEdit;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/// The trader's hand on the legs of the card on screen: which leg the keys act on, switching and resizing. FX thread
/// only.
///
/// An edit goes to the engine at once, which answers with a new version. What is pressed in between waits for that
/// version, and is dropped, and said to be, where another one comes instead.
final class LegDesk {

    private final CardDesk desk;
    /// Shows the card anew, with what was pressed.
    private final Runnable refresh;

    private final ReadOnlyIntegerWrapper cursor = new ReadOnlyIntegerWrapper(1);
    private final ReadOnlyBooleanWrapper resizing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper choosingLots = new ReadOnlyBooleanWrapper();
    /// By leg and kind of edit: the latest of a kind counts.
    private final Map<String, LegEdit> waiting = new LinkedHashMap<>();
    private final Map<Integer, Boolean> wanted = new HashMap<>();
    private @Nullable ProposalId on;
    /// The version that our own last edit will make; 0 where none is under way.
    private int expected;

    LegDesk(CardDesk desk, Runnable refresh) {
        this.desk = desk;
        this.refresh = refresh;
    }

    /// Follows the card: waiting edits go out with the version they waited for.
    void watch() {
        ProposalCard shown = desk.shown();
        if (shown == null) {
            reset(null);
            return;
        }
        Proposal proposal = shown.proposal();
        if (!proposal.id().equals(on)) {
            reset(proposal.id());
        }
        if (resizing.get() && (!shown.isOpen() || line().isEmpty())) {
            resizing.set(false);
        }
        if (choosingLots.get() && (!shown.isOpen() || line().isEmpty())) {
            choosingLots.set(false);
        }
        if (expected == 0 || proposal.version() < expected || desk.isSending(proposal.id())) {
            return;
        }
        boolean ours = proposal.version() == expected && proposal.state() == ProposalState.PROPOSED;
        var next = new ArrayList<>(waiting.values());
        expected = 0;
        waiting.clear();
        if (ours && !next.isEmpty()) {
            send(proposal, next);
        } else {
            wanted.clear();
            if (!next.isEmpty()) {
                desk.say(proposal.id(), CardMessage.refused("Dropped the last edits: the proposal has changed"));
            }
        }
    }

    private void reset(@Nullable ProposalId id) {
        on = id;
        expected = 0;
        waiting.clear();
        wanted.clear();
        cursor.set(1);
        endForms();
    }

    /// The leg the keys act on.
    Optional<LegLine> line() {
        ProposalCard shown = desk.shown();
        return shown == null
                ? Optional.empty()
                : shown.legs().stream()
                        .filter(line -> line.leg().number() == cursor.get())
                        .findFirst()
                        .or(() -> shown.legs().stream().findFirst());
    }

    void choose(int number) {
        if (!resizing.get() && !choosingLots.get()) {
            cursor.set(number);
        }
    }

    /// Moves the keys so many legs down, stopping at the ends.
    void move(int places) {
        ProposalCard shown = desk.shown();
        if (shown == null || shown.legs().isEmpty()) {
            return;
        }
        List<Integer> numbers =
                shown.legs().stream().map(line -> line.leg().number()).toList();
        int now = Math.max(0, numbers.indexOf(cursor.get()));
        choose(numbers.get(Math.clamp(now + places, 0, numbers.size() - 1)));
    }

    /// Switches the leg under the keys off or on.
    void toggle() {
        line().ifPresent(line -> toggle(line.leg().number()));
    }

    void toggle(int number) {
        ProposalCard shown = desk.shown();
        if (shown == null || !isEditable(shown)) {
            return;
        }
        shown.legs().stream()
                .filter(line -> line.leg().number() == number)
                .findFirst()
                .ifPresent(line -> edit(Map.of(number, switched(number, !line.switched()))));
    }

    private static LegEdit switched(int number, boolean on) {
        return on ? new LegEdit.SwitchedOn(number) : new LegEdit.SwitchedOff(number);
    }

    /// Opens the field for the size of the leg under the keys.
    void startResize() {
        ProposalCard shown = desk.shown();
        if (shown != null && isEditable(shown) && line().isPresent()) {
            line().ifPresent(line -> cursor.set(line.leg().number()));
            choosingLots.set(false);
            resizing.set(true);
        }
    }

    /// Opens the field for the lots that the sale under the keys consumes first.
    void startLots() {
        ProposalCard shown = desk.shown();
        if (shown == null || line().isEmpty() || !isEditable(shown)) {
            return;
        }
        LegLine line = line().get();
        if (line.leg().side() == Side.BUY || line.lots().isEmpty()) {
            desk.say(shown.proposal().id(), CardMessage.refused("A purchase has no lots to choose from"));
            return;
        }
        cursor.set(line.leg().number());
        resizing.set(false);
        choosingLots.set(true);
    }

    /// Leaves what is being typed as it was; whether there was anything.
    boolean endForms() {
        boolean open = resizing.get() || choosingLots.get();
        resizing.set(false);
        choosingLots.set(false);
        return open;
    }

    /// Sends the lots; the reason where there are no such.
    Result<List<EntryId>> chooseLots(String text) {
        Optional<LegLine> line = line();
        if (!choosingLots.get() || line.isEmpty()) {
            return Result.missing("No leg is being edited");
        }
        Result<List<EntryId>> choice = LotChoice.parse(text, line.get().lots());
        if (choice instanceof Result.Known<List<EntryId>>(List<EntryId> lots)) {
            choosingLots.set(false);
            Leg leg = line.get().leg();
            if (!lots.equals(leg.lots())) {
                edit(Map.of(leg.number(), new LegEdit.LotsChosen(leg.number(), lots)));
            }
        }
        return choice;
    }

    /// Sends a new size; the reason where it cannot be one.
    Result<BigDecimal> resize(String text, LegSize.Unit unit) {
        Optional<LegLine> line = line();
        ProposalCard shown = desk.shown();
        if (!resizing.get() || line.isEmpty() || shown == null) {
            return Result.missing("No leg is being edited");
        }
        Result<BigDecimal> size = LegSize.parse(text, unit, line.get(), shown.minimumTrade());
        if (size instanceof Result.Known<BigDecimal>(BigDecimal quantity)) {
            resizing.set(false);
            Leg leg = line.get().leg();
            if (quantity.compareTo(leg.quantity()) != 0) {
                edit(Map.of(leg.number(), new LegEdit.Resized(leg.number(), quantity)));
            }
        }
        return size;
    }

    /// Switches so that the best `count` legs are on and the others off.
    void best(int count) {
        ProposalCard shown = desk.shown();
        if (shown == null || !isEditable(shown)) {
            return;
        }
        shown.proposal().plan().curve().stream()
                .filter(point -> point.count() == count)
                .findFirst()
                .ifPresent(point -> edit(switches(shown, point)));
    }

    private static Map<Integer, LegEdit> switches(ProposalCard shown, BestLegs point) {
        var edits = new LinkedHashMap<Integer, LegEdit>();
        for (LegLine line : shown.legs()) {
            int number = line.leg().number();
            boolean on = point.legs().contains(number);
            if (on != line.switched()) {
                edits.put(number, switched(number, on));
            }
        }
        return edits;
    }

    /// So many points along the curve of the best legs.
    void moreBest(int places) {
        ProposalCard shown = desk.shown();
        if (shown == null || shown.proposal().plan().curve().isEmpty()) {
            return;
        }
        List<BestLegs> curve = shown.proposal().plan().curve();
        long on = shown.legs().stream().filter(LegLine::switched).count();
        best(Math.clamp(on + places, 1, curve.getLast().count()));
    }

    private boolean isEditable(ProposalCard shown) {
        if (!shown.isOpen()) {
            desk.say(
                    shown.proposal().id(),
                    CardMessage.refused(
                            "Not edited: " + Labels.state(shown.proposal().state())));
            return false;
        }
        return true;
    }

    private void edit(Map<Integer, LegEdit> edits) {
        if (edits.isEmpty()) {
            return;
        }
        edits.values().forEach(this::want);
        ProposalCard shown = desk.shown();
        if (expected != 0 || (shown != null && desk.isSending(shown.proposal().id()))) {
            if (expected != 0) {
                edits.values().forEach(edit -> waiting.put(slot(edit), edit));
                refresh.run();
            } else {
                wanted.clear();
            }
            return;
        }
        Optional<Proposal> under = desk.underHand().filter(proposal -> !desk.isAnswered(proposal));
        if (under.isPresent()) {
            send(under.get(), List.copyOf(edits.values()));
        } else {
            wanted.clear();
        }
        refresh.run();
    }

    private static String slot(LegEdit edit) {
        return edit.leg()
                + switch (edit) {
                    case LegEdit.SwitchedOff _, LegEdit.SwitchedOn _ -> " switch";
                    case LegEdit.Resized _ -> " size";
                    case LegEdit.LotsChosen _ -> " lots";
                };
    }

    private void want(LegEdit edit) {
        switch (edit) {
            case LegEdit.SwitchedOff off -> wanted.put(off.leg(), false);
            case LegEdit.SwitchedOn on -> wanted.put(on.leg(), true);
            case LegEdit.Resized _, LegEdit.LotsChosen _ -> {}
        }
    }

    private void send(Proposal proposal, List<LegEdit> edits) {
        expected = proposal.version() + 1;
        desk.send(proposal, new Command.EditLegs(proposal.id(), proposal.version(), edits), answer -> {
            if (answer == CardDesk.Answer.REFUSED) {
                expected = 0;
                waiting.clear();
                wanted.clear();
            }
            refresh.run();
        });
    }

    /// Legs that were switched and are not yet answered, by number.
    Map<Integer, Boolean> wanted() {
        return Map.copyOf(wanted);
    }

    boolean isWaiting() {
        return expected != 0;
    }

    /// Number of the leg that Space and E act on.
    ReadOnlyIntegerProperty cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty choosingLotsProperty() {
        return choosingLots.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty resizingProperty() {
        return resizing.getReadOnlyProperty();
    }
}
