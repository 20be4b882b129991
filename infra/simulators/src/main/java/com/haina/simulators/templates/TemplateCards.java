package com.haina.simulators.templates;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.Fields;
import com.haina.simulators.messages.Bubbles;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.openplatform.AccountCaller;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.MessageKind;
import com.haina.simulators.users.OpenIds;

/** What template messages and subscription notifications have in common: what WeChat checks first, and the card on the phone. */
@Component
class TemplateCards {

    private final AccountCaller caller;
    private final Accounts accounts;
    private final OpenIds openIds;
    private final Templates templates;
    private final Bubbles bubbles;
    private final Chats chats;

    TemplateCards(
            AccountCaller caller,
            Accounts accounts,
            OpenIds openIds,
            Templates templates,
            Bubbles bubbles,
            Chats chats) {
        this.caller = caller;
        this.accounts = accounts;
        this.openIds = openIds;
        this.templates = templates;
        this.bubbles = bubbles;
        this.chats = chats;
    }

    /** A card to somebody, with what the request says besides. */
    record Card(Account account, Fields request, String openId, Template template, List<ChatMessage.Fact> facts) {}

    /** Checks in WeChat's order: the token and its permission, the person, the template, the lines. */
    Card read(String token, @Nullable String body) {
        Account account = accounts.get(caller.check(token, TemplateController.SETS));
        Fields request = Fields.of(body);
        String openId = openIds.of(account.appId(), request.text("touser"));
        Template template = templates.get(account.appId(), request.text("template_id"));
        return new Card(account, request, openId, template, TemplateFacts.of(template, request.at("data")));
    }

    /** The card stands in the person's chat and leads to the page. */
    void show(Card card, String personId, String page) {
        chats.deliver(bubbles.of(
                card.account(),
                personId,
                MessageKind.TEMPLATE,
                card.template().title(),
                "",
                page,
                "",
                card.facts(),
                List.of()));
    }
}
