package dev.ballast.core.engine;

import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.RiskInputs;
import dev.ballast.core.rebalance.TriggerInputs;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.TriggerMemory;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.rebalance.TriggerSight;
import dev.ballast.core.rebalance.Triggers;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.store.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Evaluates the triggers each second and keeps what they remember (REB-1).
///
/// What is journaled is bounded: one row when triggers fire or come to rest, which hysteresis keeps from flapping, one
/// row with all readings per schedule, and one row when a trigger fired and no proposal came of it, again only when the
/// reasons change. The memory is stored in the same commit.
final class TriggerDesk {

    /// Kinds that raise proposals, in this order: of those towards the targets the first stands for all.
    static final List<TriggerKind> ORDER = List.of(
            TriggerKind.DEVIATION,
            TriggerKind.CONCENTRATION,
            TriggerKind.REGIME_CHANGE,
            TriggerKind.SCHEDULE,
            TriggerKind.LIMIT_BREACH,
            TriggerKind.HEAT,
            TriggerKind.DRAWDOWN,
            TriggerKind.VOLATILITY_SPIKE,
            TriggerKind.CORRELATION,
            TriggerKind.MOMENTUM_SHIFT,
            TriggerKind.STRATEGY_PERFORMANCE);

    private final DeskState state;
    private final Committer committer;
    private final Analyst analyst;
    private final Map<TriggerKind, String> declined = new EnumMap<>(TriggerKind.class);
    private List<TriggerReading> readings = List.of();
    private @Nullable TriggerSight sight;

    TriggerDesk(DeskState state, Committer committer, Analyst analyst) {
        this.state = state;
        this.committer = committer;
        this.analyst = analyst;
    }

    /// The latest evaluation of every trigger.
    List<TriggerReading> readings() {
        return readings;
    }

    /// What the latest evaluation saw beside prices, targets and policy; none before the first.
    @Nullable
    TriggerSight sight() {
        return sight;
    }

    void evaluate(Valuation valuation, RiskInputs inputs, Instant now) {
        var seen = new TriggerSight(analyst.signs(now), state.triggers);
        readings = Triggers.evaluate(new TriggerInputs(
                valuation, analyst.targets(), inputs, state.policy.rebalance(), seen.signs(), seen.memory()));
        sight = seen;
    }

    /// Takes over what the evaluation changed and journals it.
    void remember(Instant now) {
        TriggerMemory before = state.triggers;
        TriggerMemory after = before.after(readings);
        if (after.regimeSeen() == null && analyst.regime().isPresent()) {
            after = after.looked(after.lastLook(), analyst.regime().get());
        }
        if (after.equals(before)) {
            return;
        }
        var changed = new TreeSet<String>();
        for (TriggerReading reading : readings) {
            if (before.on().contains(reading.key()) != after.on().contains(reading.key())) {
                changed.add(reading.key() + ": " + reading.figures());
            }
        }
        Committer.Batch batch = committer.begin(now).change(saved(after));
        if (!changed.isEmpty()) {
            batch.journal(
                    JournalType.TRIGGERS_CHANGED,
                    "triggers",
                    Payload.of("changed", changed).and("reports", analyst.reportsUsed()));
        }
        batch.commit();
        state.triggers = after;
        forget();
    }

    /// Whether the schedule is over; the summary of all readings is journaled then.
    void summarise(Instant now) {
        Duration since = Duration.between(state.triggers.lastLook(), now);
        if (since.compareTo(state.policy.rebalance().triggers().schedule()) <= 0) {
            return;
        }
        TriggerMemory after = state.triggers.looked(now, analyst.regime().orElse(null));
        committer
                .begin(now)
                .change(saved(after))
                .journal(
                        JournalType.TRIGGERS_REVIEWED,
                        "triggers",
                        Payload.of(
                                        "readings",
                                        readings.stream()
                                                .map(reading -> reading.key() + ": " + reading.figures())
                                                .toList())
                                .and("reports", analyst.reportsUsed()))
                .commit();
        state.triggers = after;
    }

    /// The targets were looked at: the regime of now is the one they were looked at in.
    void looked(Instant now) {
        store(state.triggers.looked(now, analyst.regime().orElse(null)), now);
    }

    /// No proposal came of a fired trigger: it stays quiet for the cooldown, and the reasons are journaled once.
    void declined(TriggerKind kind, List<Refusal> reasons, Instant now) {
        Instant known = state.triggers.quietUntil().getOrDefault(kind, Instant.MIN);
        // A hard band fires also while it cools down: its cooldown is not drawn out each second.
        TriggerMemory after = now.isBefore(known)
                ? state.triggers
                : state.triggers.quiet(kind, now.plus(state.policy.rebalance().cooldown()));
        Committer.Batch batch = committer.begin(now).change(saved(after));
        String told = reasons.stream()
                .map(refusal -> refusal.code() + " " + refusal.values().get("instrument"))
                .toList()
                .toString();
        if (!told.equals(declined.put(kind, told))) {
            batch.journal(
                            JournalType.PROPOSAL_NOT_RAISED,
                            kind.name(),
                            Payload.of(
                                            "reasons",
                                            reasons.stream()
                                                    .map(refusal -> refusal.code() + ": " + refusal.message() + " "
                                                            + refusal.values())
                                                    .toList())
                                    .and("reports", analyst.reportsUsed()))
                    .commit();
        } else if (!after.equals(state.triggers)) {
            batch.commit();
        }
        state.triggers = after;
    }

    /// A cooldown after a decision on a proposal of this kind.
    void quiet(TriggerKind kind, Instant until, Instant now) {
        store(state.triggers.quiet(kind, until), now);
    }

    private void store(TriggerMemory after, Instant now) {
        if (!after.equals(state.triggers)) {
            committer.begin(now).change(saved(after)).commit();
            state.triggers = after;
        }
    }

    private static Change saved(TriggerMemory memory) {
        return new Change.SettingSaved(Settings.TRIGGERS, Settings.write(memory));
    }

    /// What came to rest may tell its reasons anew when it fires again.
    private void forget() {
        Set<TriggerKind> on = new TreeSet<>();
        for (TriggerReading reading : readings) {
            if (state.triggers.on().contains(reading.key())) {
                on.add(reading.kind());
            }
        }
        declined.keySet().retainAll(on);
    }
}
