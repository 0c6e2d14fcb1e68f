package dev.ballast.app.queue;

import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Lot;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Which lots a sale is to consume first, as a trader types them: `3 1` is the third lot, then the first. Pure.
final class LotChoice {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");

    private LotChoice() {}

    /// The lots meant, in order; none where nothing is typed: the book's method then decides.
    ///
    /// @param open lots of the instrument, numbered from 1 in their order
    static Result<List<EntryId>> parse(String text, List<Lot> open) {
        String plain = text.strip();
        var chosen = new ArrayList<EntryId>();
        if (plain.isEmpty()) {
            return Result.of(List.of());
        }
        for (String word : BETWEEN.split(plain, 0)) {
            if (!NUMBER.matcher(word).matches() || Integer.parseInt(word) > open.size()) {
                return Result.missing("“" + word + "” is no lot: 1 to " + open.size() + ", blanks between");
            }
            EntryId lot = open.get(Integer.parseInt(word) - 1).openedBy();
            if (chosen.contains(lot)) {
                return Result.missing("Lot " + word + " is named twice");
            }
            chosen.add(lot);
        }
        return Result.of(List.copyOf(chosen));
    }

    /// Numbers of the lots as they are typed.
    static String text(List<EntryId> chosen, List<Lot> open) {
        List<EntryId> ids = open.stream().map(Lot::openedBy).toList();
        return String.join(
                " ",
                chosen.stream()
                        .filter(ids::contains)
                        .map(lot -> String.valueOf(ids.indexOf(lot) + 1))
                        .toList());
    }

    /// What the chosen lots hold together.
    static BigDecimal quantity(List<EntryId> chosen, List<Lot> open) {
        return open.stream()
                .filter(lot -> chosen.contains(lot.openedBy()))
                .map(Lot::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
