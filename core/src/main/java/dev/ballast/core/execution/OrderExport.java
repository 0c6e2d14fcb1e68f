package dev.ballast.core.execution;

import java.util.List;

/// Writes open orders for a trader who places them elsewhere (EXE-2): as a CSV file or for the clipboard.
///
/// The columns are those of Ballast's own file of fills, with `order` and `reference_price` behind them; `id`, `type`,
/// `symbol`, `quantity` and `order` are filled in, `time`, `price` and `fee` are left for the trader. The file that was
/// placed is so the file to import: it is refused until each row has its time and price.
///
/// ```
/// id,time,type,symbol,quantity,price,fee,order,reference_price
/// P-20260809-17/1/fill/1,,SELL,BTC-USD,0.25,,,P-20260809-17/1,60012.5
/// ```
public final class OrderExport {

    /// The header of the file.
    public static final List<String> COLUMNS =
            List.of("id", "time", "type", "symbol", "quantity", "price", "fee", "order", "reference_price");

    private OrderExport() {}

    /// All open orders in their sequence, lines separated by LF. No cell needs quotes.
    public static String csv(List<Order> orders) {
        return table(orders, ",");
    }

    /// The same with tabs, for pasting into a spreadsheet.
    public static String clipboard(List<Order> orders) {
        return table(orders, "\t");
    }

    private static String table(List<Order> orders, String separator) {
        var text = new StringBuilder(String.join(separator, COLUMNS)).append('\n');
        orders.stream().filter(Order::isOpen).forEach(order -> text.append(String.join(separator, cells(order)))
                .append('\n'));
        return text.toString();
    }

    private static List<String> cells(Order order) {
        return List.of(
                order.nextFill().value(),
                "",
                order.side().name(),
                order.instrument().symbol(),
                order.remaining().stripTrailingZeros().toPlainString(),
                "",
                "",
                order.clientId(),
                order.referencePrice().stripTrailingZeros().toPlainString());
    }
}
