package dev.ballast.app.shell;

import dev.ballast.app.control.Badge;
import dev.ballast.app.control.StatePane;
import dev.ballast.app.control.Tones;
import dev.ballast.app.control.UiKit;
import dev.ballast.app.fx.Phase;
import dev.ballast.app.fx.Registration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window's frame: header, rooms at the left, the showing room, status bar, and overlays above all of it.
///
/// A room's nodes are made when it first shows; only the showing room gets pulses. FX thread only.
public final class Shell implements AutoCloseable {

    public static final double MINIMUM_WIDTH = 900;
    public static final double MINIMUM_HEIGHT = 640;

    private static final Logger LOG = LoggerFactory.getLogger(Shell.class);

    private final UiKit kit;
    private final List<Room> rooms;
    private final List<Action> actions = new ArrayList<>();
    private final Map<String, Node> views = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Room> showing = new ReadOnlyObjectWrapper<>();
    private final StackPane content = new StackPane();
    private final NavigationRail rail;
    private final CommandPalette palette;
    private final ShortcutSheet shortcuts = new ShortcutSheet();
    private final Overlay overlay = new Overlay();
    private final StackPane root = new StackPane();
    private final Registration pulseRegistration;

    /// Lays the window out and shows the first room.
    ///
    /// @param rooms in the order of the rail, at least one; the first nine get Ctrl+1 … Ctrl+9
    /// @param more what can be done besides changing rooms, listed in the command palette
    public Shell(UiKit kit, ShellModel model, List<Room> rooms, List<Action> more) {
        if (rooms.isEmpty()) {
            throw new IllegalArgumentException("a shell needs a room, was given none");
        }
        this.kit = kit;
        this.rooms = List.copyOf(rooms);
        addRooms();
        addWindowActions();
        actions.addAll(more);
        palette = new CommandPalette(() -> actions, overlay::hide);
        rail = new NavigationRail(this.rooms, roomKeys(), this::show);
        content.getStyleClass().add("bal-content");
        content.setMinSize(0, 0);
        var frame = new BorderPane(content);
        frame.setTop(header(model));
        frame.setLeft(rail);
        frame.setBottom(new StatusBar(model));
        root.getStyleClass().add("bal-shell");
        root.setMinSize(0, 0);
        root.getChildren().addAll(frame, overlay);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        pulseRegistration = kit.pulse().add(Phase.SNAPSHOT, this::pulseShowing);
        show(this.rooms.getFirst());
    }

    /// A themed scene around the shell; call once.
    public Scene scene(double width, double height) {
        var scene = new Scene(root, width, height);
        kit.themes().install(scene);
        return scene;
    }

    public Region root() {
        return root;
    }

    public List<Room> rooms() {
        return rooms;
    }

    public ReadOnlyObjectProperty<@Nullable Room> showing() {
        return showing.getReadOnlyProperty();
    }

    /// Shows the room with this id.
    ///
    /// @throws IllegalArgumentException when there is none
    public void show(String id) {
        show(rooms.stream()
                .filter(room -> room.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no room is called " + id)));
    }

    /// A number beside a room's name in the rail; nothing for 0.
    public void setCount(String room, int count) {
        rail.setCount(room, count);
    }

    public void openPalette() {
        overlay.show(palette, Pos.TOP_CENTER);
        palette.open();
    }

    public void openShortcuts() {
        shortcuts.show(actions, rooms);
        overlay.show(shortcuts, Pos.CENTER);
    }

    public void toggleTheme() {
        kit.themes().select(kit.themes().theme().other());
    }

    /// The showing room leaves, pulses end.
    @Override
    public void close() {
        pulseRegistration.close();
        Room current = showing.get();
        if (current != null) {
            current.onHidden();
            showing.set(null);
        }
    }

    private void show(Room room) {
        rail.select(room);
        Room current = showing.get();
        if (room.equals(current)) {
            return;
        }
        if (current != null) {
            current.onHidden();
        }
        Node view = views.computeIfAbsent(room.id(), _ -> viewOf(room));
        content.getChildren().setAll(view);
        showing.set(room);
        room.onShown();
        // Its keys work at once, also after a click on the rail.
        view.requestFocus();
        kit.pulse().request();
    }

    /// A room that cannot be built says so in its place and leaves the others alone.
    private static Node viewOf(Room room) {
        try {
            return room.view();
        } catch (RuntimeException failure) {
            LOG.error("The room {} could not be built", room.id(), failure);
            return StatePane.error(
                    "The room " + room.title() + " could not be built",
                    "The other rooms go on. The log holds the details: " + failure.getMessage());
        }
    }

    private void pulseShowing() {
        Room current = showing.get();
        if (current != null) {
            current.pulse();
        }
    }

    private void addRooms() {
        for (int index = 0; index < rooms.size(); index++) {
            Room room = rooms.get(index);
            actions.add(new Action(
                    "room." + room.id(), "Go to " + room.title(), "Rooms", roomKey(index), () -> show(room)));
        }
    }

    private void addWindowActions() {
        actions.add(new Action("palette", "Search commands", "Window", shortcut(KeyCode.K), this::openPalette));
        actions.add(new Action(
                "shortcuts",
                "Show keyboard shortcuts",
                "Window",
                new KeyCodeCombination(KeyCode.F1),
                this::openShortcuts));
        actions.add(
                new Action("theme", "Change between dark and light", "Window", shortcut(KeyCode.T), this::toggleTheme));
    }

    private List<String> roomKeys() {
        var keys = new ArrayList<String>();
        for (int index = 0; index < rooms.size(); index++) {
            KeyCombination key = roomKey(index);
            keys.add(key == null ? "" : key.getDisplayText());
        }
        return keys;
    }

    private static @Nullable KeyCombination roomKey(int index) {
        return index < 9 ? shortcut(KeyCode.valueOf("DIGIT" + (index + 1))) : null;
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && overlay.isVisible()) {
            overlay.hide();
            event.consume();
            return;
        }
        for (Action action : actions) {
            KeyCombination key = action.key();
            if (key != null && key.match(event)) {
                overlay.hide();
                action.run().run();
                event.consume();
                return;
            }
        }
    }

    private HBox header(ShellModel model) {
        var mark = new Region();
        mark.getStyleClass().add("bal-mark");
        var name = new Label("Ballast");
        name.getStyleClass().add("bal-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var book = new Badge("", model.book().get().tone());
        book.setId("book-badge");
        book.getStyleClass().add("bal-book");
        book.textProperty().bind(model.book().map(ShellModel.Status::text));
        book.visibleProperty().bind(book.textProperty().isNotEmpty());
        model.book().addListener((_, _, next) -> Tones.apply(book, next.tone()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var header = new HBox(
                mark,
                name,
                book,
                space,
                tool("header-palette", Material2OutlinedMZ.SEARCH, "Search commands", this::openPalette),
                tool("header-theme", Material2OutlinedAL.BRIGHTNESS_4, "Dark or light", this::toggleTheme),
                tool("header-shortcuts", Material2OutlinedAL.KEYBOARD, "Keyboard shortcuts", this::openShortcuts));
        header.getStyleClass().add("bal-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private static Button tool(String id, Ikon icon, String text, Runnable action) {
        var button = new Button();
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.getStyleClass().addAll("flat", "bal-tool");
        button.setOnAction(_ -> action.run());
        return button;
    }
}
