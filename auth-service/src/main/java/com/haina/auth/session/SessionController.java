package com.haina.auth.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.haina.auth.browser.BrowserCookies;
import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.security.Caller;
import com.haina.platform.security.CanAdminister;
import com.haina.platform.security.CanRead;
import com.haina.platform.web.ClientAddress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

@Tag(name = "会话", description = "登录之后：续期、退出、查看和结束会话")
@RestController
@RequestMapping("/api/auth/v1")
class SessionController {

    private final KeepSession keepSession;
    private final Sessions sessions;
    private final BrowserCookies cookies;
    private final AuditTrail audit;
    private final Clock clock;

    SessionController(
            KeepSession keepSession, Sessions sessions, BrowserCookies cookies, AuditTrail audit, Clock clock) {
        this.keepSession = keepSession;
        this.sessions = sessions;
        this.cookies = cookies;
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping("/session-refreshes")
    @Operation(summary = "用 Cookie 换取新的访问令牌")
    ResponseEntity<SignedIn> refresh(
            @CookieValue(name = KeepSession.COOKIE, required = false) @Nullable String cookie) {
        var opened =
                keepSession.refresh(cookie, ClientAddress.ofCurrentRequest().orElse(""));
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (opened.cookie() != null) {
            answer.header(HttpHeaders.SET_COOKIE, opened.cookie());
        }
        return answer.body(opened.signedIn());
    }

    @PostMapping("/sign-outs")
    @Operation(summary = "退出登录")
    ResponseEntity<Void> signOut(@CookieValue(name = KeepSession.COOKIE, required = false) @Nullable String cookie) {
        keepSession.signOut(cookie);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.drop(KeepSession.COOKIE))
                .build();
    }

    @CanRead
    @GetMapping("/sessions")
    @Operation(summary = "我的登录会话")
    List<SessionView> own() {
        var caller = Caller.current();
        return sessions.live(caller.id(), clock.instant()).stream()
                .map(session -> SessionView.of(session, session.id().equals(caller.sessionId())))
                .toList();
    }

    @CanRead
    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "结束我的一个会话")
    void end(@PathVariable String id) {
        var session = sessions.get(id);
        if (!session.operatorId().equals(Caller.current().id())) {
            throw new RecordNotFound();
        }
        sessions.end(id);
    }

    @CanRead
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "结束我的其他会话")
    void endOthers() {
        var caller = Caller.current();
        sessions.endAll(caller.id(), caller.sessionId() == null ? "" : caller.sessionId());
    }

    @CanAdminister
    @GetMapping("/operators/{id}/sessions")
    @Operation(summary = "某个操作员的登录会话")
    List<SessionView> of(@PathVariable String id) {
        var own = Caller.current().sessionId();
        return sessions.live(id, clock.instant()).stream()
                .map(session -> SessionView.of(session, session.id().equals(own)))
                .toList();
    }

    @CanAdminister
    @DeleteMapping("/operators/{id}/sessions/{sessionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "结束某个操作员的一个会话")
    void endOneOf(@PathVariable String id, @PathVariable String sessionId) {
        if (!sessions.get(sessionId).operatorId().equals(id)) {
            throw new RecordNotFound();
        }
        audit.note("operator.end-session", "operator", id, null, Map.of("session", sessionId), null);
        sessions.end(sessionId);
    }

    @CanAdminister
    @DeleteMapping("/operators/{id}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "结束某个操作员的所有会话")
    void endOf(@PathVariable String id) {
        audit.note("operator.end-sessions", "operator", id, null, Map.of(), null);
        sessions.endAll(id, "");
    }

    /**
     * A signed-in browser.
     *
     * @param current whether it is the one that asks
     */
    record SessionView(
            String id,
            String address,
            String browser,
            Instant createdAt,
            Instant lastUsedAt,
            Instant endsAt,
            boolean current) {

        static SessionView of(Session session, boolean current) {
            return new SessionView(
                    session.id(),
                    session.address(),
                    session.browser(),
                    session.createdAt(),
                    session.lastUsedAt(),
                    session.endsAt(),
                    current);
        }
    }
}
