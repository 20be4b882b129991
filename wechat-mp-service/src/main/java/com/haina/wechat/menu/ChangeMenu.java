package com.haina.wechat.menu;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.problem.StaleRecord;
import com.haina.platform.security.Caller;
import com.haina.platform.web.ETags;
import com.haina.wechat.account.AccountDirectory;

/** Changes a draft; nobody sees it before it is published. */
@Component
class ChangeMenu {

    private final Menus menus;
    private final AccountDirectory accounts;
    private final AuditTrail trail;
    private final MenuProperties properties;
    private final Clock clock;

    ChangeMenu(Menus menus, AccountDirectory accounts, AuditTrail trail, MenuProperties properties, Clock clock) {
        this.menus = menus;
        this.accounts = accounts;
        this.trail = trail;
        this.properties = properties;
        this.clock = clock;
    }

    Menu write(String appId, @Nullable String ifMatch, MenuContent content) {
        Menu menu = matching(appId, ifMatch);
        List<FieldError> faults = MenuPolicy.faults(content, properties.publicUrl());
        if (!faults.isEmpty()) {
            throw new MenuInvalid(faults);
        }
        return save(menu, content, "menu.update");
    }

    /** Back to what WeChat has; empty when it has nothing. */
    Menu discard(String appId, @Nullable String ifMatch) {
        Menu menu = matching(appId, ifMatch);
        Menu.Version online = menu.online();
        return save(menu, online == null ? MenuContent.EMPTY : online.content(), "menu.discard");
    }

    /** Makes a version the draft, to be looked at and published. */
    Menu rollBack(String appId, @Nullable String ifMatch, int number) {
        Menu menu = matching(appId, ifMatch);
        MenuContent content = menu.versions().stream()
                .filter(version -> version.number() == number)
                .map(Menu.Version::content)
                .findFirst()
                .orElseThrow(RecordNotFound::new);
        return save(menu, content, "menu.roll-back");
    }

    private Menu matching(String appId, @Nullable String ifMatch) {
        accounts.get(appId);
        Menu menu = menus.of(appId);
        ETags.require(ifMatch, menu);
        return menu;
    }

    private Menu save(Menu menu, MenuContent content, String action) {
        trail.record(menu, action, "menu", null, PublishMenu.facts(menu.draft()), PublishMenu.facts(content));
        menu.write(content, clock.instant(), Caller.ifPerson().map(Caller::name).orElse(null));
        try {
            return menus.save(menu);
        } catch (OptimisticLockingFailureException | DuplicateKeyException meanwhile) {
            throw new StaleRecord();
        }
    }
}
