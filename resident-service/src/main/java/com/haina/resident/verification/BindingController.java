package com.haina.resident.verification;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.crypto.Masks;
import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Page;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.person.Identity;
import com.haina.resident.person.KnownResidents;

/** Who is verified as whom, for staff. */
@RestController
@RequestMapping("/api/resident/v1/bindings")
@Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 5, delay = 20)
class BindingController {

    private final Bindings bindings;
    private final DecideVerification decide;
    private final KnownResidents residents;
    private final CommunityDirectory communities;
    private final RoomDirectory rooms;
    private final SealedClaims sealed;

    BindingController(
            Bindings bindings,
            DecideVerification decide,
            KnownResidents residents,
            CommunityDirectory communities,
            RoomDirectory rooms,
            SealedClaims sealed) {
        this.bindings = bindings;
        this.decide = decide;
        this.residents = residents;
        this.communities = communities;
        this.rooms = rooms;
        this.sealed = sealed;
    }

    /**
     * A follower verified as a resident in a room.
     *
     * @param followerId {@code <appId>.<openid>}
     * @param mobileMasked that was proven, where it is kept beside the one on file
     * @param isDefault whether it is the follower's default room
     * @param endedByName the operator who ended it, if one did
     * @param endReason what that operator said of it
     * @param tag to be named in If-Match when it is ended
     */
    record BindingView(
            String id,
            String followerId,
            String residentId,
            String communityId,
            String roomId,
            @Nullable String address,
            Identity identity,
            @Nullable String mobileMasked,
            boolean isDefault,
            Instant since,
            @Nullable Instant validUntil,
            @Nullable Instant endedAt,
            Binding.@Nullable End end,
            @Nullable String endedByName,
            @Nullable String endReason,
            String tag) {

        @Override
        public String toString() {
            return "BindingView[id=" + id + "]";
        }
    }

    /** A resident's or a follower's bindings, those that hold first; one of the two is asked for. */
    @CanRead
    @GetMapping
    Page<BindingView> list(@RequestParam @Nullable String residentId, @RequestParam @Nullable String followerId) {
        List<Binding> found;
        if (residentId != null) {
            residents.visible(residentId);
            found = bindings.ofResident(residentId);
        } else {
            found = followerId == null ? List.of() : bindings.heldBy(followerId);
        }
        List<Binding> visible = found.stream()
                .filter(binding -> communities.mayBeSeen(binding.communityId()))
                .sorted(Comparator.comparing((Binding binding) -> !binding.isActive())
                        .thenComparing(Binding::since))
                .toList();
        Map<String, RoomAddress> addresses =
                rooms.addresses(visible.stream().map(Binding::roomId).collect(Collectors.toSet()));
        List<BindingView> views = visible.stream()
                .map(binding -> view(binding, addresses.get(binding.roomId())))
                .toList();
        return new Page<>(views, null, (long) views.size());
    }

    /** Why staff end it; for staff and the trail, the follower only hears that it ended. */
    record EndRequest(@NotBlank @Size(min = 2, max = 200) String reason) {}

    @CanWrite
    @PostMapping("/{id}/end")
    ResponseEntity<BindingView> end(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody EndRequest request) {
        Binding binding = decide.end(id, ifMatch, request.reason().strip());
        return ETags.ok(
                binding,
                view(binding, rooms.addresses(List.of(binding.roomId())).get(binding.roomId())));
    }

    private BindingView view(Binding binding, @Nullable RoomAddress address) {
        return new BindingView(
                binding.id(),
                binding.followerId(),
                binding.residentId(),
                binding.communityId(),
                binding.roomId(),
                address == null ? null : address.text(),
                binding.identity(),
                binding.mobile() == null ? null : Masks.mobile(sealed.mobile(binding.mobile())),
                isDefault(binding),
                binding.since(),
                binding.validUntil(),
                binding.endedAt(),
                binding.end(),
                binding.endedByName(),
                binding.endReason(),
                ETags.of(binding));
    }

    private boolean isDefault(Binding binding) {
        return binding.isActive()
                && bindings.heldBy(binding.followerId()).stream()
                        .findFirst()
                        .filter(first -> first.id().equals(binding.id()))
                        .isPresent();
    }
}
