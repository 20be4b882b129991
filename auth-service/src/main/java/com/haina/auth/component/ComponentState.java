package com.haina.auth.component;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.account.TicketLate;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;

/** The component's ticket and access token; one document, its id is the component's app id. */
@Document("components")
class ComponentState extends Aggregate {

    private @Nullable Sealed ticket;
    private @Nullable Instant ticketMadeAt;
    private @Nullable Instant ticketReceivedAt;
    private @Nullable Sealed previousTicket;
    private @Nullable Sealed accessToken;
    private @Nullable Instant accessTokenExpiresAt;
    private boolean ticketLate;
    private long fence;

    private ComponentState() {}

    ComponentState(String appId) {
        super(appId);
        belongTo(NO_TENANT);
    }

    /** Keeps a ticket unless a later one is here; pushes may overtake each other. */
    boolean receive(Sealed newTicket, Instant madeAt, Instant receivedAt) {
        if (ticketMadeAt != null && madeAt.isBefore(ticketMadeAt)) {
            return false;
        }
        if (ticketLate && ticketReceivedAt != null) {
            ticketLate = false;
            record(TicketLate.BACK_TYPE, new TicketLate(ticketReceivedAt));
        }
        previousTicket = ticket;
        ticket = newTicket;
        ticketMadeAt = madeAt;
        ticketReceivedAt = receivedAt;
        return true;
    }

    /** Notices, once, that WeChat has pushed no ticket for too long; one that never pushed any is not late. */
    boolean miss(Instant now) {
        if (ticketLate
                || ticketReceivedAt == null
                || !ticketReceivedAt.plus(TicketLate.AFTER).isBefore(now)) {
            return false;
        }
        ticketLate = true;
        record(TicketLate.TYPE, new TicketLate(ticketReceivedAt));
        return true;
    }

    /** Keeps a token unless a later holder of the turn was here. */
    boolean keep(Sealed token, Instant expiresAt, long holdersFence) {
        if (holdersFence < fence) {
            return false;
        }
        fence = holdersFence;
        accessToken = token;
        accessTokenExpiresAt = expiresAt;
        return true;
    }

    void forgetAccessToken() {
        accessTokenExpiresAt = Instant.EPOCH;
    }

    @Nullable
    Sealed ticket() {
        return ticket;
    }

    @Nullable
    Instant ticketReceivedAt() {
        return ticketReceivedAt;
    }

    @Nullable
    Sealed accessToken() {
        return accessToken;
    }

    Instant accessTokenExpiresAt() {
        return accessTokenExpiresAt == null ? Instant.EPOCH : accessTokenExpiresAt;
    }
}
