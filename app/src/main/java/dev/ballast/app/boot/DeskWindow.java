package dev.ballast.app.boot;

import dev.ballast.app.cli.OpenDesk;
import dev.ballast.app.control.Tone;
import dev.ballast.app.control.UiKit;
import dev.ballast.app.fx.Phase;
import dev.ballast.app.fx.Registration;
import dev.ballast.app.shell.Shell;
import dev.ballast.app.shell.ShellModel;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation.Subscription;
import java.util.List;

/// The rooms of one open book in their frame. Snapshots reach the screen once a pulse, and only the showing room is
/// told. FX thread only.
final class DeskWindow implements AutoCloseable {

    private final OpenDesk desk;
    private final RoomFactory factory;
    private final Shell shell;
    private final ShellPresenter presenter;
    private final Registration stage;
    private final Subscription subscription;
    private long applied;

    DeskWindow(OpenDesk desk, UiKit kit) {
        this.desk = desk;
        var model = new ShellModel();
        this.presenter = new ShellPresenter(model);
        var actions = new DeskActions(desk, text -> model.message().set(new ShellModel.Status(text, Tone.NEUTRAL)));
        this.factory = new RoomFactory(desk, kit, actions, this::show);
        this.shell = new Shell(kit, model, List.copyOf(factory.rooms()), actions.all());
        this.stage = kit.pulse().add(Phase.SNAPSHOT, this::applyNewest);
        this.subscription = desk.engine().onSnapshot(kit.pulse()::request);
        applyNewest();
    }

    Shell shell() {
        return shell;
    }

    private void show(String room) {
        shell.show(room);
    }

    private void applyNewest() {
        Snapshot snapshot = desk.engine().snapshot();
        if (snapshot.sequence() == applied) {
            return;
        }
        applied = snapshot.sequence();
        presenter.apply(snapshot);
        shell.setCount("queue", ShellPresenter.waiting(snapshot));
    }

    @Override
    public void close() {
        subscription.close();
        stage.close();
        shell.close();
        factory.close();
    }
}
