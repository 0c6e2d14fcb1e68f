package dev.ballast.app.shell;

import java.util.List;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// One room on screen. Making it is cheap; its nodes are made by the first call of [#view]. FX thread only.
public interface Room {

    /// Stable name, also of its picture's file: `dashboard`.
    String id();

    /// Name on screen.
    String title();

    Ikon icon();

    /// What its own keys do while it shows, for the list at F1.
    default List<RoomKey> keys() {
        return List.of();
    }

    /// The room's nodes; called once, before the room first shows.
    Node view();

    /// The room is on screen now: from here on [#pulse] is called.
    default void onShown() {}

    /// Whether all that the room computes in the background is on screen; a picture waits for that.
    default boolean isSettled() {
        return true;
    }

    /// The room left the screen.
    default void onHidden() {}

    /// Once in every frame while the room shows: take over the newest snapshot if its number moved.
    default void pulse() {}
}
