package dev.ballast.app.boot;

import dev.ballast.app.shell.Room;
import dev.ballast.app.shell.RoomKey;
import dev.ballast.core.engine.Snapshot;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// Ties a room's view and view-model to the shell: its view is made when it is first shown, and it hears of snapshots
/// only while it is on screen.
final class RoomCard implements Room {

    private final String id;
    private final String title;
    private final Ikon icon;
    private final Supplier<? extends Node> make;
    private final Consumer<Snapshot> apply;
    private final Supplier<Snapshot> latest;
    private List<RoomKey> keys = List.of();
    private BooleanSupplier settled = () -> true;
    private long applied;

    /// @param make makes the view; asked once
    /// @param apply brings the view-model up to a snapshot
    /// @param latest the newest snapshot
    RoomCard(
            String id,
            String title,
            Ikon icon,
            Supplier<? extends Node> make,
            Consumer<Snapshot> apply,
            Supplier<Snapshot> latest) {
        this.id = id;
        this.title = title;
        this.icon = icon;
        this.make = make;
        this.apply = apply;
        this.latest = latest;
    }

    /// Names the keys that work inside the room.
    RoomCard withKeys(List<RoomKey> known) {
        keys = List.copyOf(known);
        return this;
    }

    /// Tells when what the room computes in the background is on screen.
    RoomCard settledWhen(BooleanSupplier told) {
        settled = told;
        return this;
    }

    @Override
    public boolean isSettled() {
        return settled.getAsBoolean();
    }

    @Override
    public List<RoomKey> keys() {
        return keys;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Ikon icon() {
        return icon;
    }

    @Override
    public Node view() {
        return make.get();
    }

    @Override
    public void onShown() {
        applied = 0;
        pulse();
    }

    @Override
    public void pulse() {
        Snapshot snapshot = latest.get();
        if (snapshot.sequence() != applied) {
            applied = snapshot.sequence();
            apply.accept(snapshot);
        }
    }
}
