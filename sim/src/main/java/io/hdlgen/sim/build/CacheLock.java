package io.hdlgen.sim.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** A lock that holds between threads and between processes. The operating system frees it when a process dies. */
final class CacheLock {
    /** A file lock belongs to the whole process, so threads need one of their own. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private CacheLock() {}

    /** What is done under the lock. */
    interface Action<T> {
        T run() throws IOException;
    }

    /** Waits until the lock is free, holds it for the action. */
    static <T> T holding(Path file, Action<T> action) throws IOException {
        ReentrantLock threads = THREADS.computeIfAbsent(file, f -> new ReentrantLock());
        threads.lock();
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                FileLock processes = channel.lock();
                try {
                    return action.run();
                } finally {
                    processes.release();
                }
            }
        } finally {
            threads.unlock();
        }
    }
}
