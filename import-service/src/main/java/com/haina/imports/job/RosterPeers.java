package com.haina.imports.job;

import java.time.Duration;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

import com.haina.contracts.roster.RosterApi;
import com.haina.contracts.roster.RosterCheck;
import com.haina.contracts.roster.RosterCheckResult;
import com.haina.contracts.roster.RosterKind;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

/** The services that own the records. A check changes nothing, so it is asked again until it is answered. */
@Component
class RosterPeers {
    private static final Logger log = LoggerFactory.getLogger(RosterPeers.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final HttpServiceProxyRegistry clients;
    private final CircuitBreakerRegistry breakers;

    RosterPeers(HttpServiceProxyRegistry clients, CircuitBreakerRegistry breakers) {
        this.clients = clients;
        this.breakers = breakers;
    }

    static String owner(RosterKind kind) {
        return kind == RosterKind.STAFF ? "staff-service" : "resident-service";
    }

    /** Asks until there is an answer or the job is no longer held. */
    RosterCheckResult check(RosterCheck question, Hold hold) {
        String peer = owner(question.kind());
        RosterApi api = clients.getClient(peer, RosterApi.class);
        CircuitBreaker breaker = breakers.circuitBreaker(peer);
        return untilAnswered(peer, breaker, hold, () -> api.check(question));
    }

    private static <T> T untilAnswered(String peer, CircuitBreaker breaker, Hold hold, Supplier<T> call) {
        Duration pause = Duration.ofMillis(200);
        while (true) {
            hold.check();
            try {
                return breaker.executeSupplier(call);
            } catch (HttpClientErrorException.BadRequest | HttpClientErrorException.UnprocessableContent refused) {
                // Asking the same again would be answered the same.
                throw refused;
            } catch (CallNotPermittedException open) {
                log.debug("{} is given a rest", peer);
            } catch (RuntimeException failed) {
                log.warn("{} did not answer a check, asking again: {}", peer, failed.toString());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Hold.HoldLost();
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }
}
