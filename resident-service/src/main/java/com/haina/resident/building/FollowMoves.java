package com.haina.resident.building;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.platform.tenancy.CurrentTenant;

/**
 * Brings along what stands under a moved place: the paths of nodes and rooms, then the people. Every step writes only what is not right
 * yet, so it can be cut short and repeated. A move is gone through at once and a second time after a while, for those who wrote a room or
 * moved somebody in while it was under way; only then is it done.
 */
@Component
class FollowMoves implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(FollowMoves.class);
    private static final Duration STRAGGLERS = Duration.ofMinutes(1);

    private final BuildingNodes nodes;
    private final Rooms rooms;
    private final PlaceUse use;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    FollowMoves(BuildingNodes nodes, Rooms rooms, PlaceUse use, Clock clock) {
        this.nodes = nodes;
        this.rooms = rooms;
        this.use = use;
        this.clock = clock;
    }

    /**
     * Follows a move that was just saved.
     *
     * @param patience how long to wait; the work goes on behind it
     * @return whether everything has followed already
     */
    boolean follow(Place moved, Duration patience) {
        String tenant = CurrentTenant.id();
        try {
            CompletableFuture.runAsync(() -> CurrentTenant.run(tenant, () -> follow(moved)), threads)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return true;
        } catch (CompletionException late) {
            if (!(late.getCause() instanceof java.util.concurrent.TimeoutException)) {
                log.warn("what stands under {} follows with the next sweep", moved.id(), late);
            }
            return false;
        }
    }

    private void follow(Place moved) {
        if (moved instanceof BuildingNode node) {
            List<BuildingNode> layer = List.of(node);
            while (!layer.isEmpty()) {
                List<BuildingNode> next = new ArrayList<>();
                for (BuildingNode parent : layer) {
                    nodes.followParent(parent);
                    rooms.followParent(parent);
                    next.addAll(nodes.directlyUnder(parent));
                }
                layer = next;
            }
        }
        use.moved(moved.id());
    }

    /** Goes through moves for the second time, or for the first where a crash kept it from that; safe in several instances at once. */
    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void sweep() {
        sweep(clock.instant().minus(STRAGGLERS));
    }

    void sweep(Instant movedUntil) {
        nodes.forEachMoved(movedUntil, node -> finish(node, nodes));
        rooms.forEachMoved(movedUntil, room -> finish(room, rooms));
    }

    private <T extends Place> void finish(T moved, PlaceRepository<T> store) {
        try {
            follow(moved);
            store.moveDone(moved);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            log.debug("left for the next sweep", changedMeanwhile);
        }
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
