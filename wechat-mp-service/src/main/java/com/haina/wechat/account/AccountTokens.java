package com.haina.wechat.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

import com.haina.contracts.account.AccountApi;
import com.haina.contracts.account.AccountToken;

/**
 * Access tokens of accounts. Kept for a minute at most, in memory: whoever refreshes is auth-service, and a token that it fetched anew for
 * somebody else is picked up here at the next call or at the first refusal.
 */
@Component
public class AccountTokens {

    private static final Duration KEPT = Duration.ofMinutes(1);

    /** So long a token that was renewed and refused at once is not renewed again: what ails the account is not its token's age. */
    static final Duration HELD_OFF = Duration.ofMinutes(1);

    private static final int REVOKED = 61003;

    private final AccountApi authority;
    private final AccountDirectory directory;
    private final Clock clock;
    private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Kept> notRenewed = new ConcurrentHashMap<>();

    AccountTokens(AccountApi authority, AccountDirectory directory, Clock clock) {
        this.authority = authority;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * A token that is good now.
     *
     * @throws WechatFailure 61003 for an account that took its authorization back, {@link Verdict#NOT_ASKED} when auth-service is away
     */
    public String current(String appId) {
        Kept here = kept.get(appId);
        if (here != null && here.until > clock.millis()) {
            return here.token;
        }
        return fetch(appId, "");
    }

    /**
     * A newer token than this one, which WeChat refused. Empty while {@link #refusedAnew} holds off its renewal and nobody else fetched
     * another.
     *
     * @throws WechatFailure as {@link #current}
     */
    public Optional<String> after(String appId, String refused) {
        Kept here = kept.get(appId);
        if (here != null && !here.token.equals(refused) && here.until > clock.millis()) {
            return Optional.of(here.token); // another call was refused before this one
        }
        Kept held = notRenewed.get(appId);
        boolean renew = held == null || !held.token.equals(refused) || held.until <= clock.millis();
        return Optional.of(fetch(appId, renew ? refused : "")).filter(token -> !token.equals(refused));
    }

    /** WeChat refused a token that {@link #after} gave for the same call: to renew it with every call would be no better, and no end. */
    public void refusedAnew(String appId, String token) {
        notRenewed.put(appId, new Kept(token, clock.instant().plus(HELD_OFF).toEpochMilli()));
    }

    private String fetch(String appId, String stale) {
        try {
            AccountToken token = authority.accessToken(appId, stale);
            long until = Math.min(
                    clock.instant().plus(KEPT).toEpochMilli(), token.expiresAt().toEpochMilli());
            kept.put(appId, new Kept(token.accessToken(), until));
            return token.accessToken();
        } catch (HttpClientErrorException.Conflict | HttpClientErrorException.NotFound revoked) {
            kept.remove(appId);
            directory.revoked(appId);
            throw new WechatFailure(REVOKED);
        } catch (RestClientException | IllegalStateException away) { // the latter when no instance is known
            throw new WechatFailure(Verdict.NOT_ASKED);
        }
    }

    private record Kept(String token, long until) {

        @Override
        public String toString() {
            return "Kept[until=" + until + "]";
        }
    }
}
