package dev.ballast.core.market.quality;

import java.util.ArrayList;
import java.util.List;

/// Bars in a row without volume.
///
/// @param first index of the first
/// @param last index of the last, ≥ `first`
record DryRun(int first, int last) {

    int length() {
        return last - first + 1;
    }

    boolean contains(int row) {
        return row >= first && row <= last;
    }

    /// Runs of at least `rows` bars. None where half of the series or more has no volume: then its source does
    /// not know volumes, or not of that time, and a missing figure says nothing about the price.
    static List<DryRun> all(double[] volumes, int rows) {
        var runs = new ArrayList<DryRun>();
        int dry = 0;
        int run = 0;
        for (int i = 0; i <= volumes.length; i++) {
            if (i < volumes.length && volumes[i] == 0) {
                run++;
                dry++;
                continue;
            }
            if (run >= rows) {
                runs.add(new DryRun(i - run, i - 1));
            }
            run = 0;
        }
        return 2 * dry < volumes.length ? runs : List.of();
    }
}
