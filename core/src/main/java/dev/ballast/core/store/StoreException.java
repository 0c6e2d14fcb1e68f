package dev.ballast.core.store;

import java.io.Serial;

/// The database could not do what was asked. The message says what happened and what the trader can do about it.
public class StoreException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
