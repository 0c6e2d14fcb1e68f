package dev.ballast.core.rebalance;

/// Identity of a proposal, such as `P-20260809-0007`.
public record ProposalId(String value) {

    public ProposalId {
        if (value.isBlank() || value.length() > 60) {
            throw new IllegalArgumentException("proposal id '" + value + "' must have 1 to 60 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
