package com.haina.resident.verification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.crypto.Masks;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;

/** What followers see of their own applications. */
@Component
class MyViews {

    private final RoomDirectory rooms;
    private final SealedClaims sealed;
    private final WriteNotice notices;

    MyViews(RoomDirectory rooms, SealedClaims sealed, WriteNotice notices) {
        this.rooms = rooms;
        this.sealed = sealed;
        this.notices = notices;
    }

    MyVerificationView of(Verification verification) {
        return of(List.of(verification)).getFirst();
    }

    List<MyVerificationView> of(List<Verification> all) {
        Map<String, RoomAddress> addresses =
                rooms.addresses(all.stream().map(Verification::roomId).collect(Collectors.toSet()));
        return all.stream()
                .map(verification -> view(verification, addresses.get(verification.roomId())))
                .toList();
    }

    private MyVerificationView view(Verification verification, @Nullable RoomAddress address) {
        return new MyVerificationView(
                verification.id(),
                verification.communityId(),
                address == null ? null : address.communityName(),
                verification.roomId(),
                address == null ? null : address.text(),
                address == null ? List.of() : address.names(),
                verification.identity(),
                verification.name(),
                Masks.mobile(sealed.mobile(verification.mobile())),
                verification.stateForApplicant(),
                verification.createdAt(),
                decidedAt(verification),
                verification.stateForApplicant() == VerificationState.WAITING_FOR_OWNER
                        ? verification.ownerUntil()
                        : null,
                verification.answerUntil(),
                verification.question(),
                verification.rejection(),
                verification.state() == VerificationState.REJECTED ? notices.rejection(verification) : null,
                verification.state() == VerificationState.APPROVED
                        ? verification.approval().bindingId()
                        : null);
    }

    private static @Nullable Instant decidedAt(Verification verification) {
        Decision decision = verification.decision();
        return decision == null ? null : decision.decidedAt();
    }
}
