package com.haina.simulators.openplatform;

import java.time.Clock;

import org.springframework.stereotype.Component;

import com.haina.simulators.callbacks.Callbacks;
import com.haina.simulators.callbacks.PushResult;
import com.haina.simulators.callbacks.Xml;

/** The events on the 授权事件接收 URL. */
@Component
class AuthorizationEvents {

    private final ComponentProperties component;
    private final Callbacks callbacks;
    private final Clock clock;

    AuthorizationEvents(ComponentProperties component, Callbacks callbacks, Clock clock) {
        this.component = component;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    PushResult ticket(Tickets.Ticket ticket) {
        return callbacks.push(
                component.target(),
                "component_verify_ticket",
                Xml.of(
                        "AppId", component.appId(),
                        "CreateTime", now(),
                        "InfoType", "component_verify_ticket",
                        "ComponentVerifyTicket", ticket.value()));
    }

    /** @param event {@code authorized} or {@code updateauthorized} */
    void granted(String event, Authorizations.AuthCode code, String preAuthCode, String person) {
        callbacks.pushSoon(
                component.target(),
                event,
                Xml.of(
                        "AppId", component.appId(),
                        "CreateTime", now(),
                        "InfoType", event,
                        "AuthorizerAppid", code.appId(),
                        "AuthorizationCode", code.value(),
                        "AuthorizationCodeExpiredTime",
                                Long.toString(code.expiresAt().getEpochSecond()),
                        "PreAuthCode", preAuthCode),
                person);
    }

    void revoked(String appId, String person) {
        callbacks.pushSoon(
                component.target(),
                "unauthorized",
                Xml.of(
                        "AppId",
                        component.appId(),
                        "CreateTime",
                        now(),
                        "InfoType",
                        "unauthorized",
                        "AuthorizerAppid",
                        appId),
                person);
    }

    private String now() {
        return Long.toString(clock.instant().getEpochSecond());
    }
}
