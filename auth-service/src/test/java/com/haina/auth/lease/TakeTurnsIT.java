package com.haina.auth.lease;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.auth.running.RunningService;

import static org.assertj.core.api.Assertions.assertThat;

class TakeTurnsIT extends RunningService {

    @Autowired
    TakeTurns turns;

    @Autowired
    AnotherInstance anotherInstance;

    @Autowired
    Leases leases;

    @Test
    void threadsOfTwoInstancesWorkOneAtATimeWithGrowingFences() throws Exception {
        var elsewhere = anotherInstance.turns();
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var fences = new ArrayList<Future<Long>>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var worker = 0; worker < 20; worker++) {
                var instance = worker % 2 == 0 ? turns : elsewhere;
                fences.add(workers.submit(() -> instance.call("one-at-a-time", fence -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.yield();
                    inside.decrementAndGet();
                    return fence;
                })));
            }
        }
        assertThat(most).hasValue(1);
        var seen = new ArrayList<Long>();
        for (var fence : fences) {
            seen.add(fence.get());
        }
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void withinATurnTheSameNameBeginsAgainAtOnceWithTheSameFence() {
        var outer = turns.begin("nested");
        var inner = turns.begin("nested");
        assertThat(inner.fence()).isEqualTo(outer.fence());
        inner.close();
        assertThat(leases.take("nested", "somebody-else", TakeTurns.TERM)).isEmpty();
        outer.close();
        assertThat(leases.take("nested", "somebody-else", TakeTurns.TERM)).isPresent();
    }

    @Test
    void aTurnIsGivenBackWhenTheWorkFails() {
        try {
            turns.call("failing", fence -> {
                throw new IllegalStateException("as planned");
            });
        } catch (IllegalStateException planned) {
            assertThat(planned).hasMessage("as planned");
        }
        assertThat(leases.take("failing", "somebody-else", TakeTurns.TERM)).isPresent();
    }

    @Test
    void aDeadHoldersTurnEndsByItselfAndItsLateReleaseTakesNothingFromTheNext() {
        var dead = leases.take("dead", "dead-instance", java.time.Duration.ZERO).orElseThrow();
        var next = leases.take("dead", "next-instance", TakeTurns.TERM).orElseThrow();
        assertThat(next).isGreaterThan(dead);
        leases.release("dead", "dead-instance", dead);
        assertThat(leases.take("dead", "third", TakeTurns.TERM)).isEmpty();
    }
}
