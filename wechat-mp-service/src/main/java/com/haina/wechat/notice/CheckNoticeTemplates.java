package com.haina.wechat.notice;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatAccount;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.follower.TemplateReach;

/** Asks WeChat whether it still has the templates that were chosen for notices: of one that is deleted there, nobody tells us. */
@Component
class CheckNoticeTemplates {

    private static final Logger log = LoggerFactory.getLogger(CheckNoticeTemplates.class);

    private final AccountDirectory accounts;
    private final NoticeTemplates templates;
    private final AccountTemplates atWechat;
    private final TemplateReach reach;
    private final Clock clock;

    CheckNoticeTemplates(
            AccountDirectory accounts,
            NoticeTemplates templates,
            AccountTemplates atWechat,
            TemplateReach reach,
            Clock clock) {
        this.accounts = accounts;
        this.templates = templates;
        this.atWechat = atWechat;
        this.reach = reach;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "${haina.wechat.notice.templates-every:PT1H}")
    void checkAll() {
        accounts.ofAllTenants().stream()
                .filter(WechatAccount::usable)
                .filter(account -> !account.tenantId().equals(WechatAccount.NO_TENANT))
                .forEach(account -> {
                    try {
                        CurrentTenant.run(account.tenantId(), () -> check(account.id()));
                    } catch (RuntimeException later) {
                        log.warn("the templates of {} are looked at later: {}", account.id(), later.toString());
                    }
                });
    }

    /** An account of the current tenant. An account that cannot be asked now is left as it is. */
    void check(String appId) {
        NoticeTemplate chosen = templates.of(appId);
        if (!chosen.chosen()) {
            return;
        }
        try {
            boolean there =
                    atWechat.all(appId).stream().anyMatch(one -> one.id().equals(chosen.templateId()));
            if (there != chosen.carries()) {
                log.info("the template for notices of {} is {} at WeChat", appId, there ? "back" : "gone");
                chosen.seen(there, clock.instant());
                templates.save(chosen);
                reach.changed(appId);
            }
        } catch (WechatFailure later) {
            log.info("the templates of {} are not known now, code {}", appId, later.errcode());
        } catch (OptimisticLockingFailureException meanwhile) {
            log.info("the template for notices of {} was chosen anew", appId);
        }
    }
}
