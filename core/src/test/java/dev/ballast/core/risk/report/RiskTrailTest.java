package dev.ballast.core.risk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.series.DatedSeries;
import dev.ballast.core.risk.tail.TailMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every figure opens down to dated returns and prices (UI-9).
class RiskTrailTest {

    private static final PriceSample MARKET = SampleMarkets.clustered(400, 3, 8);
    private static final RiskReport REPORT = RiskReports.of(
            RiskRequest.of(MARKET, RiskRequest.equalWeights(MARKET), RiskSettings.DEFAULT, RiskPolicy.DEFAULT)
                    .withBenchmark(new Benchmark(
                            "A0",
                            DatedSeries.of(
                                    MARKET.times(),
                                    IntStream.range(0, 401)
                                            .mapToDouble(row -> MARKET.close(row, 0))
                                            .toArray()))));

    private static List<RiskFigure> figures() {
        var figures = new ArrayList<RiskFigure>();
        figures.add(new RiskFigure.Volatility());
        for (TailMethod method : TailMethod.values()) {
            for (int days : List.of(1, 10)) {
                for (TailMeasure measure : TailMeasure.values()) {
                    figures.add(new RiskFigure.Tail(method, days, measure));
                }
            }
            figures.add(new RiskFigure.Backtest(method));
        }
        figures.add(new RiskFigure.AssetPart(InstrumentId.of("A1-USD")));
        figures.add(new RiskFigure.CategoryPart(Category.OTHER));
        figures.add(new RiskFigure.DrawdownDepth());
        figures.add(new RiskFigure.BenchmarkBeta());
        figures.add(new RiskFigure.Spread());
        figures.add(new RiskFigure.Liquidation());
        figures.add(new RiskFigure.OpenRisk());
        REPORT.limits().forEach(reading -> figures.add(new RiskFigure.LimitOf(reading.kind(), reading.subject())));
        return figures;
    }

    @Test
    void everyFigureHasATrailThatOpensToItsEnd() {
        for (RiskFigure figure : figures()) {
            Explanation trail = REPORT.explain(figure);
            assertThat(trail.title()).as(figure.toString()).isNotBlank();
            assertThat(trail.value().text()).as(figure.toString()).isNotBlank();
            open(trail, 0);
        }
    }

    private static void open(Explanation trail, int depth) {
        assertThat(depth).isLessThan(8);
        for (Input input : trail.inputs()) {
            assertThat(input.name()).isNotBlank();
            switch (input) {
                case Input.Figure figure -> figure.behind().ifPresent(behind -> open(behind, depth + 1));
                case Input.Table table -> {
                    ExplainedTable rows = table.table();
                    for (int row : new int[] {0, rows.rows() - 1}) {
                        if (row >= 0 && row < rows.rows()) {
                            assertThat(rows.row(row)).hasSameSizeAs(rows.columns());
                        }
                    }
                }
            }
        }
    }

    @Test
    void valueAtRiskLeadsToDatedReturnsAndPrices() {
        Explanation trail =
                REPORT.explain(new RiskFigure.Tail(TailMethod.HISTORICAL, 1, TailMeasure.CONDITIONAL_VALUE_AT_RISK));
        Explanation returns = behind(trail, "Portfolio returns");
        ExplainedTable dated = table(returns, "Returns");
        assertThat(dated.rows()).isEqualTo(400);
        assertThat(dated.row(0).getFirst().text()).isEqualTo("2024-01-02");
        assertThat(dated.row(399).get(1).number())
                .isEqualTo(REPORT.returns().orElseThrow().value(399));
        ExplainedTable prices = table(behind(returns, "Returns of A2-USD"), "Prices and returns");
        assertThat(prices.row(10).get(1).number()).isEqualTo(MARKET.close(11, 2));

        // From the trail alone the figure can be computed again.
        ExplainedTable tail = table(trail, "Days in the tail");
        double mean = 0;
        for (int row = 0; row < tail.rows(); row++) {
            mean -= tail.row(row).get(1).number() * tail.row(row).get(2).number();
        }
        assertThat(mean).isCloseTo(trail.value().number(), within(1e-15));
    }

    @Test
    void aDayCanBeTakenApart() {
        Explanation trail = REPORT.explain(new RiskFigure.Tail(TailMethod.HISTORICAL, 1, TailMeasure.VALUE_AT_RISK));
        Explanation day = trail.inputs().stream()
                .filter(Input.Figure.class::isInstance)
                .map(Input.Figure.class::cast)
                .filter(figure -> figure.name().startsWith("Return of 20"))
                .findFirst()
                .flatMap(Input.Figure::behind)
                .orElseThrow();
        ExplainedTable assets = table(day, "Assets");
        double sum = IntStream.range(0, assets.rows())
                .mapToDouble(row -> assets.row(row).get(3).number())
                .sum();
        assertThat(sum).isCloseTo(day.value().number(), within(1e-15));
    }

    @Test
    void whatIsNotThereSaysSo() {
        assertThat(REPORT.explain(new RiskFigure.Liquidation()).value().text()).contains("no book");
        assertThat(REPORT.explain(new RiskFigure.AssetPart(InstrumentId.of("XYZ-USD")))
                        .value())
                .isEqualTo(new ExplainedValue.Words("XYZ-USD is not part of the sample."));
        assertThat(REPORT.explain(new RiskFigure.CategoryPart(Category.BOND))
                        .value()
                        .text())
                .contains("Bond");
        assertThat(REPORT.explain(new RiskFigure.Tail(TailMethod.HISTORICAL, 5, TailMeasure.VALUE_AT_RISK))
                        .value()
                        .text())
                .contains("no horizon of 5 days");
    }

    private static Explanation behind(Explanation trail, String name) {
        return trail.inputs().stream()
                .filter(input -> input.name().equals(name))
                .map(Input.Figure.class::cast)
                .map(Input.Figure::behind)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static ExplainedTable table(Explanation trail, String name) {
        return trail.inputs().stream()
                .filter(input -> input.name().equals(name))
                .map(Input.Table.class::cast)
                .findFirst()
                .orElseThrow()
                .table();
    }
}
