package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class StopRequestTest {
    @Test
    void doesNotWaitForWorkThatNeverAsks() {
        new StopRequest().waitForWork(); // would wait for 20 seconds
    }

    @Test
    void waitsUntilWorkThatAsksHasSavedWhatItHas() throws InterruptedException {
        StopRequest stop = new StopRequest();
        assertThat(stop.requested()).isFalse();
        Thread shutdown = new Thread(stop::waitForWork);
        shutdown.start();
        while (!stop.requested()) {
            Thread.onSpinWait();
        }
        assertThat(shutdown.isAlive()).isTrue();
        stop.finished();
        shutdown.join();
    }
}
