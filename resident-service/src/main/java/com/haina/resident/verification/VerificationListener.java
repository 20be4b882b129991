package com.haina.resident.verification;

import java.util.List;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import com.haina.contracts.follower.FollowerNoticeDelivered;
import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkUndone;
import com.haina.contracts.verification.BindingEnded;
import com.haina.contracts.verification.ResidentVerified;
import com.haina.platform.audit.AuditRecorded;
import com.haina.platform.events.IncomingEvent;
import com.haina.resident.roster.ChunkEffects;

/**
 * What changes the ground on which people were verified, or wait to be: imports, changes of single people, other verifications. Each is
 * acted on by looking at how things are now, so an event that comes twice or late does no harm.
 */
@Component
class VerificationListener {

    private static final String RESIDENT = "resident";

    private final FollowResidents follow;
    private final ChunkEffects chunks;
    private final KeepNotice notices;

    VerificationListener(FollowResidents follow, ChunkEffects chunks, KeepNotice notices) {
        this.follow = follow;
        this.chunks = chunks;
        this.notices = notices;
    }

    @KafkaListener(
            id = "verification",
            groupId = "${spring.application.name}.verification",
            topics = {"resident.events", "wechat.events"})
    void on(IncomingEvent event) {
        event.when(ChunkApplied.RESIDENT_TYPE, ChunkApplied.class, chunk -> touched(chunk.chunkId()))
                .when(ChunkUndone.RESIDENT_TYPE, ChunkUndone.class, chunk -> touched(chunk.chunkId()))
                .when(AuditRecorded.TYPE, AuditRecorded.class, entry -> {
                    if (entry.subjectType().equals(RESIDENT)) {
                        follow.changed(List.of(entry.subjectId()));
                    }
                })
                .when(ResidentVerified.TYPE, ResidentVerified.class, bound -> follow.changedIn(List.of(bound.roomId())))
                .when(BindingEnded.TYPE, BindingEnded.class, ended -> follow.changedIn(List.of(ended.roomId())))
                .when(FollowerNoticeDelivered.TYPE, FollowerNoticeDelivered.class, notices::delivered);
    }

    private void touched(String chunkId) {
        ChunkEffects.Touched touched = chunks.of(chunkId);
        follow.changed(touched.residentIds());
        follow.changedIn(touched.roomIds());
    }
}
