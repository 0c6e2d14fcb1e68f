package dev.ballast.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FlashFxTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 100_000_000L);

    @BeforeAll
    static void start() {
        FxThread.start();
    }

    @Test
    void showsTheDirectionAndEndsAlsoWhenTheClockWraps() {
        FxThread.call(() -> {
            var pulse = new FxPulse();
            var flash = new Flash(pulse, now::get);
            var cell = new Label();

            flash.show(cell, 0.5);
            pulse.flush();
            assertThat(states(cell)).containsExactly("flash-up");

            flash.show(cell, -0.5);
            assertThat(states(cell)).containsExactly("flash-down");

            now.addAndGet(400_000_000L);
            pulse.flush();
            assertThat(states(cell)).isEmpty();
            return cell;
        });
    }

    @Test
    void noChangeShowsNothingAndAReusedCellIsCleared() {
        FxThread.call(() -> {
            var flash = new Flash(new FxPulse(), now::get);
            var cell = new Label();

            flash.show(cell, 0);
            flash.show(cell, Double.NaN);
            assertThat(states(cell)).isEmpty();

            flash.show(cell, 1);
            flash.clear(cell);
            assertThat(states(cell)).isEmpty();
            return cell;
        });
    }

    private static Set<String> states(Label cell) {
        return cell.getPseudoClassStates().stream()
                .map(PseudoClass::getPseudoClassName)
                .filter(name -> name.startsWith("flash"))
                .collect(Collectors.toSet());
    }
}
