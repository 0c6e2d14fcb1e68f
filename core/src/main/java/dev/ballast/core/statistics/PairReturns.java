package dev.ballast.core.statistics;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.PriceHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Simple returns of two instruments on their common open times, oldest first.
///
/// A date that one of them lacks is dropped for both; the return over it spans the gap. Immutable.
///
/// @param points one a pair of returns
public record PairReturns(List<Point> points) {

    /// The returns of both over one bar, fractions; finite, since closes are finite and > 0.
    ///
    /// @param time open time of the bar that ends the return
    public record Point(Instant time, double first, double second) {}

    /// A figure at a time.
    public record Timed(Instant time, double value) {}

    public PairReturns {
        points = List.copyOf(points);
    }

    /// The inner join of two histories of one timeframe; empty where they share fewer than two dates.
    ///
    /// `IllegalArgumentException` where the timeframes differ.
    public static PairReturns of(PriceHistory first, PriceHistory second) {
        if (first.timeframe() != second.timeframe()) {
            throw new IllegalArgumentException("timeframes of " + first.instrument() + " and " + second.instrument()
                    + " differ: " + first.timeframe() + ", " + second.timeframe());
        }
        var points = new ArrayList<Point>();
        Bar lastFirst = null;
        Bar lastSecond = null;
        int j = 0;
        for (Bar bar : first.bars()) {
            while (j < second.bars().size() && second.bars().get(j).openTime().isBefore(bar.openTime())) {
                j++;
            }
            if (j == second.bars().size()) {
                break;
            }
            Bar other = second.bars().get(j);
            if (other.openTime().equals(bar.openTime())) {
                if (lastFirst != null && lastSecond != null) {
                    points.add(new Point(
                            bar.openTime(),
                            bar.close() / lastFirst.close() - 1,
                            other.close() / lastSecond.close() - 1));
                }
                lastFirst = bar;
                lastSecond = other;
            }
        }
        return new PairReturns(points);
    }

    /// The newest `count` of them, or all where there are fewer.
    public PairReturns latest(int count) {
        return new PairReturns(points.subList(Math.max(0, points.size() - count), points.size()));
    }

    /// Sample correlation over each full window, at the time of the window's last return.
    ///
    /// Windows in which one of the two does not move are left out: no correlation is defined there. Each window is
    /// computed afresh, so that rounding does not build up.
    ///
    /// @param window number of returns, ≥ 2
    public List<Timed> rollingCorrelation(int window) {
        if (window < 2) {
            throw new IllegalArgumentException("window must be >= 2 returns, was " + window);
        }
        var rolling = new ArrayList<Timed>();
        for (int end = window; end <= points.size(); end++) {
            double correlation = correlation(points.subList(end - window, end));
            if (Double.isFinite(correlation)) {
                rolling.add(new Timed(points.get(end - 1).time(), correlation));
            }
        }
        return rolling;
    }

    private static double correlation(List<Point> sample) {
        double meanFirst = 0;
        double meanSecond = 0;
        for (Point point : sample) {
            meanFirst += point.first() / sample.size();
            meanSecond += point.second() / sample.size();
        }
        double cross = 0;
        double first = 0;
        double second = 0;
        for (Point point : sample) {
            cross += (point.first() - meanFirst) * (point.second() - meanSecond);
            first += (point.first() - meanFirst) * (point.first() - meanFirst);
            second += (point.second() - meanSecond) * (point.second() - meanSecond);
        }
        return Math.clamp(cross / Math.sqrt(first * second), -1, 1);
    }
}
