package com.haina.auth.sms;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** The newest code of a mobile for one purpose; its id is a keyed digest of both. Only a keyed digest of the code is kept. */
@Document("sms_codes")
class SmsCode extends Aggregate {

    private @Nullable String salt;
    private @Nullable String digest;
    private Instant expiresAt = Instant.EPOCH;
    private int triesLeft;

    private SmsCode() {}

    @Nullable
    String salt() {
        return salt;
    }

    @Nullable
    String digest() {
        return digest;
    }
}
