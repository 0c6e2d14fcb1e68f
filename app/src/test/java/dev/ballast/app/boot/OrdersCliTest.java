package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Settings;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.persistence.JooqWorkstationStore;
import dev.ballast.persistence.OpenMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Orders that are placed elsewhere, from approval to their fills, and the journal that tells of them: the commands on
/// a real file.
class OrdersCliTest {

    private static final InstrumentId AAA = InstrumentId.of("AAA-USD");
    private static final InstrumentId BBB = InstrumentId.of("BBB-USD");

    @TempDir
    private Path folder = Path.of("");

    private String proposal = "";

    @BeforeEach
    void approveForExport() throws IOException {
        succeeds(
                "import",
                "history",
                write("prices.csv", "date,AAA,BBB\n2024-01-01,100,5\n2024-01-02,105,6\n2024-01-03,110,5.5\n"));
        succeeds("import", "fills", write("fills.csv", """
                        id,time,type,symbol,quantity,price,fee
                        d1,2024-01-01T00:00:00Z,DEPOSIT,USD,1000,1,0
                        f1,2024-01-02T00:00:00Z,BUY,AAA-USD,2,100,1
                        """));
        Instant now = Instant.now();
        try (var store = JooqWorkstationStore.open(folder.resolve("data").resolve("book"), OpenMode.EXISTING);
                var engine = WorkstationEngine.open(store, BookKind.OWN, PaperBroker::new, InstantSource.fixed(now))) {
            done(engine.perform(
                    new Command.SetPolicy(Settings.with(engine.snapshot().policy(), "approval.undoWindow", "PT0S"))));
            done(engine.perform(new Command.SetTargets(TargetMethod.OWN, Map.of(AAA, 0.1, BBB, 0.2))));
            engine.onStatus(new FeedStatus("COINBASE", FeedStatus.Kind.LIVE, FeedStatus.Phase.RUNNING, "", 0, 0, now));
            engine.onQuote(new Quote(AAA, 109.9, 110.1, 110, QuoteSource.COINBASE, now));
            engine.onQuote(new Quote(BBB, 5.49, 5.51, 5.5, QuoteSource.COINBASE, now));
            done(engine.perform(new Command.ProposeNow()));
            Proposal raised = engine.snapshot().proposals().stream()
                    .filter(each -> each.state() == ProposalState.PROPOSED
                            && each.cause().equals("ON_DEMAND"))
                    .findFirst()
                    .orElseThrow();
            done(engine.perform(new Command.Approve(raised.id(), raised.version(), OrderRoute.EXPORT)));
            engine.step();
            proposal = raised.id().value();
        }
    }

    @Test
    void exportedOrdersComeBackAsFillsOnce() throws IOException {
        Path orders = folder.resolve("orders.csv");
        assertThat(succeeds("orders", "--export", orders.toString())).contains("2 orders written");
        String filled = fill(Files.readString(orders, StandardCharsets.UTF_8));

        assertThat(succeeds("import", "fills", write("back.csv", filled))).contains("2 entries booked");

        assertThat(states()).containsOnly("FILLED");
        assertThat(state()).isEqualTo(ProposalState.EXECUTED);
        JsonNode status = json("status");
        double cash = status.get("cash").asDouble();
        assertThat(status.get("positions")).hasSize(2);

        assertThat(succeeds("import", "fills", write("again.csv", filled))).contains("0 entries booked");
        assertThat(json("status").get("cash").asDouble()).isEqualTo(cash);
        assertThat(state()).isEqualTo(ProposalState.EXECUTED);
        assertThat(json("verify").get("sound").asBoolean()).isTrue();
        refuses("orders", "--export", orders.toString());
    }

    @Test
    void aFillOfAnotherOrderOrOfMoreThanRemainsIsRefusedWhole() throws IOException {
        Path orders = folder.resolve("orders.csv");
        succeeds("orders", "--export", orders.toString());
        String filled = fill(Files.readString(orders, StandardCharsets.UTF_8));
        double cash = json("status").get("cash").asDouble();

        refuses("import", "fills", write("other.csv", filled.replace(proposal + "/1,", "P-19990101-1/1,")));
        refuses("import", "fills", write("more.csv", filled.replaceFirst("AAA-USD,", "AAA-USD,1")));

        assertThat(json("status").get("cash").asDouble()).isEqualTo(cash);
        assertThat(states()).containsOnly("OPEN");
        assertThat(json("verify").get("sound").asBoolean()).isTrue();
    }

    @Test
    void cancellingNeedsAReasonAndEndsTheProposal() {
        refuses("orders", "--cancel", proposal);
        succeeds("orders", "--cancel", proposal, "--reason", "placed by telephone");

        assertThat(states()).containsOnly("CANCELLED");
        assertThat(state()).isEqualTo(ProposalState.FAILED);
        assertThat(succeeds("journal", "show", "--type", "ORDER_CANCELLED")).contains("placed by telephone");
    }

    @Test
    void theJournalShowsVerifiesAndRecomputesTheProposal() {
        JsonNode verified = json("journal", "verify");
        assertThat(verified.get("sound").asBoolean()).isTrue();
        assertThat(verified.get("entries").asInt()).isGreaterThan(5);
        assertThat(succeeds("journal", "show", "--subject", proposal))
                .contains("PROPOSAL_RAISED", "PROPOSAL_APPROVED", "PROPOSAL_EXECUTING", "ORDER_PLACED");

        JsonNode again = json("journal", "recompute", proposal);
        assertThat(again.get("same").asBoolean()).isTrue();
        assertThat(again.get("differences")).isEmpty();
        refuses("journal", "recompute", "P-19990101-1");
    }

    /// Time, price and fee as the trader enters them: the reference price, and a dollar for each.
    private static String fill(String exported) {
        var lines = new ArrayList<String>();
        for (String line : exported.lines().toList()) {
            List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
            if (!cells.getFirst().equals("id")) {
                cells.set(1, "2026-01-05T10:00:00Z");
                cells.set(5, cells.get(8));
                cells.set(6, "1");
            }
            lines.add(String.join(",", cells));
        }
        return String.join("\n", lines) + "\n";
    }

    private ProposalState state() {
        try (var store = JooqWorkstationStore.open(folder.resolve("data").resolve("book"), OpenMode.EXISTING)) {
            return store.proposals().stream()
                    .filter(each -> each.id().value().equals(proposal))
                    .findFirst()
                    .orElseThrow()
                    .state();
        }
    }

    private List<String> states() {
        var states = new ArrayList<String>();
        json("orders").forEach(order -> states.add(order.get("state").asString()));
        return states;
    }

    private static void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }

    private JsonNode json(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return CliRun.in(folder, all.toArray(String[]::new)).succeeds().json();
    }

    private String succeeds(String... arguments) {
        return CliRun.in(folder, arguments).succeeds().out();
    }

    private void refuses(String... arguments) {
        CliRun.in(folder, arguments).refuses();
    }
}
