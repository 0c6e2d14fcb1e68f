package dev.ballast.app.assets;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.venue.ListedProduct;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/// Columns of a venue's list, and what is said of one product.
final class ProductColumns {

    private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("outside");

    private ProductColumns() {}

    static List<TableColumn<ListedProduct, ?>> create() {
        return List.of(
                FigureColumns.text("product", "Product", 120, ProductColumns::symbol),
                state(),
                FigureColumns.text("follower", "On the desk", 110, row -> row.follower()
                        .map(Object::toString)
                        .orElse("")),
                FigureColumns.text(
                        "best",
                        "Tier at best",
                        90,
                        row -> AssetRow.name(row.outlook().atBest())),
                number(
                        "rank",
                        "Rank",
                        60,
                        row -> figure(row.rank().isPresent(), row.rank().orElse(0)),
                        ProductColumns::whole),
                number("volume", "USD a day", 90, ListedProduct::volume, Numbers::compact),
                number("price", "Price", 110, row -> row.product().price(), Numbers::price),
                FigureColumns.text(
                        "category", "Category", 100, row -> row.category().label()),
                right("tick", "Price step", 110, row -> row.product()
                        .priceTick()
                        .toPlainString()),
                right("step", "Quantity step", 110, row -> row.product()
                        .quantityStep()
                        .toPlainString()),
                right("minimum", "Least order", 120, ListedProduct::minimum),
                FigureColumns.text("missing", "Not known yet", 130, ProductColumns::missing));
    }

    private static String symbol(ListedProduct row) {
        return row.product().id().symbol();
    }

    /// What is known of a product and what is not, for the lines beneath the table.
    static String why(ListedProduct row) {
        String alias = row.product().aliasOf().isEmpty()
                ? ""
                : ", the same market as " + row.product().aliasOf();
        String desk = row.follower()
                .map(id -> id.equals(row.product().id()) ? ", on the desk" : ", on the desk as " + id)
                .orElse("");
        String why = row.outlook().why().isEmpty() ? "" : " (" + row.outlook().why() + ")";
        return symbol(row) + " at " + row.venue() + ": " + row.state() + alias + desk + "\n"
                + AssetRow.name(row.outlook().atBest()) + " at best" + why + ". Not known yet: "
                + String.join(", ", row.outlook().missing()) + ".";
    }

    /// What is missing, in a word each; the lines beneath the table say it whole.
    private static String missing(ListedProduct row) {
        return (row.rank().isEmpty() ? "rank, " : "") + (row.volume().isEmpty() ? "volume, " : "") + "bars";
    }

    private static OptionalDouble figure(boolean known, int value) {
        return known ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static String whole(double value) {
        return String.valueOf((int) value);
    }

    private static TableColumn<ListedProduct, String> state() {
        TableColumn<ListedProduct, String> column = FigureColumns.text("state", "State", 90, ListedProduct::state);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
                pseudoClassStateChanged(STOPPED, !empty && item != null && !item.equals("trading"));
            }
        });
        return column;
    }

    private static TableColumn<ListedProduct, String> right(
            String id, String name, double width, Function<ListedProduct, String> value) {
        TableColumn<ListedProduct, String> column = FigureColumns.text(id, name, width, value);
        column.getStyleClass().add("room-number");
        return column;
    }

    private static TableColumn<ListedProduct, Double> number(
            String id,
            String name,
            double width,
            Function<ListedProduct, OptionalDouble> value,
            DoubleFunction<String> shown) {
        return FigureColumns.number(id, name, width, row -> value.apply(row).orElse(Double.NaN), shown, 9);
    }
}
