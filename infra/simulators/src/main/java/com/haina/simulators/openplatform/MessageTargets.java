package com.haina.simulators.openplatform;

import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.callbacks.CallbackTarget;
import com.haina.simulators.mp.Account;

/** Where an account's messages and events go. */
@Component
public final class MessageTargets {

    private final ComponentProperties component;
    private final Authorizations authorizations;

    MessageTargets(ComponentProperties component, Authorizations authorizations) {
        this.component = component;
        this.authorizations = authorizations;
    }

    /** The platform's 消息与事件接收 URL, as long as the account lets the platform manage its messages (消息管理). */
    public Optional<CallbackTarget> of(Account account) {
        return authorizations
                .find(account.appId())
                .filter(given -> given.functions().contains(PermissionSet.MESSAGES.id()))
                .map(given -> component.messagesOf(account));
    }
}
