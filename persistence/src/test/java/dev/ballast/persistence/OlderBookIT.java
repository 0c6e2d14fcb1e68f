package dev.ballast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.execution.Order;
import dev.ballast.core.execution.OrderState;
import dev.ballast.core.rebalance.OrderRoute;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A book whose tables are from before orders could be filled in parts opens with every order as it was.
class OlderBookIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void ordersFromBeforePartialFillsAreWholeOrNothing() throws SQLException {
        String url = "jdbc:h2:file:" + directory.resolve("ballast");
        try (Connection held = DriverManager.getConnection(url, "sa", "");
                Statement statement = held.createStatement()) {
            Flyway.configure()
                    .dataSource(url, "sa", "")
                    .locations("classpath:db/migration")
                    .target("1")
                    .loggers("slf4j")
                    .load()
                    .migrate();
            statement.execute(insert("P-1/1", 1, 1, "0.25", "FILLED"));
            statement.execute(insert("P-1/2", 2, 2, "3", "CANCELLED"));
            statement.execute(insert("P-1/3", 3, 3, "4", "OPEN"));
        }

        try (var store = JooqWorkstationStore.open(directory, OpenMode.EXISTING)) {
            List<Order> orders = store.orders();
            assertThat(orders)
                    .extracting(Order::state)
                    .containsExactly(OrderState.FILLED, OrderState.CANCELLED, OrderState.OPEN);
            assertThat(orders.getFirst().filled()).isEqualByComparingTo("0.25");
            assertThat(orders).extracting(Order::fills).containsExactly(1, 0, 0);
            assertThat(orders).allMatch(order -> order.route() == OrderRoute.BROKER && order.slice() == 1);
            assertThat(orders).allMatch(order -> order.workedAt().equals(order.placedAt()));
            assertThat(orders.getLast().remaining()).isEqualByComparingTo("4");
        }
    }

    private static String insert(String id, int number, int leg, String quantity, String state) {
        return "INSERT INTO orders (client_id, number, proposal, leg, instrument, side, quantity, reference_price, state,"
                + " placed_at, note) VALUES ('" + id + "', " + number + ", 'P-1', " + leg + ", 'BTC-USD', 'BUY', "
                + quantity + ", 60000, '" + state + "', TIMESTAMP WITH TIME ZONE '2026-08-09 12:00:00+00:00', '')";
    }
}
