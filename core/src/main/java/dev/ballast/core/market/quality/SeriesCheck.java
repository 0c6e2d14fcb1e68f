package dev.ballast.core.market.quality;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Decimals;
import dev.ballast.core.result.Percent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/// One series under the checks of [DataQuality]. Used once.
final class SeriesCheck {

    /// Span of log returns below which a series is constant up to the rounding of its prices.
    static final double CONSTANT = 1e-12;
    /// Fewer returns have no median worth the name.
    static final int FEWEST_FOR_SPIKES = 8;
    private static final double SECONDS_A_DAY = 86_400;

    private final InstrumentId instrument;
    private final List<PricePoint> points;
    /// Traded in each row; empty where the series has no volumes.
    private final double[] volumes;
    private final IntPredicate accepted;
    private final Instant newest;
    private final QualityPolicy policy;
    private final List<QualityFinding> findings = new ArrayList<>();
    /// Rows kept so far.
    private List<Integer> rows = new ArrayList<>();

    /// @param volumes by row, empty where there are none
    /// @param accepted whether someone who knows said that a row is true: no check leaves it out
    SeriesCheck(
            InstrumentId instrument,
            List<PricePoint> points,
            double[] volumes,
            IntPredicate accepted,
            Instant newest,
            QualityPolicy policy) {
        this.instrument = instrument;
        this.points = List.copyOf(points);
        this.volumes = volumes;
        this.accepted = accepted;
        this.newest = newest;
        this.policy = policy;
    }

    QualityReport report() {
        keepPrices();
        keepOrder();
        excludeDryRuns();
        excludeSpikes();
        splitAtJumps();
        reportLargeMoves();
        reportGaps();
        reportUnchanged();
        judgeWhole();
        findings.sort(Comparator.comparingInt(QualityFinding::row));
        return new QualityReport(
                instrument,
                points.size(),
                findings,
                rows.stream().map(points::get).toList());
    }

    private void keepPrices() {
        for (int row = 0; row < points.size(); row++) {
            double price = points.get(row).price();
            if (!Double.isFinite(price)) {
                find(QualityReason.NOT_FINITE, row, price, "price is " + price);
            } else if (price <= 0) {
                find(QualityReason.NOT_POSITIVE, row, price, "price is " + price + ", must be > 0");
            } else {
                rows.add(row);
            }
        }
    }

    private void keepOrder() {
        List<Integer> ordered = TimeSequence.longest(rows, row -> time(row));
        if (ordered.size() == rows.size()) {
            return;
        }
        var kept = new HashSet<Integer>(ordered);
        var times = new HashSet<Instant>();
        ordered.forEach(row -> times.add(time(row)));
        for (int row : rows) {
            if (kept.contains(row)) {
                continue;
            }
            if (times.contains(time(row))) {
                find(QualityReason.DUPLICATE_TIME, row, price(row), "a second price " + price(row) + " at this time");
            } else {
                find(QualityReason.OUT_OF_ORDER, row, price(row), "stands out of the order of time");
            }
        }
        rows = ordered;
    }

    /// Rows in a run without volume, of a series that has volumes: nobody traded at these prices.
    private void excludeDryRuns() {
        for (DryRun run : DryRun.all(volumes, policy.dryRows())) {
            List<Integer> dry = rows.stream()
                    .filter(run::contains)
                    .filter(row -> !accepted.test(row))
                    .toList();
            if (!dry.isEmpty()) {
                find(
                        QualityReason.NO_VOLUME,
                        dry.getFirst(),
                        run.length(),
                        "no volume for " + run.length() + " bars, to " + time(run.last()));
                rows.removeIf(row -> run.contains(row) && !accepted.test(row));
            }
        }
    }

    private void excludeSpikes() {
        double[] returns = logReturns();
        var spikes = new Spikes(returns, scale(), policy.spikeZ());
        var kept = new ArrayList<Integer>(rows);
        for (int i = 0; i + 1 < returns.length; i++) {
            if (spikes.isSpike(i) && !accepted.test(rows.get(i + 1))) {
                int row = rows.get(i + 1);
                double away = spikes.z(i);
                find(
                        QualityReason.SPIKE,
                        row,
                        away,
                        "price " + price(row) + " is a spike, robust z " + Decimals.of(away, 1));
                kept.remove(Integer.valueOf(row));
                i++;
            }
        }
        rows = kept;
    }

