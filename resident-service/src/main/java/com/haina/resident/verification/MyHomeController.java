package com.haina.resident.verification;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.crypto.Masks;
import com.haina.platform.security.Caller;
import com.haina.platform.web.Page;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.person.Identity;
import com.haina.resident.person.KnownResident;
import com.haina.resident.person.KnownResidents;
import com.haina.resident.verification.MyHomes.MyHomeView;

/** A follower's rooms, the people there, and what the follower is asked as an owner. */
@RestController
@RequestMapping("/api/resident/v1/my")
@Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 5, delay = 20)
class MyHomeController {

    private final MyHomes homes;
    private final InviteFamily invite;
    private final DecideVerification decide;
    private final Bindings bindings;
    private final KnownResidents residents;
    private final RoomDirectory rooms;
    private final LimitAttempts limits;

    MyHomeController(
            MyHomes homes,
            InviteFamily invite,
            DecideVerification decide,
            Bindings bindings,
            KnownResidents residents,
            RoomDirectory rooms,
            LimitAttempts limits) {
        this.homes = homes;
        this.invite = invite;
        this.decide = decide;
        this.bindings = bindings;
        this.residents = residents;
        this.rooms = rooms;
        this.limits = limits;
    }

    private static String me() {
        return Caller.current().id();
    }

    /** The default room first. */
    @GetMapping("/homes")
    Page<MyHomeView> list() {
        List<MyHomeView> views = homes.of(me());
        return new Page<>(views, null, (long) views.size());
    }

    @GetMapping("/homes/{id}")
    MyHomeView get(@PathVariable String id) {
        return homes.view(me(), id);
    }

    /** Which room is the default one. */
    record DefaultHome(@NotBlank String homeId) {}

    @PutMapping("/default-home")
    Page<MyHomeView> prefer(@Valid @RequestBody DefaultHome request) {
        homes.prefer(me(), request.homeId());
        return list();
    }

    /** The follower gives the room up. */
    @PostMapping("/homes/{id}/unbinding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unbind(@PathVariable String id) {
        homes.unbind(me(), id);
    }

    /** An owner ends the access of family or of a tenant. */
    @PostMapping("/homes/{id}/people/{personId}/end")
    MyHomeView end(@PathVariable String id, @PathVariable String personId) {
        homes.end(me(), id, personId);
        return homes.view(me(), id);
    }

    // Invitations

    /**
     * Whom an owner invites.
     *
     * @param identity FAMILY or TENANT
     * @param anew whether no earlier invitation to the room can be used any more: one may have gone to the wrong person
     */
    record InvitationRequest(
            @NotNull Identity identity, @Nullable Boolean anew) {}

    /**
     * An invitation.
     *
     * @param token for the link {@code /m/invite/<token>}; told once
     */
    record InvitationView(
            String id,
            Identity identity,
            Instant createdAt,
            Instant expiresAt,
            @Nullable String token) {

        static InvitationView of(Invitation invitation, @Nullable String token) {
            return new InvitationView(
                    invitation.id(), invitation.identity(), invitation.createdAt(), invitation.expiresAt(), token);
        }

        @Override
        public String toString() {
            return "InvitationView[id=" + id + "]";
        }
    }

    @PostMapping("/homes/{id}/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<InvitationView> invite(@PathVariable String id, @Valid @RequestBody InvitationRequest request) {
        InviteFamily.Made made =
                invite.invite(homes.own(me(), id), request.identity(), Boolean.TRUE.equals(request.anew()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(InvitationView.of(made.invitation(), made.token()));
    }

    /** Those that can still be used. */
    @GetMapping("/homes/{id}/invitations")
    Page<InvitationView> invitations(@PathVariable String id) {
        List<InvitationView> views = invite.openOf(homes.own(me(), id)).stream()
                .map(invitation -> InvitationView.of(invitation, null))
                .toList();
        return new Page<>(views, null, (long) views.size());
    }

    @DeleteMapping("/homes/{id}/invitations/{invitationId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, @PathVariable String invitationId) {
        invite.revoke(homes.own(me(), id), invitationId);
    }

    /**
     * What somebody who was invited reads before accepting with an application that names the token.
     *
     * @param inviterMasked the owner's name, first character only
     */
    record InvitedView(
            String communityId,
            @Nullable String communityName,
            @Nullable String address,
            List<String> names,
            Identity identity,
            @Nullable String inviterMasked,
            Instant expiresAt) {}

    @GetMapping("/invitations/{token}")
    InvitedView invitation(@PathVariable String token) {
        limits.count(AttemptPolicy.FOLLOWER_OPENS_INVITATIONS, me());
        Invitation invitation = invite.open(token, me());
        RoomAddress address = rooms.addresses(List.of(invitation.roomId())).get(invitation.roomId());
        String residentId = bindings.get(invitation.bindingId()).residentId();
        KnownResident inviter = residents.find(List.of(residentId)).known().get(residentId);
        return new InvitedView(
                invitation.communityId(),
                address == null ? null : address.communityName(),
                address == null ? null : address.text(),
                address == null ? List.of() : address.names(),
                invitation.identity(),
                inviter == null || inviter.name() == null ? null : Masks.name(inviter.name()),
                invitation.expiresAt());
    }

    // What owners are asked

    /**
     * Somebody who says to belong to a room of the follower's.
     *
     * @param name what the applicant gave
     * @param state WAITING_FOR_OWNER while it can be answered
     * @param until when staff are asked instead
     */
    record ConfirmationView(
            String id,
            String roomId,
            @Nullable String address,
            String name,
            Identity identity,
            VerificationState state,
            Instant createdAt,
            @Nullable Instant until) {

        @Override
        public String toString() {
            return "ConfirmationView[id=" + id + "]";
        }
    }

    @GetMapping("/confirmations")
    Page<ConfirmationView> confirmations() {
        List<ConfirmationView> views =
                decide.askedOf(me()).stream().map(this::view).toList();
        return new Page<>(views, null, (long) views.size());
    }

    @GetMapping("/confirmations/{id}")
    ConfirmationView confirmation(@PathVariable String id) {
        return view(decide.askedOf(me(), id));
    }

    @PostMapping("/confirmations/{id}/answer")
    ConfirmationView answer(@PathVariable String id, @Valid @RequestBody DecisionRequest.Answer request) {
        return view(decide.answer(me(), id, request.accept()));
    }

    private ConfirmationView view(Verification verification) {
        RoomAddress address = rooms.addresses(List.of(verification.roomId())).get(verification.roomId());
        return new ConfirmationView(
                verification.id(),
                verification.roomId(),
                address == null ? null : address.text(),
                verification.name(),
                verification.identity(),
                verification.state(),
                verification.createdAt(),
                verification.ownerUntil());
    }
}
