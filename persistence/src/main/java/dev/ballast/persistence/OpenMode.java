package dev.ballast.persistence;

/// What to do where the data folder has no book yet.
public enum OpenMode {
    /// Make the folder and an empty book.
    CREATE,
    /// Refuse: a mistyped folder must not look like an empty book.
    EXISTING
}
