package com.haina.simulators.templates;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.exchanges.ExchangeFilter;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.messages.Bubbles;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.openplatform.AccountCaller;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.MessageKind;
import com.haina.simulators.people.People;
import com.haina.simulators.users.OpenIds;

/** Sends a subscription notification to somebody who has asked for one, following or not. */
@RestController
class SubscriptionMessageController {

    private final AccountCaller caller;
    private final Accounts accounts;
    private final Templates templates;
    private final OpenIds openIds;
    private final People people;
    private final Subscriptions subscriptions;
    private final SubscriptionEvents events;
    private final Bubbles bubbles;
    private final Chats chats;
    private final MessageIds ids;

    SubscriptionMessageController(
            AccountCaller caller,
            Accounts accounts,
            Templates templates,
            OpenIds openIds,
            People people,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            Bubbles bubbles,
            Chats chats,
            MessageIds ids) {
        this.caller = caller;
        this.accounts = accounts;
        this.templates = templates;
        this.openIds = openIds;
        this.people = people;
        this.subscriptions = subscriptions;
        this.events = events;
        this.bubbles = bubbles;
        this.chats = chats;
        this.ids = ids;
    }

    @PostMapping("/api.weixin.qq.com/cgi-bin/message/subscribe/bizsend")
    Map<String, Object> send(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request) {
        Account account = accounts.get(caller.check(token, TemplateController.SETS));
        Fields fields = Fields.of(body);
        String openId = openIds.of(account.appId(), fields.text("touser"));
        Template template = templates.get(account.appId(), fields.text("template_id"));
        List<ChatMessage.Fact> facts = TemplateFacts.of(template, fields.at("data"));
        subscriptions.use(template, openId);
        people.byOpenId(account.appId(), openId).ifPresent(person -> {
            ExchangeFilter.concerns(request, person.id());
            chats.deliver(bubbles.of(
                    account,
                    person.id(),
                    MessageKind.TEMPLATE,
                    template.title(),
                    "",
                    fields.text("page"),
                    "",
                    facts,
                    List.of()));
        });
        long id = ids.next();
        events.sent(template, openId, id);
        return Map.of("errcode", 0, "errmsg", "ok", "msgid", id);
    }
}
