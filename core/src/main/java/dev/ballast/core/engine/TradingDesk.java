package dev.ballast.core.engine;

import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.Result;
import dev.ballast.core.store.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets trading through, reduces it to sales, or halts it (REB-9). What goes wrong in a check halts: it fails closed.
final class TradingDesk {

    private static final Logger LOG = LoggerFactory.getLogger(TradingDesk.class);

    /// Clocks are set right by fractions of a second all the time.
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private static final double RECOVERED = 0.9;

    private final DeskState state;
    private final Committer committer;
    private final TripMeter meter;
    /// Trips that have stopped trading and whose loss has not recovered since: what the trader then decides stands.
    private final Set<TripReading.Kind> tripped = EnumSet.noneOf(TripReading.Kind.class);
    private List<TripReading> readings = List.of();
    /// The latest time that was seen, in this run or by the last entry of the one before.
    private Instant latest;

    TradingDesk(DeskState state, Committer committer, TripMeter meter) {
        this.meter = meter;
        this.state = state;
        this.committer = committer;
        this.latest =
                committer.recent().stream().findFirst().map(JournalEntry::time).orElse(Instant.EPOCH);
    }

    /// Time goes on; a clock that moved back is told when something is to be decided or traded.
    void observe(Instant now) {
        latest = now.isAfter(latest) ? now : latest;
    }

    /// What stands against trading where the clock is behind a time that was seen already; trading is then halted,
    /// since ages of prices and times of expiry are no longer true. Leaving HALTED takes the clock as it is.
    Optional<Refusal> clockMovedBack(Instant now) {
        if (!now.isBefore(latest.minus(CLOCK_TOLERANCE))) {
            observe(now);
            return Optional.empty();
        }
        Refusal refusal = Refusal.of(
                        RefusalCode.CLOCK_MOVED_BACK,
                        "The clock says " + now + ", but " + latest + " was seen before: set it right")
                .with("now", now)
                .with("seen", latest);
        halt(refusal.message(), now);
        return Optional.of(refusal);
    }

    /// The trader's own switch; leaving HALTED takes a reason.
    Outcome set(Command.SetTradingState command, Instant now) {
        String reason = command.reason().strip();
        if (state.trading.state() == TradingState.HALTED
                && command.state() != TradingState.HALTED
                && reason.isEmpty()) {
            return new Outcome.Refused(
                    List.of(Refusal.of(RefusalCode.REASON_REQUIRED, "Leaving HALTED takes a reason")));
        }
        change(command.state(), reason, "trader", now);
        latest = now;
        return new Outcome.Done("Trading is " + command.state().label(), committer.sequence());
    }

    /// Reads the losses, and stops what they trip: once, until they have recovered to nine tenths of the trip.
    void watch(Instant now) {
        readings = meter.read(now);
        for (TripReading reading : readings) {
            if (reading.isSet() && reading.loss() instanceof Result.Known<Double>(Double loss)) {
                if (loss >= reading.trip() && tripped.add(reading.kind())) {
                    trip(reading, loss, now);
                } else if (loss < RECOVERED * reading.trip()) {
                    tripped.remove(reading.kind());
                }
            }
        }
    }

    /// The latest reading of every trip.
    List<TripReading> readings() {
        return readings;
    }

    private void trip(TripReading reading, double loss, Instant now) {
        boolean stricter = reading.then().compareTo(state.trading.state()) > 0;
        if (stricter) {
            String why = reading.kind().label() + " of " + Percent.of(loss) + " reached its trip of "
                    + Percent.of(reading.trip());
            change(reading.then(), why, "trip", now);
        }
    }

    /// Stops everything; a halt that is there already keeps its reason.
    void halt(String why, Instant now) {
        if (state.trading.state() != TradingState.HALTED) {
            change(TradingState.HALTED, why, "engine", now);
        }
    }

    /// A check that could not be made is a halt, and a refusal that says so.
    Refusal checkFailed(Proposal proposal, RuntimeException error, Instant now) {
        LOG.error("A limit of {} could not be checked: trading is halted", proposal.id(), error);
        String why = "a limit could not be checked: " + error.getMessage();
        halt(why, now);
        return Refusal.of(RefusalCode.LIMIT_CHECK_FAILED, "Trading was halted: " + why)
                .with("proposal", proposal.id())
                .with("error", error);
    }

    private void change(TradingState next, String reason, String by, Instant now) {
        var trading = new Settings.Trading(next, reason);
        committer
                .begin(now)
                .change(new Change.SettingSaved(Settings.TRADING, Settings.write(trading)))
                .journal(
                        JournalType.TRADING_STATE_CHANGED,
                        "trading",
                        Payload.of("from", state.trading.state())
                                .and("to", next)
                                .and("by", by)
                                .and("reason", reason))
                .commit();
        state.trading = trading;
    }
}
