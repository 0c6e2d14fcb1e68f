package dev.ballast.app.queue;

import dev.ballast.app.table.Sheet;
import dev.ballast.core.rebalance.Leg;
import java.util.List;

/// The enabled legs as orders to place elsewhere (EXE-2), with the client ids their fills are entered under.
final class OrderSheet {

    private static final List<String> HEAD =
            List.of("client_id", "leg", "side", "symbol", "quantity", "limit_price", "value", "fee_expected", "reason");

    private OrderSheet() {}

    /// @param origin where the prices come from, a column of its own; empty for nothing to say
    static Sheet of(ProposalCard card, String origin) {
        var sheet = new Sheet(
                HEAD,
                card.proposal().enabledLegs().stream()
                        .map(leg -> line(card, leg))
                        .toList());
        return origin.isEmpty() ? sheet : sheet.with("prices", origin);
    }

    private static List<String> line(ProposalCard card, Leg leg) {
        return List.of(
                card.proposal().id() + "/" + leg.number(),
                String.valueOf(leg.number()),
                leg.side().name(),
                leg.instrument().symbol(),
                leg.quantity().stripTrailingZeros().toPlainString(),
                leg.price().stripTrailingZeros().toPlainString(),
                leg.value().toPlainString(),
                leg.fee().toPlainString(),
                leg.reason());
    }
}
