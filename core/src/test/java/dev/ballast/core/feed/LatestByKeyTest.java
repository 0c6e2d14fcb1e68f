package dev.ballast.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LatestByKeyTest {

    @Test
    void keepsOnlyTheNewestValueOfEachKey() {
        var latest = new LatestByKey<String, Integer>();
        latest.offer("BTC", 1);
        latest.offer("ETH", 10);
        latest.offer("BTC", 2);
        latest.offer("BTC", 3);

        assertThat(drained(latest)).containsExactly("BTC=3", "ETH=10");
        assertThat(latest.offered()).isEqualTo(4);
        assertThat(latest.conflated()).isEqualTo(2);
        assertThat(latest.isEmpty()).isTrue();
        assertThat(drained(latest)).isEmpty();
    }

    @Test
    void aKeyOfferedAgainAfterItsDrainComesAgain() {
        var latest = new LatestByKey<String, Integer>();
        latest.offer("BTC", 1);
        drained(latest);
        latest.offer("BTC", 2);

        assertThat(latest.isEmpty()).isFalse();
        assertThat(drained(latest)).containsExactly("BTC=2");
        assertThat(latest.conflated()).isZero();
    }

    @Test
    void drainEndsThoughItsReaderGoesOnOffering() {
        var latest = new LatestByKey<String, Integer>();
        latest.offer("BTC", 0);
        var seen = new ArrayList<Integer>();

        int taken = latest.drain((key, value) -> {
            seen.add(value);
            latest.offer(key, value + 1);
        });

        assertThat(taken).isEqualTo(1);
        assertThat(seen).containsExactly(0);
        assertThat(drained(latest)).containsExactly("BTC=1");
    }

    /// Four writers, each alone on its keys, race one reader: per key the reader sees rising values that end with the
    /// last one offered, and every offer was either read or replaced.
    @Test
    void underFourWritersNoNewestValueIsLostAndNoneGoesBack() throws InterruptedException {
        int writers = 4;
        int keysEach = 25;
        int rounds = 5_000;
        var latest = new LatestByKey<Integer, Integer>();
        var running = new AtomicInteger(writers);
        var go = new CountDownLatch(1);
        for (int writer = 0; writer < writers; writer++) {
            int first = writer * keysEach;
            Thread.ofPlatform().daemon().start(() -> {
                awaitQuietly(go);
                for (int round = 1; round <= rounds; round++) {
                    for (int key = first; key < first + keysEach; key++) {
                        latest.offer(key, round);
                    }
                }
                running.decrementAndGet();
            });
        }
        Map<Integer, Integer> last = new HashMap<>();
        var wentBack = new ArrayList<Integer>();
        long read = 0;
        go.countDown();
        boolean more = true;
        while (more) {
            // Asked before the drain: what is offered after the last writer left is nothing.
            more = running.get() > 0;
            read += latest.drain((key, value) -> {
                Integer before = last.put(key, value);
                if (before != null && before >= value) {
                    wentBack.add(key);
                }
            });
            more |= !latest.isEmpty();
        }

        assertThat(wentBack).isEmpty();
        assertThat(last).hasSize(writers * keysEach).allSatisfy((_, value) -> assertThat(value)
                .isEqualTo(rounds));
        assertThat(latest.offered()).isEqualTo((long) writers * keysEach * rounds);
        assertThat(read + latest.conflated()).isEqualTo(latest.offered());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> drained(LatestByKey<String, Integer> latest) {
        var seen = new ArrayList<String>();
        latest.drain((key, value) -> seen.add(key + "=" + value));
        return seen;
    }
}
