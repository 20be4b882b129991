package com.haina.wechat.health;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** Something that happened to an account, as the office reads it weeks later. Never changed. */
@Document("account_changes")
class AccountChange extends Aggregate {

    private final String appId;
    private final Kind kind;
    private final Instant at;
    private final @Nullable List<Integer> scopes;
    private final @Nullable List<Integer> before;
    private final @Nullable Integer code;
    private final @Nullable String by;

    /** What happened. */
    enum Kind {
        /** It was authorized, for the first time or after a cancellation. */
        AUTHORIZED,
        /** It was authorized once more, with the permissions that it had. */
        RENEWED,
        /** The granted permissions are others. */
        PERMISSIONS,
        /** The authorization was taken back, or WeChat ended it. */
        CANCELLED,
        /** WeChat refused to renew its access token. */
        REFRESH_REFUSED,
        /** It became a service account verified by WeChat. */
        CERTIFIED,
        /** It is a service account verified by WeChat no longer. */
        CERTIFICATION_LOST,
        /** WeChat no longer pushes the platform a ticket, without which no token can be renewed. */
        TICKET_LATE,
        /** Tickets come again. */
        TICKET_BACK,
        /** WeChat takes no calls for it. */
        STOPPED,
        /** A person let it go on. */
        RESUMED,
        /** WeChat did not answer several times, calls pause. */
        SILENT,
        /** WeChat answers again. */
        ANSWERING,
        /** WeChat said that a quota is used up. */
        QUOTA_USED_UP,
        /** A person had the day's counters set to nothing. */
        QUOTA_CLEARED;

        /** Whether it says which permissions are granted. */
        boolean grants() {
            return this == AUTHORIZED || this == RENEWED || this == PERMISSIONS;
        }
    }

    /** @param id the same for the same happening, however often it is told */
    AccountChange(
            String id,
            String appId,
            Kind kind,
            Instant at,
            @Nullable List<Integer> scopes,
            @Nullable List<Integer> before,
            @Nullable Integer code,
            @Nullable String by) {
        super(id);
        this.appId = appId;
        this.kind = kind;
        this.at = at;
        this.scopes = scopes;
        this.before = before;
        this.code = code;
        this.by = by;
    }

    String appId() {
        return appId;
    }

    Kind kind() {
        return kind;
    }

    Instant at() {
        return at;
    }

    /** Permission sets granted from then on; absent where it is not about them. */
    @Nullable
    List<Integer> scopes() {
        return scopes;
    }

    /** Those granted until then, where they are known. */
    @Nullable
    List<Integer> before() {
        return before;
    }

    /** WeChat's. */
    @Nullable
    Integer code() {
        return code;
    }

    /** Name of the person who did it; absent where nobody of the office did. */
    @Nullable
    String by() {
        return by;
    }
}
