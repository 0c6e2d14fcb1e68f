package dev.ballast.core.optimization.quadratic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Names of a conflict of which none can be spared, where a program has constraints without a name (a purchase is never
/// a sale) or a name stands for more than one: the dual method's certificate is minimal in constraints, and may not be
/// in names.
///
/// Each name is left out in turn (deletion filter, Chinneck and Dravnieks 1991). The dual method goes on from where it
/// is: either what is left is feasible and the name is needed, or it has a smaller certificate.
final class SmallestConflict {

    private final DualActiveSet dual;
    private final Map<String, List<Integer>> numbers = new LinkedHashMap<>();
    private final int limit;
    private Set<String> candidates = new TreeSet<>();

    private SmallestConflict(QuadraticProgram program) {
        dual = DualActiveSet.projection(program, new double[program.size()]);
        limit = DualActiveSet.limit(program);
        for (int number = 0; number < 2 * (program.size() + program.rowCount()); number++) {
            String name = Elastic.name(program, number);
            if (!name.isEmpty()) {
                numbers.computeIfAbsent(name, key -> new ArrayList<>()).add(number);
            }
        }
    }

    /// @param names of constraints that cannot all hold; returned as they are where the method does not end
    static List<String> of(QuadraticProgram program, List<String> names) {
        return new SmallestConflict(program).reduce(names);
    }

    private List<String> reduce(List<String> names) {
        candidates.addAll(names);
        numbers.keySet().stream().filter(name -> !candidates.contains(name)).forEach(this::ignore);
        if (dual.solve(limit) != DualActiveSet.End.INFEASIBLE) {
            return names;
        }
        narrow();
        var needed = new TreeSet<String>();
        while (true) {
            String name = candidates.stream()
                    .filter(candidate -> !needed.contains(candidate))
                    .findFirst()
                    .orElse("");
            if (name.isEmpty()) {
                return List.copyOf(candidates);
            }
            ignore(name);
            switch (dual.solve(limit)) {
                case INFEASIBLE -> narrow();
                case OPTIMAL -> {
                    needed.add(name);
                    numbers.getOrDefault(name, List.of()).forEach(dual::heed);
                    if (dual.solve(limit) != DualActiveSet.End.INFEASIBLE) {
                        return List.copyOf(candidates);
                    }
                    narrow();
                }
                case LIMIT -> {
                    return List.copyOf(candidates);
                }
            }
        }
    }

    private void ignore(String name) {
        numbers.getOrDefault(name, List.of()).forEach(dual::ignore);
    }

    /// To the names of the last certificate.
    private void narrow() {
        var members = new TreeSet<Integer>();
        for (int number : dual.conflict()) {
            members.add(number);
        }
        var kept = new TreeSet<String>();
        for (String name : candidates) {
            if (numbers.getOrDefault(name, List.of()).stream()
                    .anyMatch(number -> members.contains(number) && !dual.isIgnored(number))) {
                kept.add(name);
            } else {
                ignore(name);
            }
        }
        candidates = kept;
    }
}
