package com.haina.simulators.templates;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.exchanges.ExchangeFilter;
import com.haina.simulators.people.People;

/** Sends a subscription notification to somebody who has asked for one, following or not. */
@RestController
class SubscriptionMessageController {

    private final TemplateCards cards;
    private final People people;
    private final Subscriptions subscriptions;
    private final SubscriptionEvents events;
    private final MessageIds ids;

    SubscriptionMessageController(
            TemplateCards cards,
            People people,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            MessageIds ids) {
        this.cards = cards;
        this.people = people;
        this.subscriptions = subscriptions;
        this.events = events;
        this.ids = ids;
    }

    @PostMapping("/api.weixin.qq.com/cgi-bin/message/subscribe/bizsend")
    Map<String, Object> send(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request) {
        TemplateCards.Card card = cards.read(token, body);
        subscriptions.use(card.template(), card.openId());
        people.byOpenId(card.account().appId(), card.openId()).ifPresent(person -> {
            ExchangeFilter.concerns(request, person.id());
            cards.show(card, person.id(), card.request().text("page"));
        });
        long id = ids.next();
        events.sent(card.template(), card.openId(), id);
        return Map.of("errcode", 0, "errmsg", "ok", "msgid", id);
    }
}
