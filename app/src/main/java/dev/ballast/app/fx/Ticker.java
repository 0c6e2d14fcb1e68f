package dev.ballast.app.fx;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/// Once a second, for ages and countdowns: one clock for all of them, stopped while nobody listens. FX thread only.
public final class Ticker {

    private final Listeners listeners = new Listeners();
    private final Timeline timeline = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));

    public Ticker() {
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    public Registration add(Runnable listener) {
        Registration registration = listeners.add(listener);
        timeline.play();
        return () -> {
            registration.close();
            if (listeners.isEmpty()) {
                timeline.stop();
            }
        };
    }

    public boolean isRunning() {
        return timeline.getStatus() == Animation.Status.RUNNING;
    }

    private void tick() {
        listeners.forEach(Runnable::run);
    }
}
