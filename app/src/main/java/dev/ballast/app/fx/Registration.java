package dev.ballast.app.fx;

/// What undoes a registration. Closing twice does nothing more.
@FunctionalInterface
public interface Registration extends AutoCloseable {

    @Override
    void close();
}
