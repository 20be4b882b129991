package com.haina.wechat.notice;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.problem.StaleRecord;
import com.haina.platform.security.Caller;
import com.haina.platform.web.ETags;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.follower.TemplateReach;

/** Chooses the template for an account's notices, or none. */
@Component
class ChooseNoticeTemplate {

    private final NoticeTemplates templates;
    private final AccountTemplates atWechat;
    private final AccountDirectory accounts;
    private final TemplateReach reach;
    private final AuditTrail trail;
    private final Clock clock;

    ChooseNoticeTemplate(
            NoticeTemplates templates,
            AccountTemplates atWechat,
            AccountDirectory accounts,
            TemplateReach reach,
            AuditTrail trail,
            Clock clock) {
        this.templates = templates;
        this.atWechat = atWechat;
        this.accounts = accounts;
        this.reach = reach;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Chooses, after WeChat was asked whether the account has the template as it is described.
     *
     * @param templateId absent for no template
     */
    NoticeTemplate choose(
            String appId, @Nullable String ifMatch, @Nullable String templateId, Map<String, NoticeSource> lines) {
        String name = accounts.get(appId).name();
        NoticeTemplate chosen = templates.of(appId);
        ETags.require(ifMatch, chosen);
        Map<String, String> before = facts(chosen);
        String by = Caller.ifPerson().map(Caller::name).orElse(null);
        if (templateId == null) {
            chosen.clear(clock.instant(), by);
        } else {
            chosen.choose(checked(appId, templateId, lines), lines, clock.instant(), by);
        }
        trail.record(chosen, "notice-template.choose", "account", name, before, facts(chosen));
        try {
            chosen = templates.save(chosen);
        } catch (OptimisticLockingFailureException | DuplicateKeyException meanwhile) {
            throw new StaleRecord();
        }
        reach.changed(appId);
        return chosen;
    }

    private AccountTemplate checked(String appId, String templateId, Map<String, NoticeSource> lines) {
        AccountTemplate template = atWechat.all(appId).stream()
                .filter(one -> one.id().equals(templateId))
                .findFirst()
                .orElseThrow(() -> new InvalidField(FieldError.of("/templateId", "field.notice-template.unknown")));
        List<FieldError> errors = NoticeTemplatePolicy.wrong(template, lines).stream()
                .sorted()
                .map(key -> FieldError.of("/lines/" + key, "field.notice-template.line"))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidField(errors);
        }
        if (!NoticeTemplatePolicy.says(lines)) {
            throw new InvalidField(FieldError.of("/lines", "field.notice-template.silent"));
        }
        return template;
    }

    private static Map<String, String> facts(NoticeTemplate template) {
        return template.chosen() ? Map.of("template", template.title()) : Map.of();
    }
}
