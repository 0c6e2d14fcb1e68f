package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.optimization.Conflict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/// Why the chosen method has no weights: which limits conflict, and the cheapest way out at one click.
final class ConflictBar extends HBox {

    /// With fifty assets a conflict can name fifty bounds: the tooltip has them all.
    private static final int MANY = 5;

    private static final String BOUND = " bound of ";

    private final OptimizerViewModel model;
    private final Label sign = new Label("!");
    private final Label words = new Label();
    private final Button relax = new Button("Relax");
    private final Subscription subscription;

    ConflictBar(OptimizerViewModel model) {
        super(10);
        this.model = model;
        setId("optimizer-conflict");
        getStyleClass().add("optimizer-conflict");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("optimizer-conflict-words");
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        relax.setId("optimizer-relax");
        relax.getStyleClass().add("accent");
        relax.setMinWidth(USE_PREF_SIZE);
        relax.setOnAction(_ -> model.relax());
        sign.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(sign, words, relax);
        subscription = Subscription.combine(
                model.conflictProperty().subscribe(_ -> show()),
                model.problemProperty().subscribe(_ -> show()));
    }

    private void show() {
        Optional<Conflict> conflict = model.conflictProperty().get();
        String problem = model.problemProperty().get();
        boolean any = conflict.isPresent() || !problem.isEmpty();
        setVisible(any);
        setManaged(any);
        words.setText(conflict.map(ConflictBar::words).orElse(problem));
        boolean movable = conflict.map(found -> !found.relaxations().isEmpty()).orElse(false);
        relax.setVisible(movable);
        relax.setManaged(movable);
        words.setTooltip(conflict.map(found -> new Tooltip(found.words())).orElse(null));
        setAccessibleText(words.getText());
    }

    private static String words(Conflict conflict) {
        String together = gathered(conflict.constraints(), name -> "").stream().collect(Collectors.joining(" · "));
        Map<String, String> ways = new HashMap<>();
        conflict.relaxations().forEach(each -> ways.put(each.constraint(), " by " + Numbers.percent(each.by(), 2)));
        String way = String.join(
                ", ",
                gathered(
                        conflict.relaxations().stream()
                                .map(Conflict.Relaxation::constraint)
                                .toList(),
                        name -> ways.getOrDefault(name, "")));
        return "No weights: these cannot all hold: " + together + (way.isEmpty() ? "" : ". Cheapest way out: " + way);
    }

    /// Names of limits with what is said of each; bounds of many assets of which the same is said are one entry.
    private static List<String> gathered(List<String> names, UnaryOperator<String> said) {
        var gathered = new LinkedHashMap<String, List<String>>();
        for (String name : names) {
            int bound = name.indexOf(BOUND);
            String key = bound > 0 ? name.substring(0, bound) + " bounds of % assets" : name;
            gathered.computeIfAbsent(key + said.apply(name), _ -> new ArrayList<>())
                    .add(name);
        }
        var entries = new ArrayList<String>();
        gathered.forEach((key, members) -> {
            if (members.size() > MANY) {
                entries.add(key.replaceFirst("% assets", members.size() + " assets")
                        + (key.contains(" by ") ? " each" : ""));
            } else {
                members.forEach(name -> entries.add(name + said.apply(name)));
            }
        });
        return entries;
    }

    void close() {
        subscription.unsubscribe();
    }
}
