package com.haina.resident.coverage;

import java.util.List;
import java.util.Set;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import com.haina.contracts.follower.FollowerChanged;
import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkUndone;
import com.haina.contracts.verification.BindingEnded;
import com.haina.contracts.verification.ClaimOpened;
import com.haina.contracts.verification.ResidentVerified;
import com.haina.contracts.verification.VerificationChanged;
import com.haina.platform.audit.AuditRecorded;
import com.haina.platform.events.IncomingEvent;
import com.haina.resident.coverage.FollowerReach.Tie;
import com.haina.resident.roster.ChunkEffects;

/**
 * Everything that moves coverage. In a group of its own: with its collection dropped and its positions put back to the beginning, it hears
 * everything again and comes to the same.
 */
@Component
class CoverageListener {

    /** States of an application in which the follower still has to do with the room. */
    private static final Set<String> OPEN = Set.of("WAITING_FOR_OWNER", "WAITING_FOR_REVIEW", "MORE_NEEDED");

    private static final String RESIDENT = "resident";

    private final HearOfFollower hear;
    private final CoverPeople cover;
    private final ChunkEffects chunks;

    CoverageListener(HearOfFollower hear, CoverPeople cover, ChunkEffects chunks) {
        this.hear = hear;
        this.cover = cover;
        this.chunks = chunks;
    }

    @KafkaListener(
            topics = {"wechat.events", "resident.events"},
            groupId = "${spring.application.name}-coverage")
    void on(IncomingEvent event) {
        event.when(FollowerChanged.TYPE, FollowerChanged.class, told -> followerChanged(event, told))
                .when(ResidentVerified.TYPE, ResidentVerified.class, told -> verified(event, told))
                .when(BindingEnded.TYPE, BindingEnded.class, told -> bindingEnded(event, told))
                .when(VerificationChanged.TYPE, VerificationChanged.class, told -> applied(event, told))
                .when(ClaimOpened.TYPE, ClaimOpened.class, told -> claimOpened(event, told))
                .when(ChunkApplied.RESIDENT_TYPE, ChunkApplied.class, told -> imported(told.chunkId()))
                .when(ChunkUndone.RESIDENT_TYPE, ChunkUndone.class, told -> imported(told.chunkId()))
                .when(AuditRecorded.TYPE, AuditRecorded.class, this::changed);
    }

    private void followerChanged(IncomingEvent event, FollowerChanged told) {
        hear.hear(
                event.subject(),
                follower -> follower.reach(told.following(), told.windowUntil(), told.templates(), event.sequence()));
    }

    private void verified(IncomingEvent event, ResidentVerified told) {
        hear.hear(
                told.followerId(),
                follower -> follower.tie(
                        new Tie(event.subject(), told.roomId(), told.residentId(), true, event.sequence())));
    }

    private void bindingEnded(IncomingEvent event, BindingEnded told) {
        hear.hear(
                told.followerId(),
                follower -> follower.tie(
                        new Tie(event.subject(), told.roomId(), told.residentId(), false, event.sequence())));
    }

    private void applied(IncomingEvent event, VerificationChanged told) {
        hear.hear(
                told.followerId(),
                follower -> follower.tie(new Tie(
                        told.applicationId(), told.roomId(), null, OPEN.contains(told.state()), event.sequence())));
    }

    private void claimOpened(IncomingEvent event, ClaimOpened told) {
        hear.hear(
                told.followerId(),
                follower -> follower.tie(new Tie(event.subject(), told.roomId(), null, true, event.sequence())));
    }

    private void imported(String chunkId) {
        ChunkEffects.Touched touched = chunks.of(chunkId);
        cover.cover(touched.roomIds(), touched.residentIds());
    }

    /** Every change of a person by hand is on the trail, with its change. */
    private void changed(AuditRecorded entry) {
        if (entry.subjectType().equals(RESIDENT)) {
            cover.cover(List.of(), List.of(entry.subjectId()));
        }
    }
}
