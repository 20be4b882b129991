package com.haina.auth.token;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;

/** A key pair that signs the tokens of one period. Its id is the period's number, so that two instances cannot make two for one period. */
@Document("signing_keys")
class SigningKey extends Aggregate {

    private long period;
    private Sealed jwk;

    @SuppressWarnings("NullAway.Init")
    private SigningKey() {}

    SigningKey(long period, Sealed jwk) {
        super("period-" + period);
        belongTo(NO_TENANT);
        this.period = period;
        this.jwk = jwk;
    }

    long period() {
        return period;
    }

    /** The private key as a JSON Web Key. */
    Sealed jwk() {
        return jwk;
    }
}
