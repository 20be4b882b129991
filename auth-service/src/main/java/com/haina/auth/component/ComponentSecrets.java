package com.haina.auth.component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

import com.haina.auth.UntilSaved;
import com.haina.platform.crypto.FieldCipher;

/** The component's ticket and access token, encrypted in the store and the same for all instances. */
@Component
public class ComponentSecrets {

    private static final String TICKET = "auth.component.ticket";
    private static final String TOKEN = "auth.component.access-token";

    private final Components components;
    private final FieldCipher cipher;
    private final String appId;
    private final Duration ticketLife;
    private final Clock clock;

    ComponentSecrets(Components components, FieldCipher cipher, ComponentProperties properties, Clock clock) {
        this.components = components;
        this.cipher = cipher;
        this.appId = properties.appId();
        this.ticketLife = properties.ticketLife();
        this.clock = clock;
    }

    /** The newest ticket, however old: WeChat says whether it still takes it. */
    public Optional<String> ticket() {
        return Optional.ofNullable(components.ofAppId(appId).ticket()).map(ticket -> cipher.decrypt(ticket, TICKET));
    }

    /** Keeps a ticket unless a later one is here. */
    void receiveTicket(String ticket, Instant madeAt) {
        change(state -> state.receive(cipher.encrypt(ticket, TICKET), madeAt, clock.instant()));
    }

    /** Tells the others, once, when tickets no longer come. */
    void missTicket() {
        change(state -> state.miss(clock.instant()));
    }

    /** When the newest ticket came. */
    public Optional<Instant> ticketReceivedAt() {
        return Optional.ofNullable(components.ofAppId(appId).ticketReceivedAt());
    }

    /** How old the newest ticket is. */
    Optional<Duration> ticketAge() {
        return ticketReceivedAt().map(at -> Duration.between(at, clock.instant()));
    }

    boolean ticketUsable() {
        return ticketAge().filter(age -> age.compareTo(ticketLife) < 0).isPresent();
    }

    /** The access token, if there is one that has not ended. */
    public Optional<String> accessToken() {
        var state = components.ofAppId(appId);
        return Optional.ofNullable(state.accessToken())
                .filter(token -> clock.instant().isBefore(state.accessTokenExpiresAt()))
                .map(token -> cipher.decrypt(token, TOKEN));
    }

    /** Keeps a new token, unless the holder of a later turn was faster. */
    public void keepAccessToken(String token, Instant expiresAt, long fence) {
        change(state -> state.keep(cipher.encrypt(token, TOKEN), expiresAt, fence));
    }

    /** Ends the token, if it is still this one. */
    public void expireAccessToken(String token) {
        change(state -> {
            var same = Optional.ofNullable(state.accessToken())
                    .filter(kept -> cipher.decrypt(kept, TOKEN).equals(token))
                    .isPresent();
            if (same) {
                state.forgetAccessToken();
            }
            return same;
        });
    }

    private void change(Predicate<ComponentState> change) {
        UntilSaved.changeOrMake(() -> components.ofAppId(appId), change, components::save);
    }
}
