package dev.ballast.app.cli;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.tilt.AssetTilt;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Concentration;
import dev.ballast.core.risk.Drift;
import dev.ballast.core.risk.Health;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A snapshot as plain names and numbers, for `--json`. A figure that cannot be told is null, with a reason beside it.
final class StatusReport {

    private StatusReport() {}

    static Map<String, @Nullable Object> of(Snapshot snapshot) {
        var report = new LinkedHashMap<String, @Nullable Object>();
        report.put("asOf", snapshot.asOf().toString());
        report.put("book", snapshot.kind().name());
        report.put("feed", feed(snapshot));
        report.put("simulated", snapshot.isSimulated());
        report.put("tradingState", snapshot.tradingState().name());
        report.put("equity", snapshot.valuation().equity());
        report.put("cash", snapshot.valuation().cash());
        report.put("cashWeight", snapshot.valuation().cashWeight());
        report.put("invested", snapshot.valuation().invested());
        report.put("unrealised", snapshot.valuation().unrealised());
        report.put("realised", snapshot.valuation().realised());
        put(report, "dayChange", snapshot.valuation().dayChange());
        put(report, "volatility", snapshot.volatility());
        report.put(
                "positions",
                snapshot.valuation().positions().stream()
                        .map(position -> position(snapshot, position))
                        .toList());
        report.put("concentration", concentration(snapshot.concentration()));
        report.put("correlation", correlation(snapshot));
        report.put("health", health(snapshot.health()));
        report.put("targets", targets(snapshot));
        report.put(
                "proposals",
                snapshot.proposals().stream().map(StatusReport::proposal).toList());
        report.put(
                "alerts",
                snapshot.alerts().stream()
                        .map(alert -> Map.of(
                                "severity", alert.severity().name(),
                                "subject", alert.subject(),
                                "title", alert.title(),
                                "detail", alert.detail()))
                        .toList());
        return report;
    }

    private static Map<String, @Nullable Object> feed(Snapshot snapshot) {
        var feed = new LinkedHashMap<String, @Nullable Object>();
        feed.put("name", snapshot.feed().name());
        feed.put("kind", snapshot.feed().kind().name());
        feed.put("phase", snapshot.feed().phase().name());
        feed.put("detail", snapshot.feed().detail());
        return feed;
    }

