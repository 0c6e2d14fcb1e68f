package dev.ballast.core.engine.rehearsal;

import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.rebalance.Urgency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides on proposals where no trader sits: `all`, `none` (nobody answers, they expire), or conditions joined by
/// commas, all of which must hold, such as `urgency>=HIGH,turnover<=0.2,cost<=0.001`.
///
/// `urgency>=LEVEL`; `trigger=KIND`, one of its readings; `turnover<=FRACTION`, half of Σ|leg| ÷ equity;
/// `cost<=FRACTION`, expected cost ÷ Σ|leg|. What fails is rejected with the reason of its first failing condition.
///
/// @param text as given
/// @param conditions empty for `all`
/// @param answer what happens where all of them hold
public record ApprovalRule(String text, List<Condition> conditions, Answer answer) {

    public static final ApprovalRule ALL = new ApprovalRule("all", List.of(), Answer.APPROVE);
    public static final ApprovalRule NONE = new ApprovalRule("none", List.of(), Answer.LEAVE);

    private static final String FORM =
            " is no rule: all, none, or urgency>=LEVEL, trigger=KIND, turnover<=FRACTION, cost<=FRACTION, joined by commas";

    /// What is done with a proposal that a rule lets through.
    public enum Answer {
        APPROVE,
        /// Nobody answers: it expires.
        LEAVE
    }

    /// One test of a proposal.
    public sealed interface Condition {

        /// Whether it holds.
        boolean holds(Proposal proposal, double equity);

        /// Why the trader says no where it does not hold.
        RejectReason otherwise();

        /// At least this urgent.
        record AtLeast(Urgency urgency) implements Condition {
            @Override
            public boolean holds(Proposal proposal, double equity) {
                return proposal.urgency().compareTo(urgency) >= 0;
            }

            @Override
            public RejectReason otherwise() {
                return RejectReason.WRONG_TIME;
            }
        }

        /// One of the readings is of this kind.
        record Of(TriggerKind kind) implements Condition {
            @Override
            public boolean holds(Proposal proposal, double equity) {
                return proposal.triggers().stream().map(TriggerReading::kind).anyMatch(kind::equals);
            }

            @Override
            public RejectReason otherwise() {
                return RejectReason.DISAGREE_WITH_TARGET;
            }
        }

        /// Half of what is traded is at most this part of equity.
        record Turnover(double most) implements Condition {
            @Override
            public boolean holds(Proposal proposal, double equity) {
                return traded(proposal) / 2 <= most * equity;
            }

            @Override
            public RejectReason otherwise() {
                return RejectReason.TOO_LARGE;
            }
        }

        /// The expected cost is at most this part of what is traded.
        record Cost(double most) implements Condition {
            @Override
            public boolean holds(Proposal proposal, double equity) {
                return proposal.cost().total() <= most * traded(proposal);
            }

            @Override
            public RejectReason otherwise() {
                return RejectReason.TOO_COSTLY;
            }
        }
    }

    public ApprovalRule {
        conditions = List.copyOf(conditions);
    }

    /// The rule of a text; `IllegalArgumentException` names what is not understood.
    public static ApprovalRule parse(String text) {
        String plain = text.strip();
        if (plain.equalsIgnoreCase("all")) {
            return ALL;
        }
        if (plain.equalsIgnoreCase("none")) {
            return NONE;
        }
        var conditions = new ArrayList<Condition>();
        for (String part : Arrays.asList(plain.split(",", -1))) {
            conditions.add(condition(part.strip()));
        }
        return new ApprovalRule(plain, conditions, Answer.APPROVE);
    }

    /// Why a proposal is turned down, if it is.
    Optional<RejectReason> objection(Proposal proposal, double equity) {
        return conditions.stream()
                .filter(condition -> !condition.holds(proposal, equity))
                .map(Condition::otherwise)
                .findFirst();
    }

    private static double traded(Proposal proposal) {
        return proposal.enabledLegs().stream()
                .map(Leg::value)
                .mapToDouble(value -> value.doubleValue())
                .sum();
    }

    private static Condition condition(String part) {
        if (part.startsWith("urgency>=")) {
            return new Condition.AtLeast(one(Urgency.class, part.substring("urgency>=".length()), part));
        }
        if (part.startsWith("trigger=")) {
            return new Condition.Of(one(TriggerKind.class, part.substring("trigger=".length()), part));
        }
        if (part.startsWith("turnover<=")) {
            return new Condition.Turnover(fraction(part.substring("turnover<=".length()), part));
        }
        if (part.startsWith("cost<=")) {
            return new Condition.Cost(fraction(part.substring("cost<=".length()), part));
        }
        throw new IllegalArgumentException("'" + part + "'" + FORM);
    }

    private static <E extends Enum<E>> E one(Class<E> type, String name, String part) {
        try {
            return Enum.valueOf(type, name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + part + "' names none of " + Arrays.toString(type.getEnumConstants()), e);
        }
    }

    private static double fraction(String text, String part) {
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + part + "'" + FORM, e);
        }
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("'" + part + "' needs a fraction >= 0");
        }
        return value;
    }
}