    private void splitAtJumps() {
        int from = 0;
        for (int i = 1; i < rows.size(); i++) {
            double ratio = price(rows.get(i)) / price(rows.get(i - 1));
            if (accepted.test(rows.get(i)) || accepted.test(rows.get(i - 1))) {
                continue;
            }
            if (ratio >= policy.jumpRatio()) {
                String times = String.format(Locale.ROOT, "%.0f", ratio);
                find(
                        QualityReason.REUSED_TICKER,
                        rows.get(i),
                        ratio,
                        "price rose " + times + "-fold: another asset under the same ticker, earlier rows left out");
                from = i;
            } else if (ratio <= 1 / policy.jumpRatio()) {
                find(
                        QualityReason.TOTAL_LOSS,
                        rows.get(i),
                        ratio,
                        String.format(Locale.ROOT, "price fell to %.3g of the one before: a return of −100 %%", ratio));
            }
        }
        rows = List.copyOf(rows.subList(from, rows.size()));
        // A loss before the ticker went to another asset is not this asset's.
        int first = rows.isEmpty() ? 0 : rows.getFirst();
        findings.removeIf(finding -> finding.reason() == QualityReason.TOTAL_LOSS && finding.row() <= first);
    }

    private void reportLargeMoves() {
        RobustScale scale = scale();
        if (!scale.isKnown()) {
            return;
        }
        double[] returns = logReturns();
        for (int i = 0; i < returns.length; i++) {
            double z = scale.z(returns[i]);
            if (Math.abs(z) > policy.spikeZ()) {
                String move = "moved by " + Percent.of(Math.expm1(returns[i])) + ", robust z " + Decimals.of(z, 1);
                find(QualityReason.LARGE_MOVE, rows.get(i + 1), z, move);
            }
        }
    }

    private void reportGaps() {
        OptionalDouble usual = medianSpacing();
        if (usual.isEmpty()) {
            return;
        }
        boolean weekends = rows.stream().anyMatch(row -> isWeekend(time(row)));
        double longest = weekends
                ? 1.5 * usual.getAsDouble()
                : Math.max(1.5 * usual.getAsDouble(), policy.weekendGap().toMillis() / 1000.0);
        for (int i = 1; i < rows.size(); i++) {
            double seconds = seconds(rows.get(i - 1), rows.get(i));
            if (seconds > longest) {
                String days = String.format(Locale.ROOT, "%.1f", seconds / SECONDS_A_DAY);
                find(QualityReason.GAP, rows.get(i), seconds / SECONDS_A_DAY, "no price for " + days + " days before");
            }
        }
    }

    private void reportUnchanged() {
        int run = 1;
        for (int i = 1; i <= rows.size(); i++) {
            if (i < rows.size() && price(rows.get(i)) == price(rows.get(i - 1))) {
                run++;
                continue;
            }
            if (run >= policy.unchangedRows()) {
                find(QualityReason.UNCHANGED, rows.get(i - 1), run, "the same price for " + run + " rows");
            }
            run = 1;
        }
    }

    private void judgeWhole() {
        int last = Math.max(0, points.size() - 1);
        if (rows.size() < policy.neededPrices()) {
            String count = rows.size() + " of " + policy.neededPrices() + " prices needed";
            find(QualityReason.TOO_FEW, last, rows.size(), count);
        }
        double[] returns = logReturns();
        if (returns.length >= 2) {
            double span = Arrays.stream(returns).max().orElse(0)
                    - Arrays.stream(returns).min().orElse(0);
            if (span <= CONSTANT) {
                find(QualityReason.CONSTANT, last, span, "returns are constant over " + returns.length + " rows");
            }
        }
        if (!rows.isEmpty()) {
            Duration age = Duration.between(time(rows.getLast()), newest);
            if (age.compareTo(policy.stoppedAfter()) > 0) {
                String ended = "series stopped at " + time(rows.getLast()) + ", others go on to " + newest;
                find(QualityReason.STOPPED, last, age.toSeconds() / SECONDS_A_DAY, ended);
            }
        }
    }

    private RobustScale scale() {
        return rows.size() <= FEWEST_FOR_SPIKES ? RobustScale.UNKNOWN : RobustScale.of(logReturns());
    }

    private double[] logReturns() {
        var returns = new double[Math.max(0, rows.size() - 1)];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = Math.log(price(rows.get(i + 1))) - Math.log(price(rows.get(i)));
        }
        return returns;
    }

    private OptionalDouble medianSpacing() {
        var spacings = new double[Math.max(0, rows.size() - 1)];
        for (int i = 0; i < spacings.length; i++) {
            spacings[i] = seconds(rows.get(i), rows.get(i + 1));
        }
        return spacings.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(RobustScale.median(spacings));
    }

    private double seconds(int from, int to) {
        return Duration.between(time(from), time(to)).toMillis() / 1000.0;
    }

    private static boolean isWeekend(Instant time) {
        DayOfWeek day = time.atOffset(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    private Instant time(int row) {
        return points.get(row).time();
    }

    private double price(int row) {
        return points.get(row).price();
    }

    private void find(QualityReason reason, int row, double value, String message) {
        Instant time = points.isEmpty() ? newest : time(row);
        findings.add(new QualityFinding(reason, row, time, value, message));
    }
}
