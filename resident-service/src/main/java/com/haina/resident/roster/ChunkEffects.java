package com.haina.resident.roster;

import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import com.haina.resident.roster.RosterPlan.Effect;

/** Whom and which rooms a chunk touched, for those who act on it afterwards. */
@Component
public class ChunkEffects {

    private final RosterApplications applications;

    ChunkEffects(RosterApplications applications) {
        this.applications = applications;
    }

    /** What an applied chunk was about. */
    public record Touched(Set<String> roomIds, Set<String> residentIds) {}

    /** What a chunk touched; nothing for one that was never applied. */
    public Touched of(String chunkId) {
        return applications
                .find(chunkId)
                .map(application -> new Touched(
                        application.effects().stream().map(Effect::roomId).collect(Collectors.toSet()),
                        application.effects().stream()
                                .filter(effect -> effect.residentId() != null)
                                .map(Effect::residentId)
                                .collect(Collectors.toSet())))
                .orElseGet(() -> new Touched(Set.of(), Set.of()));
    }
}
