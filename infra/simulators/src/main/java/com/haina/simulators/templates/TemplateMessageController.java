package com.haina.simulators.templates;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.callbacks.Xml;
import com.haina.simulators.exchanges.ExchangeFilter;
import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.jobs.JobEvents;
import com.haina.simulators.jobs.JobKind;
import com.haina.simulators.jobs.Outcome;
import com.haina.simulators.jobs.Outcomes;
import com.haina.simulators.messages.Bubbles;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.openplatform.AccountCaller;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.MessageKind;
import com.haina.simulators.users.Fan;
import com.haina.simulators.users.Fans;
import com.haina.simulators.users.OpenIds;

/** Sends a template message: taken at once, shown on the phone, and TEMPLATESENDJOBFINISH a little later. */
@RestController
class TemplateMessageController {

    private static final String USER_BLOCK = "failed:user block";

    private final AccountCaller caller;
    private final Accounts accounts;
    private final Templates templates;
    private final OpenIds openIds;
    private final Fans fans;
    private final Bubbles bubbles;
    private final Chats chats;
    private final Outcomes outcomes;
    private final JobEvents events;
    private final Blocks blocks;
    private final SentIds sentIds;
    private final Hurry hurry;
    private final MessageIds ids;

    TemplateMessageController(
            AccountCaller caller,
            Accounts accounts,
            Templates templates,
            OpenIds openIds,
            Fans fans,
            Bubbles bubbles,
            Chats chats,
            Outcomes outcomes,
            JobEvents events,
            Blocks blocks,
            SentIds sentIds,
            Hurry hurry,
            MessageIds ids) {
        this.caller = caller;
        this.accounts = accounts;
        this.templates = templates;
        this.openIds = openIds;
        this.fans = fans;
        this.bubbles = bubbles;
        this.chats = chats;
        this.outcomes = outcomes;
        this.events = events;
        this.blocks = blocks;
        this.sentIds = sentIds;
        this.hurry = hurry;
        this.ids = ids;
    }

    @PostMapping("/api.weixin.qq.com/cgi-bin/message/template/send")
    Map<String, Object> send(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request) {
        Account account = accounts.get(caller.check(token, TemplateController.SETS));
        Fields fields = Fields.of(body);
        String openId = openIds.of(account.appId(), fields.text("touser"));
        Template template = templates.get(account.appId(), fields.text("template_id"));
        List<ChatMessage.Fact> facts = TemplateFacts.of(template, fields.at("data"));
        Fan fan = fans.find(account.appId(), openId).orElseThrow(() -> new ApiFailure(43004, "require subscribe"));
        ExchangeFilter.concerns(request, fan.personId());
        Optional<Long> before = sentIds.find(account.appId(), openId, fields.text("client_msg_id"));
        if (before.isPresent()) {
            return answer(before.get());
        }
        hurry.check(account.appId(), openId);
        long id = ids.next();
        sentIds.keep(account.appId(), openId, fields.text("client_msg_id"), id);
        Outcome outcome = outcomes.next(account.appId(), JobKind.TEMPLATE);
        boolean blocked = blocks.has(account.appId(), openId);
        String status = blocked ? USER_BLOCK : outcome.status().isEmpty() ? "success" : outcome.status();
        Runnable shown = () -> {
            if (status.equals("success") && !fan.personId().isEmpty()) {
                chats.deliver(bubbles.of(
                        account,
                        fan.personId(),
                        MessageKind.TEMPLATE,
                        template.title(),
                        "",
                        fields.text("url"),
                        "",
                        facts,
                        List.of()));
            }
        };
        events.later(
                outcome,
                shown,
                account.appId(),
                openId,
                "TEMPLATESENDJOBFINISH",
                Xml.inside("MsgID", Long.toString(id), "Status", status));
        return answer(id);
    }

    private static Map<String, Object> answer(long id) {
        return Map.of("errcode", 0, "errmsg", "ok", "msgid", id);
    }
}
