package dev.ballast.persistence;

import dev.ballast.core.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// A data folder held by this program alone, until closed or killed.
///
/// H2 locks its file against other processes only, and a second opening in the same process would quietly share it;
/// this lock refuses both before the database is touched. The lock file also keeps the number of the last acknowledged
/// audit entry: H2 opens a truncated file at an older state without a word, and that number shows it.
final class DataFolder implements AutoCloseable {

    private static final String DATABASE = "ballast";
    private static final String DRAFT = "ballast-draft";
    private static final int NUMBER_LENGTH = 20;
    /// Far behind the content, so that systems with mandatory locks still let the number be read.
    private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

    private final Path directory;
    private final FileChannel channel;

    private DataFolder(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DataFolder hold(Path path, OpenMode mode) {
        Path directory = path.toAbsolutePath().normalize();
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new StoreException(directory + " is a file. Name a folder for the book with --data.");
        }
        requireBook(directory, mode);
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve(DATABASE + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            return lock(directory, channel);
        } catch (IOException e) {
            throw new StoreException(unusable(directory, e), e);
        }
    }

    private static void requireBook(Path directory, OpenMode mode) {
        if (mode == OpenMode.EXISTING && !Files.exists(file(directory))) {
            String what = Files.isDirectory(directory) ? "holds no Ballast book" : "does not exist";
            throw new StoreException("Data folder " + directory + " " + what
                    + ". Check the path after --data, or import fills or history to start a book there.");
        }
    }

    private static DataFolder lock(Path directory, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock(LOCK_POSITION, 1, false);
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new StoreException("Data folder " + directory
                    + " is already open in another Ballast. Close that one, or choose another folder with --data.");
        }
        var folder = new DataFolder(directory, channel);
        try {
            folder.requireWritable();
        } catch (StoreException e) {
            folder.close();
            throw e;
        }
        return folder;
    }

    private void requireWritable() {
        for (Path path : new Path[] {directory, file()}) {
            if (Files.exists(path) && !Files.isWritable(path)) {
                throw new StoreException(readOnly(path));
            }
        }
    }

    Path directory() {
        return directory;
    }

    Path file() {
        return file(directory);
    }

    private static Path file(Path directory) {
        return directory.resolve(DATABASE + ".mv.db");
    }

    boolean hasContent() {
        return file().toFile().length() > 0;
    }

    /// Where a new or newer version of the database is made before it takes the file's place.
    Path draft() {
        return directory.resolve(DRAFT + ".mv.db");
    }

    String draftUrl() {
        return "jdbc:h2:file:" + directory.resolve(DRAFT);
    }

    /// The folder's part of the database URL.
    String url() {
        return "jdbc:h2:file:" + directory.resolve(DATABASE);
    }

    /// Number of the last audit entry that was acknowledged; 0 where none was noted.
    long acknowledged() {
        ByteBuffer buffer = ByteBuffer.allocate(NUMBER_LENGTH);
        try {
            int length = channel.read(buffer, 0);
            String text = new String(buffer.array(), 0, Math.max(length, 0), StandardCharsets.US_ASCII).strip();
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /// Notes the last acknowledged audit entry. Not forced to disk: it guards against files that went back in time,
    /// and survives a kill as any write does.
    void acknowledge(long sequence) throws IOException {
        String text = String.format(Locale.ROOT, "%-" + NUMBER_LENGTH + "d", sequence);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static String unusable(Path directory, IOException cause) {
        if (cause instanceof AccessDeniedException
                || String.valueOf(cause.getMessage()).contains("Read-only file system")) {
            return readOnly(directory);
        }
        String reason = cause instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : cause.getMessage();
        return "Data folder " + directory + " cannot be used: " + reason
                + ". Check the path after --data and that its disk is mounted and has space.";
    }

    private static String readOnly(Path path) {
        return path + " is not writable for you. Change its permissions, or choose another folder with --data.";
    }

    /// Lets the folder go. The lock file stays: deleting it would let two others lock two different files.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("Data folder " + directory + " could not be let go: " + e.getMessage(), e);
        }
    }
}
