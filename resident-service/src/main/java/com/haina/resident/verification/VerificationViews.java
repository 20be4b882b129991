package com.haina.resident.verification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.crypto.Masks;
import com.haina.platform.security.Caller;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.person.Identity;
import com.haina.resident.person.KnownResident;
import com.haina.resident.person.KnownResidents;
import com.haina.resident.verification.VerificationView.Agreement;
import com.haina.resident.verification.VerificationView.Detail;
import com.haina.resident.verification.VerificationView.Inhabitant;
import com.haina.resident.verification.VerificationView.NoticeView;
import com.haina.resident.verification.VerificationView.StepView;
import com.haina.resident.verification.VerificationView.Suggestion;

/** What staff see of applications: masked, beside the people on file who may be meant. */
@Component
class VerificationViews {

    private static final int MOST_SUGGESTED = 6;

    private final RoomDirectory rooms;
    private final CommunityDirectory communities;
    private final KnownResidents residents;
    private final Bindings bindings;
    private final SealedClaims sealed;
    private final Clock clock;

    VerificationViews(
            RoomDirectory rooms,
            CommunityDirectory communities,
            KnownResidents residents,
            Bindings bindings,
            SealedClaims sealed,
            Clock clock) {
        this.rooms = rooms;
        this.communities = communities;
        this.residents = residents;
        this.bindings = bindings;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** Rows of a queue; the addresses of all rooms are fetched together. */
    Map<String, VerificationView> rows(List<Verification> all) {
        Map<String, RoomAddress> addresses =
                rooms.addresses(all.stream().map(Verification::roomId).collect(Collectors.toSet()));
        return all.stream()
                .collect(Collectors.toMap(
                        Verification::id, verification -> row(verification, addresses.get(verification.roomId()))));
    }

    private VerificationView row(Verification verification, @Nullable RoomAddress address) {
        Decision decision = verification.decision();
        Hold hold = verification.hold();
        return new VerificationView(
                verification.id(),
                verification.communityId(),
                address == null ? null : address.communityName(),
                verification.roomId(),
                address == null ? null : address.text(),
                address == null ? null : address.within(),
                verification.identity(),
                verification.name(),
                verification.state(),
                verification.reasons(),
                verification.createdAt(),
                verification.waitingSince(),
                decision == null ? null : decision.decidedAt(),
                decision == null ? null : decision.decidedBy(),
                decision == null ? null : decision.decidedByName(),
                hold != null && hold.keepsOut(Caller.current().id(), clock.instant())
                        ? Objects.requireNonNullElse(hold.heldByName(), "")
                        : null,
                NoticeView.of(verification.lastNotice().orElse(null)));
    }

    Detail detail(Verification verification) {
        List<KnownResident> inRoom = residents.livingIn(verification.roomId());
        return new Detail(
                Objects.requireNonNull(rows(List.of(verification)).get(verification.id())),
                Masks.mobile(sealed.mobile(verification.mobile())),
                verification.idNumber() == null ? null : Masks.idNumber(sealed.idNumber(verification.idNumber())),
                verification.question(),
                verification.rejection(),
                verification.rejectionText(),
                verification.approval().residentId(),
                verification.ownerUntil(),
                takeBackUntil(verification),
                suggestions(verification, inRoom),
                inhabitants(verification, inRoom),
                verification.steps().stream()
                        .map(step -> new StepView(step.at(), step.by(), step.actorName(), step.what(), step.text()))
                        .toList());
    }

    private @Nullable Instant takeBackUntil(Verification verification) {
        Decision decision = verification.decision();
        if (decision == null || decision.decidedBy() != Step.By.STAFF) {
            return null;
        }
        Instant until = decision.decidedAt().plus(Verification.TAKE_BACK);
        return until.isAfter(clock.instant()) ? until : null;
    }

    private List<Inhabitant> inhabitants(Verification verification, List<KnownResident> inRoom) {
        Map<String, Instant> verified = bindings.in(verification.roomId()).stream()
                .collect(Collectors.toMap(Binding::residentId, Binding::since, (first, later) -> first));
        return inRoom.stream()
                .map(known -> new Inhabitant(
                        known.id(),
                        known.name(),
                        known.currentIn(verification.roomId())
                                .map(KnownResident.Life::identity)
                                .orElse(null),
                        verified.get(known.id())))
                .toList();
    }

    // Suggestions

    private List<Suggestion> suggestions(Verification verification, List<KnownResident> inRoom) {
        Map<String, KnownResident> candidates = new LinkedHashMap<>();
        residents.byMobile(verification.mobileKey()).ifPresent(known -> candidates.put(known.id(), known));
        inRoom.stream()
                .filter(known -> isAlike(known, verification))
                .forEach(known -> candidates.putIfAbsent(known.id(), known));
        residents
                .called(verification.name(), verification.communityId())
                .forEach(known -> candidates.putIfAbsent(known.id(), known));
        List<KnownResident> visible = candidates.values().stream()
                .filter(known -> known.lives().isEmpty()
                        || known.lives().stream().anyMatch(life -> communities.mayBeSeen(life.communityId())))
                .toList();
        Map<String, KnownResidents.Shown> shown =
                residents.shown(visible.stream().map(KnownResident::id).toList());
        Map<String, RoomAddress> addresses = rooms.addresses(visible.stream()
                .flatMap(known -> known.lives().stream())
                .map(KnownResident.Life::roomId)
                .collect(Collectors.toSet()));
        List<Suggestion> suggestions = new ArrayList<>();
        visible.forEach(known -> suggestions.add(suggestion(verification, known, shown.get(known.id()), addresses)));
        suggestions.sort(Comparator.comparingInt(VerificationViews::likelihood).reversed());
        return suggestions.stream().limit(MOST_SUGGESTED).toList();
    }

    private static boolean isAlike(KnownResident known, Verification verification) {
        return known.name() == null
                || VerificationPolicy.agrees(known.name(), verification.name())
                || known.idNumberKey() != null && known.idNumberKey().equals(verification.idNumberKey());
    }

    private static int likelihood(Suggestion suggestion) {
        return points(suggestion.roomAgrees(), 8)
                + points(suggestion.mobileAgrees(), 6)
                + points(suggestion.idNumberAgrees(), 5)
                + points(suggestion.nameAgrees(), 4)
                + points(suggestion.identityAgrees(), 1);
    }

    private static int points(Agreement agreement, int worth) {
        return switch (agreement) {
            case SAME -> worth;
            case UNKNOWN -> 0;
            case DIFFERENT -> -worth / 2;
        };
    }

    private Suggestion suggestion(
            Verification verification,
            KnownResident known,
            KnownResidents.@Nullable Shown shown,
            Map<String, RoomAddress> addresses) {
        KnownResident.Life here = known.currentIn(verification.roomId()).orElse(null);
        KnownResident.Life life = here != null
                ? here
                : known.lives().stream()
                        .filter(KnownResident.Life::current)
                        .filter(elsewhere -> communities.mayBeSeen(elsewhere.communityId()))
                        .findFirst()
                        .orElse(null);
        RoomAddress address = life == null ? null : addresses.get(life.roomId());
        Identity identity = life == null ? null : life.identity();
        return new Suggestion(
                known.id(),
                known.name(),
                address == null ? null : address.text(),
                identity,
                shown == null ? null : shown.mobileMasked(),
                shown == null ? null : shown.idNumberMasked(),
                known.name() == null
                        ? Agreement.UNKNOWN
                        : of(VerificationPolicy.agrees(known.name(), verification.name())),
                of(here != null),
                identity == null ? Agreement.UNKNOWN : of(identity == verification.identity()),
                compare(known.mobileKey(), verification.mobileKey()),
                compare(known.idNumberKey(), verification.idNumberKey()));
    }

    private static Agreement compare(@Nullable String onFile, @Nullable String said) {
        return onFile == null || said == null ? Agreement.UNKNOWN : of(onFile.equals(said));
    }

    private static Agreement of(boolean same) {
        return same ? Agreement.SAME : Agreement.DIFFERENT;
    }
}
