package com.haina.resident.verification;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import com.haina.contracts.follower.FollowerNoticeText;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.person.Identity;

/** The words of notices, made when they are fetched: what is no longer so is not told. */
@Component
class WriteNotice {

    private final Verifications verifications;
    private final Bindings bindings;
    private final RoomDirectory rooms;
    private final MessageSource messages;

    WriteNotice(Verifications verifications, Bindings bindings, RoomDirectory rooms, MessageSource messages) {
        this.verifications = verifications;
        this.bindings = bindings;
        this.rooms = rooms;
        this.messages = messages;
    }

    Optional<FollowerNoticeText> text(String noticeId) {
        String about = KeepNotice.about(noticeId);
        Optional<FollowerNoticeText> found = verifications
                .find(about)
                .flatMap(verification -> verification.notice(noticeId).flatMap(notice -> text(verification, notice)));
        return found.or(() -> bindings.find(about)
                .flatMap(binding -> binding.notice(noticeId)
                        .map(notice -> text(notice, "/m/home", address(binding.roomId()), reason(binding)))));
    }

    private Optional<FollowerNoticeText> text(Verification verification, Notice notice) {
        VerificationState state = verification.state();
        boolean holds = switch (notice.kind()) {
            case VERIFICATION_APPROVED -> state == VerificationState.APPROVED;
            case VERIFICATION_REJECTED -> state == VerificationState.REJECTED;
            case VERIFICATION_MORE_NEEDED -> state == VerificationState.MORE_NEEDED;
            case VERIFICATION_PASSED_ON, VERIFICATION_REOPENED -> state == VerificationState.WAITING_FOR_REVIEW;
            case VERIFICATION_EXPIRED -> state == VerificationState.EXPIRED;
            case OWNER_ASKED ->
                state == VerificationState.WAITING_FOR_OWNER
                        && bindings.ownedBy(notice.followerId()).contains(verification.roomId());
            case BINDING_ENDED -> false;
        };
        if (!holds) {
            return Optional.empty();
        }
        String address = address(verification.roomId());
        String own = "/m/verify?id=" + verification.id();
        return Optional.of(
                switch (notice.kind()) {
                    case VERIFICATION_APPROVED ->
                        text(
                                notice,
                                "/m/home",
                                address,
                                word(Objects.requireNonNullElse(
                                        verification.approval().boundAs(), verification.identity())));
                    case VERIFICATION_REJECTED -> text(notice, own, address, rejection(verification));
                    case VERIFICATION_MORE_NEEDED ->
                        text(notice, own, address, Objects.requireNonNullElse(verification.question(), ""));
                    case OWNER_ASKED ->
                        text(
                                notice,
                                "/m/confirm/" + verification.id(),
                                address,
                                verification.name(),
                                word(verification.identity()));
                    default -> text(notice, own, address);
                });
    }

    private FollowerNoticeText text(Notice notice, String path, Object... arguments) {
        String app =
                notice.followerId().substring(0, Math.max(0, notice.followerId().indexOf('.')));
        return new FollowerNoticeText(
                notice.followerId(),
                say("notice." + notice.kind() + ".title"),
                say("notice." + notice.kind() + ".text", arguments),
                path + (path.contains("?") ? "&" : "?") + "app=" + app);
    }

    /** Why it was not approved, as the applicant reads it. */
    String rejection(Verification verification) {
        String text = verification.rejectionText();
        if (verification.rejection() == null || verification.rejection() == RejectionReason.OTHER) {
            return Objects.requireNonNullElse(text, "");
        }
        String sentence = say("verification.rejection." + verification.rejection());
        return text == null ? sentence : sentence + text;
    }

    private String reason(Binding binding) {
        return say("binding.end." + Objects.requireNonNullElse(binding.end(), Binding.End.MOVED_OUT));
    }

    private String word(Identity identity) {
        return say("verification.identity." + identity);
    }

    private String address(String roomId) {
        @Nullable RoomAddress address = rooms.addresses(List.of(roomId)).get(roomId);
        return address == null ? "" : address.text();
    }

    /** Followers are written to in Chinese, whatever the language of whoever decided. */
    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
