package com.haina.resident.community;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Page;

/** Communities and their structures. */
@RestController
@RequestMapping("/api/resident/v1/communities")
@Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 5, delay = 20)
class CommunityController {

    private final Communities communities;
    private final CommunityDirectory directory;
    private final StructureUse use;
    private final AuditTrail audit;

    CommunityController(Communities communities, CommunityDirectory directory, StructureUse use, AuditTrail audit) {
        this.communities = communities;
        this.directory = directory;
        this.use = use;
        this.audit = audit;
    }

    @CanRead
    @GetMapping
    Page<CommunityView> list() {
        List<CommunityView> views =
                directory.all().stream().map(CommunityView::of).toList();
        return new Page<>(views, null, (long) views.size());
    }

    @CanRead
    @GetMapping("/{id}")
    ResponseEntity<CommunityView> get(@PathVariable String id) {
        Community community = directory.get(id);
        return ETags.ok(community, CommunityView.of(community));
    }

    @CanWrite
    @PostMapping
    ResponseEntity<CommunityView> create(@Valid @RequestBody CommunityRequest request) {
        if (directory.limits().isPresent()) {
            throw new AccessDeniedException("an operator limited to communities makes no new ones");
        }
        Community community = Community.named(request.trimmedName(), request.trimmedAliases());
        if (request.structures() != null) {
            request.structures()
                    .forEach(
                            structure -> community.addStructure(structure.name().strip(), structure.trimmedLayers()));
        }
        audit.record(community, "community.create", "community", community.name(), Map.of(), facts(community));
        save(community);
        return ETags.created("/api/resident/v1/communities/" + community.id(), community, CommunityView.of(community));
    }

    @CanWrite
    @PutMapping("/{id}")
    ResponseEntity<CommunityView> rename(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CommunityRequest request) {
        return change(
                id,
                ifMatch,
                "community.rename",
                community -> community.rename(request.trimmedName(), request.trimmedAliases()));
    }

    @CanWrite
    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        change(id, ifMatch, "community.remove", community -> {
            community.structures().forEach(structure -> requireUnused(community, structure));
            community.remove();
        });
        return ResponseEntity.noContent().build();
    }

    @CanWrite
    @PostMapping("/{id}/structures")
    ResponseEntity<CommunityView> addStructure(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody StructureRequest request) {
        return change(
                id,
                ifMatch,
                "community.add-structure",
                community -> community.addStructure(request.name().strip(), request.trimmedLayers()));
    }

    @CanWrite
    @PutMapping("/{id}/structures/{structureId}")
    ResponseEntity<CommunityView> changeStructure(
            @PathVariable String id,
            @PathVariable String structureId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody StructureRequest request) {
        return change(id, ifMatch, "community.change-structure", community -> {
            Structure before = community.structure(structureId).orElseThrow(RecordNotFound::new);
            if (before.layers().size() != request.layers().size()) {
                requireUnused(community, before);
            }
            community.replaceStructure(new Structure(structureId, request.name().strip(), request.trimmedLayers()));
        });
    }

    @CanWrite
    @DeleteMapping("/{id}/structures/{structureId}")
    ResponseEntity<CommunityView> removeStructure(
            @PathVariable String id,
            @PathVariable String structureId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return change(id, ifMatch, "community.remove-structure", community -> {
            requireUnused(community, community.structure(structureId).orElseThrow(RecordNotFound::new));
            community.removeStructure(structureId);
        });
    }

    private ResponseEntity<CommunityView> change(
            String id, @Nullable String ifMatch, String action, Consumer<Community> step) {
        Community community = directory.get(id);
        ETags.require(ifMatch, community);
        Map<String, String> before = facts(community);
        step.accept(community);
        audit.record(community, action, "community", community.name(), before, facts(community));
        save(community);
        return ETags.ok(community, CommunityView.of(community));
    }

    private void save(Community community) {
        try {
            communities.save(community);
        } catch (DuplicateKeyException taken) {
            throw new CommunityNameTaken(taken);
        }
    }

    private void requireUnused(Community community, Structure structure) {
        if (use.inUse(community.id(), structure.id())) {
            throw new StructureInUse(structure.name());
        }
    }

    private static Map<String, String> facts(Community community) {
        return Map.of(
                "name",
                community.name(),
                "aliases",
                String.join("、", community.aliases()),
                "structures",
                String.join(
                        "；",
                        community.structures().stream()
                                .map(structure -> structure.name() + ": " + String.join("—", structure.layers()))
                                .toList()),
                "removed",
                Boolean.toString(community.removed()));
    }
}