    private static Map<String, @Nullable Object> position(Snapshot snapshot, Position position) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("symbol", position.instrument().symbol());
        row.put("category", position.category().label());
        row.put("quantity", position.quantity());
        row.put("averageCost", position.averageCost());
        row.put("price", position.price().orElse(null));
        row.put(
                "priceSource",
                position.quote() == null ? null : position.quote().source().name());
        row.put(
                "priceTime",
                position.quote() == null ? null : position.quote().time().toString());
        row.put(
                "priceAgeSeconds",
                position.quote() == null
                        ? null
                        : position.quote().age(snapshot.asOf()).toMillis() / 1e3);
        row.put("freshness", position.freshness().name());
        row.put("value", position.value());
        row.put("weight", position.weight());
        row.put(
                "investedWeight",
                snapshot.valuation().invested() > 0
                        ? position.value() / snapshot.valuation().invested()
                        : 0);
        row.put("realised", position.realised());
        row.put("unrealised", position.unrealised());
        put(row, "dayChange", position.dayChange());
        return row;
    }

    private static Map<String, @Nullable Object> concentration(Concentration concentration) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("herfindahl", concentration.herfindahl());
        node.put("level", concentration.level().name());
        node.put("positionsOverLimit", overLimits(concentration.positions()));
        node.put("categoriesOverLimit", overLimits(concentration.categories()));
        return node;
    }

    private static List<Map<String, Object>> overLimits(List<Concentration.OverLimit> limits) {
        return limits.stream()
                .map(over -> Map.<String, Object>of(
                        "name", over.name(),
                        "weight", over.weight(),
                        "limit", over.limit(),
                        "excessWeight", over.excessWeight(),
                        "excessValue", over.excessValue()))
                .toList();
    }

    private static Map<String, @Nullable Object> correlation(Snapshot snapshot) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        switch (snapshot.correlation()) {
            case Result.Missing<CorrelationMatrix>(String reason) -> {
                node.put("symbols", List.of());
                node.put("matrix", List.of());
                node.put("reason", reason);
            }
            case Result.Known<CorrelationMatrix>(CorrelationMatrix matrix) -> {
                node.put(
                        "symbols",
                        matrix.instruments().stream().map(id -> id.symbol()).toList());
                node.put("matrix", rows(matrix));
                node.put("observations", matrix.observations());
                node.put("from", matrix.from().toString());
                node.put("to", matrix.to().toString());
                node.put("convention", matrix.convention());
                var excluded = new LinkedHashMap<String, String>();
                matrix.excluded().forEach((id, reason) -> excluded.put(id.symbol(), reason));
                node.put("excluded", excluded);
            }
        }
        Result<Double> average =
                switch (snapshot.health()) {
                    case Result.Known<Health>(Health health) -> health.averageCorrelation();
                    case Result.Missing<Health>(String reason) -> Result.missing(reason);
                };
        put(node, "average", average);
        return node;
    }

    private static List<List<Double>> rows(CorrelationMatrix matrix) {
        var rows = new ArrayList<List<Double>>();
        for (int i = 0; i < matrix.size(); i++) {
            var row = new ArrayList<Double>();
            for (int j = 0; j < matrix.size(); j++) {
                row.add(matrix.get(i, j));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> health(Result<Health> result) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        switch (result) {
            case Result.Missing<Health>(String reason) -> {
                node.put("score", null);
                node.put("reason", reason);
                node.put("deductions", List.of());
            }
            case Result.Known<Health>(Health health) -> {
                node.put("score", health.score());
                node.put("healthy", health.healthy());
                node.put(
                        "deductions",
                        health.deductions().stream()
                                .map(deduction -> Map.of(
                                        "kind", deduction.kind().name(),
                                        "subject", deduction.subject(),
                                        "points", deduction.points(),
                                        "reason", deduction.reason()))
                                .toList());
            }
        }
        return node;
    }

    private static Map<String, @Nullable Object> targets(Snapshot snapshot) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        switch (snapshot.targets()) {
            case Result.Missing<Targets>(String reason) -> node.put("reason", reason);
            case Result.Known<Targets>(Targets targets) -> {
                node.put("method", targets.method().name());
                node.put("cash", targets.cash());
                node.put(
                        "tilts",
                        targets.tilts().entrySet().stream()
                                .map(StatusReport::tilt)
                                .toList());
            }
        }
        node.put("drifts", snapshot.drifts().stream().map(StatusReport::drift).toList());
        return node;
    }

    private static Map<String, Object> tilt(Map.Entry<InstrumentId, AssetTilt> entry) {
        AssetTilt tilt = entry.getValue();
        return Map.of(
                "symbol", entry.getKey().symbol(),
                "untilted", tilt.from(),
                "target", tilt.to(),
                "multiplier", tilt.multiplier(),
                "heldBy", tilt.stop().name());
    }

    private static Map<String, Object> drift(Drift drift) {
        return Map.of(
                "symbol", drift.instrument().symbol(),
                "weight", drift.weight(),
                "target", drift.target(),
                "drift", drift.drift(),
                "band", drift.band());
    }

    private static Map<String, @Nullable Object> proposal(Proposal proposal) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("id", proposal.id().value());
        node.put("version", proposal.version());
        node.put("cause", proposal.cause());
        node.put("state", proposal.state().name());
        node.put("urgency", proposal.urgency().name());
        node.put("method", proposal.method().name());
        node.put("raisedAt", proposal.raisedAt().toString());
        node.put("expiresAt", proposal.expiresAt().toString());
        node.put(
                "triggers",
                proposal.triggers().stream()
                        .map(reading -> Map.of(
                                "kind", reading.kind().name(),
                                "subject", reading.subject(),
                                "value", reading.value(),
                                "threshold", reading.threshold(),
                                "reason", reading.reason()))
                        .toList());
        node.put("legs", proposal.legs().stream().map(StatusReport::leg).toList());
        node.put(
                "cost",
                Map.of(
                        "commission", proposal.cost().commission(),
                        "spread", proposal.cost().spread(),
                        "total", proposal.cost().total()));
        node.put(
                "decision",
                proposal.decision() == null ? null : proposal.decision().note());
        return node;
    }

    private static Map<String, Object> leg(Leg leg) {
        var node = new LinkedHashMap<String, Object>();
        node.put("number", leg.number());
        node.put("symbol", leg.instrument().symbol());
        node.put("side", leg.side().name());
        node.put("quantity", leg.quantity());
        node.put("price", leg.price());
        node.put("value", leg.value());
        node.put("fee", leg.fee());
        node.put("reason", leg.reason());
        node.put("enabled", leg.enabled());
        return node;
    }

    private static void put(Map<String, @Nullable Object> node, String name, Result<Double> figure) {
        switch (figure) {
            case Result.Known<Double>(Double value) -> node.put(name, value);
            case Result.Missing<Double>(String reason) -> {
                node.put(name, null);
                node.put(name + "Reason", reason);
            }
        }
    }
}
