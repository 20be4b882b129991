package com.haina.wechat.health;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import com.haina.platform.outbox.Aggregate;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatAccount;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

/** Hears when calls for an account pause because WeChat does not answer, and when they go on. */
@Component
class HearBreakers implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(HearBreakers.class);

    private final CircuitBreakerRegistry breakers;
    private final AccountDirectory accounts;
    private final KeepChanges changes;

    HearBreakers(CircuitBreakerRegistry breakers, AccountDirectory accounts, KeepChanges changes) {
        this.breakers = breakers;
        this.accounts = accounts;
        this.changes = changes;
    }

    @Override
    public void afterSingletonsInstantiated() {
        breakers.getAllCircuitBreakers().forEach(this::listen);
        breakers.getEventPublisher().onEntryAdded(added -> listen(added.getAddedEntry()));
    }

    private void listen(CircuitBreaker breaker) {
        if (breaker.getName().startsWith(WechatAccount.BREAKER)) {
            String appId = breaker.getName().substring(WechatAccount.BREAKER.length());
            breaker.getEventPublisher().onStateTransition(moved -> heard(appId, moved.getStateTransition()));
        }
    }

    private void heard(String appId, StateTransition moved) {
        boolean again = moved == StateTransition.HALF_OPEN_TO_CLOSED;
        if (!again && moved != StateTransition.CLOSED_TO_OPEN) {
            return;
        }
        try {
            accounts.known(appId)
                    .filter(account -> !account.tenantId().equals(Aggregate.NO_TENANT))
                    .ifPresent(account -> changes.answers(account, again));
        } catch (DataAccessException unavailable) { // the call under way has nothing to do with the history
            log.warn("not written down that calls for {} pause or go on: {}", appId, unavailable.getMessage());
        }
    }
}
