package com.haina.wechat.account;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;
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
    private static final int REVOKED = 61003;

    private final AccountApi authority;
    private final AccountDirectory directory;
    private final Clock clock;
    private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();

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

    /** A newer token than this one, which WeChat refused. */
    public String after(String appId, String refused) {
        Kept here = kept.get(appId);
        if (here != null && !here.token.equals(refused) && here.until > clock.millis()) {
            return here.token; // another call was refused before this one
        }
        return fetch(appId, refused);
    }

    private String fetch(String appId, @Nullable String stale) {
        try {
            AccountToken token = authority.accessToken(appId, stale == null ? "" : stale);
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
