package com.haina.notify.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.contracts.account.AccountAuthorized;
import com.haina.contracts.account.AccountCertificationChanged;
import com.haina.contracts.account.AccountRefreshRefused;
import com.haina.contracts.account.AccountUnauthorized;
import com.haina.contracts.account.SessionClosed;
import com.haina.contracts.account.TenantJoined;
import com.haina.contracts.follower.FollowerChanged;
import com.haina.contracts.library.LibraryChanged;
import com.haina.contracts.message.MessageReceipted;
import com.haina.contracts.message.MessageSent;
import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkUndone;
import com.haina.contracts.roster.ImportProgressed;
import com.haina.contracts.structure.CommunityChanged;
import com.haina.contracts.verification.BindingEnded;
import com.haina.contracts.verification.ResidentVerified;
import com.haina.contracts.verification.VerificationChanged;
import com.haina.platform.audit.AuditRecorded;
import com.haina.platform.events.IncomingEvent;
import com.haina.platform.security.Caller;

/**
 * Which events consoles hear of, and what of them. Another one is another line; what is not here stays between the services. Names and
 * before-and-after values of the audit trail are left out although they are masked: a console asks for what it may see.
 */
@Component
class Catalogue {

    private static final Predicate<Caller> EVERYBODY = caller -> true;

    /** Empty for what no console needs. */
    Optional<Happening> show(IncomingEvent event) {
        Showing showing = new Showing(event);
        showing.of(AuditRecorded.TYPE, AuditRecorded.class, Catalogue::changed);
        showing.of(ImportProgressed.TYPE, ImportProgressed.class, Catalogue::progressed);
        for (String type : new String[] {ChunkApplied.RESIDENT_TYPE, ChunkApplied.STAFF_TYPE}) {
            showing.of(
                    type,
                    ChunkApplied.class,
                    chunk -> chunk.created() + chunk.changed() == 0
                            ? Shown.NOTHING
                            : Shown.of(chunk.jobId(), Map.of("jobId", chunk.jobId())));
        }
        for (String type : new String[] {ChunkUndone.RESIDENT_TYPE, ChunkUndone.STAFF_TYPE}) {
            showing.of(type, ChunkUndone.class, chunk -> Shown.of(chunk.jobId(), Map.of("jobId", chunk.jobId())));
        }
        showing.of(
                CommunityChanged.TYPE,
                CommunityChanged.class,
                community -> new Shown(
                        "",
                        Map.of("communityId", community.communityId(), "removed", community.removed()),
                        caller -> caller.maySee(community.communityId())));
        for (String type : new String[] {AccountAuthorized.TYPE, AccountAuthorized.UPDATED_TYPE}) {
            showing.of(type, AccountAuthorized.class, account -> Shown.of("", Map.of("appId", account.appId())));
        }
        showing.of(
                AccountUnauthorized.TYPE,
                AccountUnauthorized.class,
                account -> Shown.of("", Map.of("appId", account.appId())));
        showing.of(
                AccountRefreshRefused.TYPE,
                AccountRefreshRefused.class,
                account -> Shown.of("", Map.of("appId", account.appId())));
        showing.of(
                AccountCertificationChanged.TYPE,
                AccountCertificationChanged.class,
                account -> Shown.of("", Map.of("appId", account.appId())));
        showing.of(
                FollowerChanged.TYPE,
                FollowerChanged.class,
                follower -> Shown.of(follower.appId(), Map.of("appId", follower.appId())));
        showing.of(
                VerificationChanged.TYPE,
                VerificationChanged.class,
                verification -> new Shown(
                        null,
                        Map.of("communityId", verification.communityId(), "state", verification.state()),
                        caller -> caller.maySee(verification.communityId())));
        showing.of(ResidentVerified.TYPE, ResidentVerified.class, binding -> bound(binding.communityId()));
        showing.of(BindingEnded.TYPE, BindingEnded.class, binding -> bound(binding.communityId()));
        showing.of(TenantJoined.TYPE, TenantJoined.class, joined -> Shown.of("", Map.of("appId", joined.appId())));
        showing.of(
                SessionClosed.TYPE,
                SessionClosed.class,
                session -> new Shown(
                        session.operatorId(),
                        Map.of("operatorId", session.operatorId(), "sessionId", event.subject()),
                        caller -> caller.id().equals(session.operatorId())
                                || caller.roles().contains("ADMINISTRATOR")));
        showing.of(
                LibraryChanged.TYPE,
                LibraryChanged.class,
                library -> Shown.of(
                        library.what().name(), Map.of("what", library.what().name(), "state", library.state())));
        showing.of(MessageSent.TYPE, MessageSent.class, message -> Shown.of("", Map.of()));
        showing.of(MessageReceipted.TYPE, MessageReceipted.class, message -> Shown.of("", Map.of()));
        return showing.found();
    }

    /** Somebody changed a record; who only looked, or had something shown, changed nothing. */
    private static Shown changed(AuditRecorded entry) {
        if (entry.action().endsWith(".reveal") || entry.action().endsWith(".export")) {
            return Shown.NOTHING;
        }
        return Shown.of(
                entry.action() + " " + entry.actorId(),
                Map.of(
                        "action",
                        entry.action(),
                        "subjectType",
                        entry.subjectType(),
                        "subjectId",
                        entry.subjectId(),
                        "actorId",
                        entry.actorId()));
    }

    private static Shown bound(String communityId) {
        return new Shown(communityId, Map.of("communityId", communityId), caller -> caller.maySee(communityId));
    }

    private static Shown progressed(ImportProgressed progress) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("state", progress.state());
        data.put("done", progress.done());
        data.put("total", progress.total());
        put(data, "kind", progress.kind());
        put(data, "ratePerSecond", progress.ratePerSecond());
        put(data, "etaSeconds", progress.etaSeconds());
        return new Shown(
                null, data, caller -> caller.allCommunities() || caller.id().equals(progress.createdBy()));
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    /**
     * What is shown of one event.
     *
     * @param about what events of the same type have in common to be told as one; absent: their subject
     */
    private record Shown(@Nullable String about, Map<String, Object> data, Predicate<Caller> visible) {

        static final Shown NOTHING = new Shown("", Map.of(), caller -> false);

        static Shown of(String about, Map<String, Object> data) {
            return new Shown(about, data, EVERYBODY);
        }
    }

    private record Showing(IncomingEvent event, AtomicReference<Happening> result) {

        Showing(IncomingEvent event) {
            this(event, new AtomicReference<>());
        }

        <T> void of(String type, Class<T> data, Function<T, Shown> show) {
            event.when(type, data, content -> {
                Shown shown = show.apply(content);
                if (shown != Shown.NOTHING) {
                    String about = shown.about() == null ? event.subject() : shown.about();
                    result.set(new Happening(
                            event.tenantId(),
                            type,
                            type + " " + about,
                            event.subject(),
                            event.time(),
                            shown.data(),
                            shown.visible()));
                }
            });
        }

        Optional<Happening> found() {
            return Optional.ofNullable(result.get());
        }
    }
}
