package dev.ballast.core.engine;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.regime.RegimePolicy;
import dev.ballast.core.regime.RegimeView;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.RiskReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the risk report and the regime computed beside the engine's thread, from a snapshot, and takes the answers in.
///
/// A failure leaves the last good answer and is shown as engine trouble until the next one succeeds.
final class RiskDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RiskDesk.class);

    /// Prices move all the time: at unchanged holdings a new report at most this often …
    private static final Duration REFRESH = Duration.ofSeconds(5);
    /// … and only where some weight moved by this much, or a minute has passed.
    private static final double WEIGHT_MOVE = 0.001;

    private static final Duration OLDEST = Duration.ofMinutes(1);

    private record Answer(
            @Nullable RegimeView regime,
            @Nullable RiskReport risk,
            Source source,
            @Nullable String fault) {}

    /// The snapshot that an answer was computed from: which of several that came at their own time a trigger has read.
    ///
    /// @param sequence of the snapshot
    /// @param asOf its time
    record Source(long sequence, Instant asOf) {
        @Override
        public String toString() {
            return "snapshot " + sequence + " of " + asOf;
        }
    }

    private final AtomicReference<@Nullable Answer> answered = new AtomicReference<>();
    private Executor analysts = Runnable::run;
    private RegimeView regime = MarketRegimes.none("The regime is being computed.");
    private Result<RiskReport> risk = Result.missing("The risk report is being computed.");
    private @Nullable Source regimeSource;
    private @Nullable Source riskSource;
    private @Nullable String fault;
    private boolean running;
    private long askedVersion = -1;
    private Map<InstrumentId, PriceHistory> labelled = Map.of();
    private @Nullable RegimePolicy labelledBy;
    private Instant askedAt = Instant.MIN;
    private Map<InstrumentId, Double> askedWeights = Map.of();
    private long askedQuoted;

    /// Where reports are computed from now on; before the engine starts they are computed on the caller's thread.
    void analyseOn(Executor executor) {
        analysts = executor;
    }

    RegimeView regime() {
        return regime;
    }

    Result<RiskReport> risk() {
        return risk;
    }

    /// What the regime and the risk report of now were computed from, in words for the journal.
    String sources() {
        return "regime: " + (regimeSource == null ? "none" : regimeSource) + ", risk report: "
                + (riskSource == null ? "none" : riskSource);
    }

    /// Whether an answer waits to be taken in.
    boolean hasAnswer() {
        return answered.get() != null;
    }

    /// Takes an answer in; throws what went wrong with it, so that it is shown.
    void collect() {
        Answer answer = answered.getAndSet(null);
        if (answer != null) {
            running = false;
            fault = answer.fault();
            if (answer.regime() != null) {
                regime = answer.regime();
                regimeSource = answer.source();
            }
            if (answer.risk() != null) {
                risk = Result.of(answer.risk());
                riskSource = answer.source();
            }
        }
        if (fault != null) {
            throw new IllegalStateException(fault);
        }
    }

    /// Asks for new figures where the old ones no longer fit.
    ///
    /// @param version grows with holdings, history, targets and policy
    void review(Snapshot snapshot, long version, Instant now) {
        if (running || !isDue(snapshot, version, now)) {
            return;
        }
        running = true;
        RegimePolicy policy = snapshot.policy().regime();
        boolean withRegime = !policy.equals(labelledBy) || !sameBars(snapshot.estimable(), labelled);
        askedVersion = version;
        labelled = snapshot.estimable();
        labelledBy = policy;
        askedAt = now;
        askedWeights = snapshot.valuation().weights();
        askedQuoted = quoted(snapshot);
        analysts.execute(() -> answered.set(compute(snapshot, withRegime)));
    }

    private boolean isDue(Snapshot snapshot, long version, Instant now) {
        if (version != askedVersion) {
            return true;
        }
        Duration age = Duration.between(askedAt, now);
        return age.compareTo(OLDEST) >= 0
                || (age.compareTo(REFRESH) >= 0 && (moved(snapshot) || quoted(snapshot) != askedQuoted));
    }

    /// Histories are immutable: the same objects are the same bars, and a fill need not label the market anew.
    @SuppressWarnings("ReferenceEquality")
    private static boolean sameBars(Map<InstrumentId, PriceHistory> one, Map<InstrumentId, PriceHistory> other) {
        return one.size() == other.size()
                && one.entrySet().stream().allMatch(entry -> other.get(entry.getKey()) == entry.getValue());
    }

    private boolean moved(Snapshot snapshot) {
        Map<InstrumentId, Double> weights = snapshot.valuation().weights();
        return !weights.keySet().equals(askedWeights.keySet())
                || weights.entrySet().stream()
                        .anyMatch(entry -> !(Math.abs(entry.getValue()
                                        - askedWeights.getOrDefault(entry.getKey(), Double.POSITIVE_INFINITY))
                                < WEIGHT_MOVE));
    }

    /// Positions with a bid and an ask: a stored close says nothing of what a sale costs.
    private static long quoted(Snapshot snapshot) {
        return snapshot.valuation().positions().stream()
                .map(Position::quote)
                .filter(quote -> quote != null && quote.ask() > quote.bid())
                .count();
    }

    private static Answer compute(Snapshot snapshot, boolean withRegime) {
        RegimeView regime = null;
        var source = new Source(snapshot.sequence(), snapshot.asOf());
        try {
            Snapshot seen = snapshot;
            if (withRegime) {
                regime =
                        MarketRegimes.of(snapshot.estimable(), snapshot.policy().regime());
                seen = snapshot.withRegime(regime);
            }
            RiskReport report = RiskRequests.report(seen, snapshot.policy().report());
            return new Answer(regime, report, source, null);
        } catch (RuntimeException e) {
            LOG.error("The risk report failed", e);
            return new Answer(regime, null, source, String.valueOf(e.getMessage()));
        }
    }
}
