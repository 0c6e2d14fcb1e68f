package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.ORDERS;
import static org.jooq.impl.DSL.max;

import dev.ballast.core.execution.Order;
import dev.ballast.core.execution.OrderState;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.persistence.jooq.tables.records.OrdersRecord;
import java.util.List;
import org.jooq.DSLContext;

/// Orders: the newest state of each, numbered in the order in which they were placed.
final class JooqOrders {

    private static final int LATEST = 1000;

    private JooqOrders() {}

    static void save(DSLContext sql, Order order) {
        Long known = sql.select(ORDERS.NUMBER)
                .from(ORDERS)
                .where(ORDERS.CLIENT_ID.eq(order.clientId()))
                .fetchOneInto(Long.class);
        if (known == null) {
            sql.executeInsert(row(nextNumber(sql), order));
        } else {
            sql.executeUpdate(row(known, order));
        }
    }

    private static long nextNumber(DSLContext sql) {
        Long last = sql.select(max(ORDERS.NUMBER)).from(ORDERS).fetchOneInto(Long.class);
        return last == null ? 1 : last + 1;
    }

    private static OrdersRecord row(long number, Order order) {
        return new OrdersRecord(
                order.clientId(),
                number,
                order.proposal().value(),
                order.leg(),
                order.instrument().symbol(),
                order.side().name(),
                order.quantity(),
                order.referencePrice(),
                order.state().name(),
                order.placedAt(),
                order.note(),
                order.slice(),
                order.route().name(),
                order.workedAt(),
                order.filled(),
                order.fills());
    }

    static List<Order> all(DSLContext sql) {
        return sql.selectFrom(ORDERS).orderBy(ORDERS.NUMBER).fetch(JooqOrders::order);
    }

    /// All open ones and the latest closed ones, oldest first.
    static List<Order> openAndLatest(DSLContext sql) {
        Long last = sql.select(max(ORDERS.NUMBER)).from(ORDERS).fetchOneInto(Long.class);
        return sql.selectFrom(ORDERS)
                .where(ORDERS.STATE.eq(OrderState.OPEN.name()).or(ORDERS.NUMBER.gt((last == null ? 0 : last) - LATEST)))
                .orderBy(ORDERS.NUMBER)
                .fetch(JooqOrders::order);
    }

    private static Order order(OrdersRecord row) {
        return new Order(
                row.getClientId(),
                new ProposalId(row.getProposal()),
                row.getLeg(),
                row.getSlice(),
                InstrumentId.of(row.getInstrument()),
                Side.valueOf(row.getSide()),
                row.getQuantity(),
                row.getReferencePrice(),
                OrderRoute.valueOf(row.getRoute()),
                OrderState.valueOf(row.getState()),
                row.getPlacedAt(),
                row.getWorkedAt(),
                row.getFilled(),
                row.getFills(),
                row.getNote());
    }
}
