package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.ORDERS;
import static org.jooq.impl.DSL.max;

import dev.ballast.core.execution.Order;
import dev.ballast.core.execution.OrderState;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.persistence.jooq.tables.records.OrdersRecord;
import java.util.List;
import org.jooq.DSLContext;

/// Orders: the newest state of each, numbered in the order in which they were placed.
final class JooqOrders {

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
                order.note());
    }

    static List<Order> all(DSLContext sql) {
        return sql.selectFrom(ORDERS).orderBy(ORDERS.NUMBER).fetch(JooqOrders::order);
    }

    static List<Order> open(DSLContext sql) {
        return sql.selectFrom(ORDERS)
                .where(ORDERS.STATE.eq(OrderState.OPEN.name()))
                .orderBy(ORDERS.NUMBER)
                .fetch(JooqOrders::order);
    }

    private static Order order(OrdersRecord row) {
        return new Order(
                row.getClientId(),
                new ProposalId(row.getProposal()),
                row.getLeg(),
                InstrumentId.of(row.getInstrument()),
                Side.valueOf(row.getSide()),
                row.getQuantity(),
                row.getReferencePrice(),
                OrderState.valueOf(row.getState()),
                row.getPlacedAt(),
                row.getNote());
    }
}
