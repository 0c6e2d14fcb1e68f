package dev.ballast.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.market.Category;
import dev.ballast.core.result.RefusedException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryTableTest {

    @Test
    void theBundledTableCoversAllCategoriesAndOddities() throws IOException {
        Path file = Path.of("..", "assets", "src", "main", "resources", "dev", "ballast", "assets", "categories.csv");
        CategoryTable table;
        try (var reader = Files.newBufferedReader(file)) {
            table = CategoryTable.parse(reader);
        }
        assertThat(table.categories().values()).contains(Category.values());
        assertThat(table.categories()).hasSizeGreaterThan(150);
        assertThat(table.apply("BTC")).isEqualTo(Category.L1);
        assertThat(table.apply("PAXG")).isEqualTo(Category.COMMODITY);
        assertThat(table.apply("stETH")).isEqualTo(table.apply("ETH"));
        assertThat(table.apply("WBTC")).isEqualTo(table.apply("BTC"));
        assertThat(table.apply("SPY")).isEqualTo(Category.ETF);
        assertThat(table.apply("AAPL")).isEqualTo(Category.EQUITY);
        assertThat(table.apply("NOBODYKNOWS")).isEqualTo(Category.OTHER);
    }

    @Test
    void commentsAndCaseAreFine() {
        CategoryTable table =
                CategoryTable.parse(new StringReader("# mine\nbase,category\nbtc,l1\n# gold\nPAXG,Commodity\n"));
        assertThat(table.categories()).containsOnlyKeys("BTC", "PAXG");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~base,category\nBTC,Coin~|line 2: 'Coin' is no category",
                "~base,category\nBTC,L1\nbtc,L2~|line 3: BTC has a second row",
                "~base,category\nBTC~|line 2: a row is",
                "~base,category\n,L1~|line 2: a row is",
                "~asset,category\n~|the header must be base,category",
                "~~|the header must be base,category"
            })
    void badRowsAreRefusedWithTheirLine(String text, String message) {
        assertThatThrownBy(() -> CategoryTable.parse(new StringReader(text)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(message);
    }
}
