package dev.ballast.core.reference;

import dev.ballast.core.feed.RecordedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the reference file of `-Dballast.reference=FILE` and the closed-form cases beside it.
final class ReferenceSets {

    private static final String ANALYTIC = "reference_analytic.json";

    private ReferenceSets() {}

    static List<ReferenceCase> read() {
        String given = System.getProperty("ballast.reference", "");
        Path file = given.isEmpty() ? RecordedData.file("../reference/reference_dev.json") : Path.of(given);
        List<ReferenceCase> cases = new ArrayList<>(read(file));
        Path analytic = file.resolveSibling(ANALYTIC);
        if (!file.endsWith(ANALYTIC) && Files.isReadable(analytic)) {
            cases.addAll(read(analytic));
        }
        return cases;
    }

    private static List<ReferenceCase> read(Path file) {
        JsonNode set = JsonMapper.shared().readTree(file.toFile());
        Path folder = file.toAbsolutePath().getParent();
        var data = new ReferenceData(set, folder == null ? Path.of("") : folder);
        var cases = new ArrayList<ReferenceCase>();
        for (JsonNode entry : set.path("cases")) {
            if (entry.has("expected") && entry.has("tolerance")) {
                cases.add(new ReferenceCase(
                        entry.path("id").asString(),
                        entry.path("group").asString("analytic"),
                        entry.path("inputs"),
                        entry.path("expected"),
                        entry.path("tolerance"),
                        data));
            }
        }
        return cases;
    }
}
