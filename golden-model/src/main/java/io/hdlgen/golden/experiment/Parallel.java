package io.hdlgen.golden.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Independent runs on all processors. Every run has its own random numbers, so the results do not depend on who runs when. */
final class Parallel {
    private Parallel() {}

    /** The results in the order of the runs. */
    static <T> List<T> all(List<Callable<T>> runs) {
        int threads = Math.min(runs.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), Parallel::daemon);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> run : pool.invokeAll(runs)) {
                results.add(run.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true); // Ctrl-C need not wait for it
        return thread;
    }
}
