package com.haina.auth.follower;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.auth.account.FindAccount;
import com.haina.auth.account.JoinedAccount;
import com.haina.auth.browser.BrowserCookies;
import com.haina.auth.browser.PublicProperties;
import com.haina.auth.browser.Secret;
import com.haina.auth.component.OpenPlatform;
import com.haina.auth.component.OpenPlatform.Visitor;
import com.haina.auth.component.WechatRefused;
import com.haina.auth.component.WechatUnreachable;
import com.haina.auth.token.AccessTokens;
import com.haina.auth.token.AccessTokens.IssuedToken;
import com.haina.platform.outbox.Ids;

/**
 * Finds out by WeChat's OAuth who opened a phone page, without a question to the person, and hands the page a token. Every way ends on a
 * page: where it cannot go on, on one that says why.
 */
@Component
class SignInFollower {

    static final String COOKIE_PREFIX = "haina_follower_";

    private static final Logger log = LoggerFactory.getLogger(SignInFollower.class);
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration TICKET_LIFE = Duration.ofSeconds(60);
    private static final String CALLBACK = "/api/auth/v1/follower-sign-ins/callback";

    private final FollowerSignIns signIns;
    private final FindAccount accounts;
    private final OpenPlatform openPlatform;
    private final AccessTokens tokens;
    private final BrowserCookies cookies;
    private final PublicProperties addresses;
    private final Clock clock;

    SignInFollower(
            FollowerSignIns signIns,
            FindAccount accounts,
            OpenPlatform openPlatform,
            AccessTokens tokens,
            BrowserCookies cookies,
            PublicProperties addresses,
            Clock clock) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.openPlatform = openPlatform;
        this.tokens = tokens;
        this.cookies = cookies;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Why somebody cannot be let in, as the page that says so knows it. */
    enum Refusal {
        /** No property office has this account. */
        UNKNOWN_ACCOUNT,
        /** The account took its authorization back. */
        REVOKED,
        /** The person, or WeChat, did not allow it. */
        DENIED,
        /** WeChat showed a preview with a made-up user. */
        SNAPSHOT,
        /** Took too long, was begun in another browser, or loaded again. */
        ENDED,
        /** WeChat does not answer now. */
        UNREACHABLE
    }

    /**
     * Where the browser goes next.
     *
     * @param cookie to be set with it, or absent
     */
    record Onward(String address, @Nullable String cookie) {}

    /** Begins a round; leads to WeChat. */
    Onward begin(String appId, String to) {
        var page = PagePolicy.leadsHome(to) ? to : "/m/home";
        var account = accounts.find(appId);
        if (account.isEmpty()) {
            return refused(Refusal.UNKNOWN_ACCOUNT, appId, page);
        }
        if (!account.get().authorized()) {
            return refused(Refusal.REVOKED, appId, page);
        }
        return begin(account.get(), page);
    }

    private Onward begin(JoinedAccount account, String page) {
        var secret = Secret.next();
        var signIn = signIns.save(new FollowerSignIn(
                Ids.next(),
                account.tenantId(),
                account.appId(),
                page,
                Secret.digest(secret),
                clock.instant().plus(LIFE)));
        return new Onward(
                openPlatform.visitorPage(account.appId(), addresses.address(CALLBACK), signIn.id()),
                cookies.keep(cookie(signIn.id()), secret, LIFE));
    }

    /**
     * WeChat's page led back.
     *
     * @param id the state
     * @param secret the browser's cookie of this round
     * @param appId whose follower WeChat says it is
     * @param code absent when it was not allowed
     */
    Onward returned(String id, @Nullable String secret, String appId, @Nullable String code) {
        var begun = ofBrowser(id, secret);
        if (begun.isEmpty()) {
            return refused(Refusal.ENDED, appId, "/m/home");
        }
        var page = begun.get().to();
        if (begun.get().returned()) {
            return new Onward(addresses.address(page), null); // loaded again: the page begins a new round
        }
        var signIn = begun.get();
        signIn.came();
        try {
            signIn = signIns.save(signIn);
        } catch (OptimisticLockingFailureException twice) {
            return new Onward(addresses.address(page), null);
        }
        if (code == null || code.isBlank() || !(appId.isEmpty() || appId.equals(signIn.appId()))) {
            return refused(Refusal.DENIED, signIn.appId(), page);
        }
        try {
            return let(signIn, openPlatform.visitor(signIn.appId(), code));
        } catch (WechatRefused refusal) {
            log.warn("a follower of {} could not be let in: {}", signIn.appId(), refusal.getMessage());
            return refused(refusal.authorizationLost() ? Refusal.REVOKED : Refusal.ENDED, signIn.appId(), page);
        } catch (WechatUnreachable unreachable) {
            log.warn("a follower of {} could not be let in: {}", signIn.appId(), unreachable.getMessage());
            return refused(Refusal.UNREACHABLE, signIn.appId(), page);
        }
    }

    private Onward let(FollowerSignIn signIn, Visitor visitor) {
        if (visitor.snapshot()) {
            return refused(Refusal.SNAPSHOT, signIn.appId(), signIn.to());
        }
        var ticket = Secret.next();
        signIn.known(visitor.openId(), Secret.digest(ticket), clock.instant().plus(TICKET_LIFE));
        signIns.save(signIn);
        return new Onward(addresses.address(signIn.to()) + "#ticket=" + signIn.id() + "." + ticket, null);
    }

    /** The round that a ticket belongs to, or an empty text. */
    static String roundOf(String ticket) {
        var dot = ticket.indexOf('.');
        return dot < 0 ? "" : ticket.substring(0, dot);
    }

    static String cookie(String id) {
        return COOKIE_PREFIX + id;
    }

    /**
     * Hands out a token for a ticket, once, in the browser that fetched it.
     *
     * @param secret the browser's cookie of this round
     */
    IssuedToken redeem(String ticket, @Nullable String secret) {
        var id = roundOf(ticket);
        if (ofBrowser(id, secret).isEmpty()) {
            throw new TicketInvalid();
        }
        var signIn = signIns.redeem(id, Secret.digest(ticket.substring(id.length() + 1)), clock.instant())
                .orElseThrow(TicketInvalid::new);
        var account =
                accounts.find(signIn.appId()).filter(JoinedAccount::authorized).orElseThrow(TicketInvalid::new);
        return tokens.forFollower(
                account.appId() + "." + signIn.openId(), account.tenantId(), account.appId(), signIn.id());
    }

    @Scheduled(fixedDelayString = "PT5M")
    void forget() {
        signIns.removeEndedBefore(clock.instant());
    }

    private Optional<FollowerSignIn> ofBrowser(String id, @Nullable String secret) {
        return signIns.ofId(id)
                .filter(signIn -> signIn.live(clock.instant()))
                .filter(signIn -> secret != null && Secret.matches(secret, signIn.secretDigest()));
    }

    private Onward refused(Refusal why, String appId, String page) {
        return new Onward(
                addresses.address("/m/not-in?why=" + why + "&app=" + encoded(appId) + "&to=" + encoded(page)), null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
