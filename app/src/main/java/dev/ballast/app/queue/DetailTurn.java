package dev.ballast.app.queue;

/// What stands beneath the legs; each takes its turn.
enum DetailTurn {
    LEG("Leg"),
    WEIGHTS("Weights"),
    LEFT_OUT("Left out"),
    DRIFT("Drift left");

    private final String label;

    DetailTurn(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    DetailTurn next() {
        return switch (this) {
            case LEG -> WEIGHTS;
            case WEIGHTS -> LEFT_OUT;
            case LEFT_OUT -> DRIFT;
            case DRIFT -> LEG;
        };
    }
}
