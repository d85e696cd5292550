package org.citationhubs.ingest.follow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until the time is over or the process is to stop, whichever is first. Thread-safe. */
public final class StopSignal implements FollowPause {

    private final CountDownLatch requested = new CountDownLatch(1);

    @Override
    public void stop() {
        requested.countDown();
    }

    @Override
    public void await(Duration time) throws InterruptedException {
        boolean unused = requested.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean stopped() {
        return requested.getCount() == 0;
    }
}
