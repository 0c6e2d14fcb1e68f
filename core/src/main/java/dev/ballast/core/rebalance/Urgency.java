package dev.ballast.core.rebalance;

/// How soon a proposal wants an answer; the queue is sorted by it, highest first.
public enum Urgency {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
