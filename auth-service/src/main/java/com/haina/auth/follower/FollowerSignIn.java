package com.haina.auth.follower;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/**
 * One round through WeChat's OAuth. Its id is the state that WeChat brings back; it is good only in the browser that holds the secret, so
 * that nobody can be signed in as somebody else by a link.
 */
@Document("follower_sign_ins")
class FollowerSignIn extends Aggregate {

    private String appId = "";
    private String to = "";
    private String secretDigest = "";
    private Instant endsAt = Instant.EPOCH;
    private boolean returned;
    private @Nullable String ticketDigest;
    private @Nullable String openId;

    private FollowerSignIn() {}

    FollowerSignIn(String id, String tenantId, String appId, String to, String secretDigest, Instant endsAt) {
        super(id);
        belongTo(tenantId);
        this.appId = appId;
        this.to = to;
        this.secretDigest = secretDigest;
        this.endsAt = endsAt;
    }

    /** WeChat's page led back, with whatever outcome. A code works once, so nothing is tried twice. */
    void came() {
        returned = true;
    }

    /** WeChat said who it is; the page may now fetch a token, for a short while. */
    void known(String whose, String ticket, Instant until) {
        openId = whose;
        ticketDigest = ticket;
        endsAt = until;
    }

    boolean returned() {
        return returned;
    }

    boolean live(Instant now) {
        return now.isBefore(endsAt);
    }

    String appId() {
        return appId;
    }

    String to() {
        return to;
    }

    String secretDigest() {
        return secretDigest;
    }

    @Nullable
    String openId() {
        return openId;
    }
}
