package dev.ballast.app.cli;

import dev.ballast.core.engine.rehearsal.RehearsalPath;
import dev.ballast.core.engine.rehearsal.RehearsalReport;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.result.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A rehearsal as one JSON document.
final class RehearsalDocument {

    private RehearsalDocument() {}

    static Map<String, Object> of(RehearsalReport report) {
        var document = new LinkedHashMap<String, Object>();
        document.put("from", report.settings().from().toString());
        document.put("to", report.settings().to().toString());
        document.put("days", report.days());
        document.put("approve", report.settings().rule().text());
        document.put("spread", report.settings().spread());
        document.put("start", report.start());
        document.put(
                "instruments",
                report.instruments().stream().map(id -> id.symbol()).toList());
        document.put("paths", List.of(path(report.decided()), path(report.hold()), path(report.nothing())));
        document.put("turnover", report.turnover());
        document.put("triggers", report.tallies());
        document.put("refusals", report.refusals());
        document.put(
                "proposals",
                report.proposals().stream().map(RehearsalDocument::proposal).toList());
        document.put(
                "equity", report.equity().stream().map(RehearsalDocument::point).toList());
        return document;
    }

    private static Map<String, Object> path(RehearsalPath path) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", path.name());
        document.put("equity", path.equity());
        document.put("return", path.totalReturn());
        document.put("volatility", path.volatility());
        document.put("maximumDrawdown", path.maximumDrawdown());
        put(document, "meanDrift", path.meanDrift());
        put(document, "largestDrift", path.largestDrift());
        return document;
    }

    private static void put(Map<String, Object> document, String name, Result<Double> figure) {
        switch (figure) {
            case Result.Known<Double>(Double value) -> document.put(name, value);
            case Result.Missing<Double>(String reason) -> {
                document.put(name, null);
                document.put(name + "Reason", reason);
            }
        }
    }

    private static Map<String, Object> proposal(Proposal proposal) {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", proposal.id().value());
        document.put("raisedAt", proposal.raisedAt().toString());
        document.put("cause", proposal.cause());
        document.put("state", proposal.state().name());
        document.put("urgency", proposal.urgency().name());
        document.put("legs", proposal.enabledLegs().size());
        document.put("cost", proposal.cost().total());
        return document;
    }

    private static Map<String, Object> point(EquityPoint point) {
        return Map.of("time", point.time().toString(), "equity", point.equity(), "cash", point.cash());
    }
}
