package com.haina.simulators.templates;

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
import com.haina.simulators.jobs.JobEvents;
import com.haina.simulators.jobs.JobKind;
import com.haina.simulators.jobs.Outcome;
import com.haina.simulators.jobs.Outcomes;
import com.haina.simulators.users.Fan;
import com.haina.simulators.users.Fans;

/** Sends a template message: taken at once, shown on the phone, and TEMPLATESENDJOBFINISH a little later. */
@RestController
class TemplateMessageController {

    private static final String USER_BLOCK = "failed:user block";

    private final TemplateCards cards;
    private final Fans fans;
    private final Outcomes outcomes;
    private final JobEvents events;
    private final Blocks blocks;
    private final SentIds sentIds;
    private final Hurry hurry;
    private final MessageIds ids;

    TemplateMessageController(
            TemplateCards cards,
            Fans fans,
            Outcomes outcomes,
            JobEvents events,
            Blocks blocks,
            SentIds sentIds,
            Hurry hurry,
            MessageIds ids) {
        this.cards = cards;
        this.fans = fans;
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
        TemplateCards.Card card = cards.read(token, body);
        String appId = card.account().appId();
        String openId = card.openId();
        Fan fan = fans.find(appId, openId).orElseThrow(() -> new ApiFailure(43004, "require subscribe"));
        ExchangeFilter.concerns(request, fan.personId());
        String messageId = card.request().text("client_msg_id");
        Optional<Long> before = sentIds.find(appId, openId, messageId);
        if (before.isPresent()) {
            return answer(before.get());
        }
        hurry.check(appId, openId);
        long id = ids.next();
        sentIds.keep(appId, openId, messageId, id);
        Outcome outcome = outcomes.next(appId, JobKind.TEMPLATE);
        boolean blocked = blocks.has(appId, openId);
        String status = blocked ? USER_BLOCK : outcome.status().isEmpty() ? "success" : outcome.status();
        Runnable shown = () -> {
            if (status.equals("success") && !fan.personId().isEmpty()) {
                cards.show(card, fan.personId(), card.request().text("url"));
            }
        };
        events.later(
                outcome,
                shown,
                appId,
                openId,
                "TEMPLATESENDJOBFINISH",
                Xml.inside("MsgID", Long.toString(id), "Status", status));
        return answer(id);
    }

    private static Map<String, Object> answer(long id) {
        return Map.of("errcode", 0, "errmsg", "ok", "msgid", id);
    }
}
