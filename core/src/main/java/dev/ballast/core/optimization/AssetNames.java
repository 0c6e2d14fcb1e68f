package dev.ballast.core.optimization;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How messages call an asset: by its name where the problem knows it, else "asset 1", "asset 2", … in the order of the
/// numbers given, as [Constraints#numbered] does.
public final class AssetNames {

    private AssetNames() {}

    /// "asset 1" for place 0.
    public static String of(int place) {
        return "asset " + (place + 1);
    }

    static String of(@Nullable List<String> names, int place) {
        return names == null || place >= names.size() ? of(place) : names.get(place);
    }
}
