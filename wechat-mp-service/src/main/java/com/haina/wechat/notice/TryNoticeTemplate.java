package com.haina.wechat.notice;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import com.haina.contracts.follower.FollowerNoticeText;
import com.haina.platform.audit.AuditTrail;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.outbound.Outcome;
import com.haina.wechat.outbound.SendTemplate;

/** Sends the template that was chosen for notices to one follower, to see whether it arrives and how it looks. */
@Component
class TryNoticeTemplate {

    private final NoticeTemplates templates;
    private final SendTemplate send;
    private final AccountDirectory accounts;
    private final MessageSource words;
    private final AuditTrail trail;
    private final Clock clock;

    TryNoticeTemplate(
            NoticeTemplates templates,
            SendTemplate send,
            AccountDirectory accounts,
            MessageSource words,
            AuditTrail trail,
            Clock clock) {
        this.templates = templates;
        this.send = send;
        this.accounts = accounts;
        this.words = words;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Sends it; followers read Chinese.
     *
     * @throws NoTemplateChosen when nothing is chosen
     */
    Outcome send(String appId, String openId) {
        String name = accounts.get(appId).name();
        NoticeTemplate template = templates.of(appId);
        if (!template.chosen()) {
            throw new NoTemplateChosen();
        }
        FollowerNoticeText sample = new FollowerNoticeText(appId + "." + openId, word("title"), word("text"), null);
        Map<String, String> values = new LinkedHashMap<>();
        template.lines()
                .forEach((key, source) ->
                        values.put(key, NoticeTemplatePolicy.value(key, source, sample, name, clock.instant())));
        Outcome outcome = send.send(appId, openId, template.templateId(), values, null, null);
        trail.note("message.test", "message", outcome.messageId(), null, Map.of("account", appId), null);
        return outcome;
    }

    private String word(String of) {
        return words.getMessage("notice-template.test." + of, null, Locale.SIMPLIFIED_CHINESE);
    }
}
