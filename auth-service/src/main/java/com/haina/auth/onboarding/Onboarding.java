package com.haina.auth.onboarding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;
import com.haina.platform.outbox.Ids;

/** One run of the wizard, bound to the browser that began it and resumable there for a week. */
@Document("onboardings")
class Onboarding extends Aggregate {

    /** How far it is. */
    enum State {
        /** The QR code is shown, or can be shown again. */
        WAITING_FOR_SCAN,
        /** An account authorized; its profile is known. */
        AUTHORIZED,
        /** Settings were typed but not confirmed by a code. */
        SETTINGS,
        /** The account belongs to an office already: its administrators sign in instead. */
        ALREADY_JOINED,
        COMPLETED
    }

    private static final int REMEMBERED_CODES = 10;

    private String secretDigest = "";
    private String joiningTenantId = "";
    private State state = State.WAITING_FOR_SCAN;
    private @Nullable Sealed preAuthCode;
    private List<String> preAuthDigests = new ArrayList<>();
    private Instant qrEndsAt = Instant.EPOCH;
    private List<String> exchanges = new ArrayList<>();
    private @Nullable String appId;
    private @Nullable String name;
    private @Nullable String phone;
    private @Nullable String wechatId;
    private @Nullable Sealed mobile;
    private Instant endsAt = Instant.EPOCH;

    private Onboarding() {}

    Onboarding(String id, String secretDigest, Instant endsAt) {
        super(id);
        belongTo(NO_TENANT);
        this.secretDigest = secretDigest;
        this.joiningTenantId = Ids.next();
        this.endsAt = endsAt;
    }

    /** Shows a new QR code; what was scanned a moment ago with the one before still counts. */
    void show(Sealed code, String digest, Instant until) {
        preAuthCode = code;
        preAuthDigests.addFirst(digest);
        if (preAuthDigests.size() > REMEMBERED_CODES) {
            preAuthDigests.removeLast();
        }
        qrEndsAt = until;
    }

    /** An authorization code arrived for this run. */
    boolean exchanging(String exchange) {
        if (state != State.WAITING_FOR_SCAN || exchanges.contains(exchange)) {
            return false;
        }
        exchanges.add(exchange);
        return true;
    }

    void authorized(String account) {
        if (state == State.WAITING_FOR_SCAN) {
            appId = account;
            state = State.AUTHORIZED;
        }
    }

    void alreadyJoined(String account) {
        appId = account;
        state = State.ALREADY_JOINED;
    }

    /** Goes on with the tenant that an interrupted run already gave the account to. */
    void resume(String tenant) {
        joiningTenantId = tenant;
    }

    void settings(String newName, String newPhone, @Nullable String newWechatId, Sealed newMobile) {
        name = newName;
        phone = newPhone;
        wechatId = newWechatId;
        mobile = newMobile;
        state = State.SETTINGS;
    }

    void complete() {
        state = State.COMPLETED;
    }

    String secretDigest() {
        return secretDigest;
    }

    String joiningTenantId() {
        return joiningTenantId;
    }

    State state() {
        return state;
    }

    /** Whether settings may be typed. */
    boolean open() {
        return state == State.AUTHORIZED || state == State.SETTINGS;
    }

    @Nullable
    Sealed preAuthCode() {
        return preAuthCode;
    }

    Instant qrEndsAt() {
        return qrEndsAt;
    }

    List<String> exchanges() {
        return List.copyOf(exchanges);
    }

    @Nullable
    String appId() {
        return appId;
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    String phone() {
        return phone;
    }

    @Nullable
    String wechatId() {
        return wechatId;
    }

    @Nullable
    Sealed mobile() {
        return mobile;
    }

    boolean live(Instant now) {
        return now.isBefore(endsAt);
    }
}
