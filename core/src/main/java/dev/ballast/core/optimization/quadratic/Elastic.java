package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Conflict;
import dev.ballast.core.optimization.Conflict.Relaxation;
import dev.ballast.core.optimization.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why a program is infeasible, in words: the minimal conflict that the dual method found, and the shifts of limits of
/// least sum that make it feasible, by a linear program in which every named limit gives way at a price of 1.
///
/// The budget is kept: a book that is not fully invested is another problem. Where only the budget could give, it does.
final class Elastic {

    private static final double LEAST = 1e-9;

    private Elastic() {}

    /// @param members numbers as in [DualActiveSet#conflict]
    static Conflict conflict(QuadraticProgram program, int[] members) {
        List<String> names = Arrays.stream(members)
                .mapToObj(member -> name(program, member))
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
        List<String> smallest = program.labels().isPlain() ? names : SmallestConflict.of(program, names);
        return new Conflict(smallest.isEmpty() ? List.of("constraints") : smallest, relaxations(program));
    }

    static String name(QuadraticProgram program, int constraint) {
        int size = program.size();
        if (constraint < size) {
            return program.labels().lower(constraint);
        }
        if (constraint < 2 * size) {
            return program.labels().upper(constraint - size);
        }
        int row = (constraint - 2 * size) % program.rowCount();
        return rowName(program, row, constraint - 2 * size >= program.rowCount());
    }

    static String rowName(QuadraticProgram program, int row, boolean upper) {
        String name = program.rowNames().get(row);
        if (program.rowLower()[row] == program.rowUpper()[row]) {
            return name;
        }
        return name + (upper ? " at most" : " at least");
    }

    private static List<Relaxation> relaxations(QuadraticProgram program) {
        Answer answer = QuadraticSolver.solve(elastic(program));
        return answer.status() == Status.OPTIMAL ? read(program, answer.point()) : List.of();
    }

    /// The linear program in which every named limit gives way at a price.
    static QuadraticProgram elastic(QuadraticProgram program) {
        int size = program.size();
        int rowCount = program.rowCount();
        // x = y + over − under with y in its bounds; each row gets an excess and a shortfall.
        int total = 3 * size + 2 * rowCount;
        var linear = new double[total];
        var lower = new double[total];
        var upper = new double[total];
        System.arraycopy(program.lower(), 0, lower, 0, size);
        System.arraycopy(program.upper(), 0, upper, 0, size);
        for (int i = 0; i < size; i++) {
            boolean up = !program.labels().upper(i).isEmpty() && Double.isFinite(program.upper()[i]);
            boolean down = !program.labels().lower(i).isEmpty() && Double.isFinite(program.lower()[i]);
            linear[size + i] = -1;
            linear[2 * size + i] = -1;
            upper[size + i] = up ? Double.POSITIVE_INFINITY : 0;
            upper[2 * size + i] = down ? program.lower()[i] - program.labels().least(i) : 0;
        }
        var rows = new ArrayList<double[]>();
        for (int r = 0; r < rowCount; r++) {
            var row = new double[total];
            double[] coefficients = program.rows().get(r);
            for (int i = 0; i < size; i++) {
                row[i] = coefficients[i];
                row[size + i] = coefficients[i];
                row[2 * size + i] = -coefficients[i];
            }
            int excess = 3 * size + 2 * r;
            row[excess] = -1;
            row[excess + 1] = 1;
            // A budget costs more than all else that could give in its stead.
            double price = program.rowNames().get(r).equals("budget") ? 4.0 * size + 4 : 1;
            linear[excess] = -price;
            linear[excess + 1] = -price;
            upper[excess] = Double.POSITIVE_INFINITY;
            upper[excess + 1] = Double.POSITIVE_INFINITY;
            rows.add(row);
        }
        return new QuadraticProgram(
                new LinearCurvature(total),
                linear,
                lower,
                upper,
                rows,
                program.rowLower(),
                program.rowUpper(),
                program.rowNames(),
                program.labels());
    }

    /// Shifts by name: a bound may stand in a purchase and in a sale.
    private static List<Relaxation> read(QuadraticProgram program, double[] point) {
        int size = program.size();
        var shifts = new LinkedHashMap<String, Double>();
        for (int i = 0; i < size; i++) {
            add(shifts, program.labels().upper(i), point[size + i]);
            add(shifts, program.labels().lower(i), point[2 * size + i]);
        }
        for (int r = 0; r < program.rowCount(); r++) {
            add(shifts, rowName(program, r, true), point[3 * size + 2 * r]);
            add(shifts, rowName(program, r, false), point[3 * size + 2 * r + 1]);
        }
        return shifts.entrySet().stream()
                .map(shift -> new Relaxation(shift.getKey(), shift.getValue()))
                .toList();
    }

    private static void add(Map<String, Double> shifts, String name, double shift) {
        if (shift > LEAST) {
            shifts.merge(name, shift, Double::sum);
        }
    }
}
