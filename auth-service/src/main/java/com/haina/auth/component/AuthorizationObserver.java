package com.haina.auth.component;

import java.time.Instant;

/** Wants to know what WeChat pushes about authorizations. Called at least once for each push, in no certain order: handle idempotently. */
public interface AuthorizationObserver {

    /**
     * An account authorized, or changed what it grants.
     *
     * @param authorizationCode to be exchanged once
     * @param preAuthCode the code whose page led here
     */
    void authorized(String appId, String authorizationCode, String preAuthCode, Instant at);

    /** An account took its authorization back. */
    void unauthorized(String appId, Instant at);
}
