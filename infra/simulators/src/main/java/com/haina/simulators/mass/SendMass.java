package com.haina.simulators.mass;

import java.util.List;
import java.util.Optional;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import com.haina.simulators.articles.ArticleJson;
import com.haina.simulators.articles.Draft;
import com.haina.simulators.articles.Drafts;
import com.haina.simulators.articles.Issues;
import com.haina.simulators.callbacks.Xml;
import com.haina.simulators.jobs.JobEvents;
import com.haina.simulators.jobs.JobKind;
import com.haina.simulators.jobs.Outcome;
import com.haina.simulators.jobs.Outcomes;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.people.Chats;
import com.haina.simulators.users.Fan;
import com.haina.simulators.users.Fans;
import com.haina.simulators.users.Notes;

/** Sends a mass message some time after it was asked for, and tells the account how many it reached. */
@Component
class SendMass {

    private static final String EVENT = "MASSSENDJOBFINISH";
    private static final String SUCCESS = "send success";

    private final Accounts accounts;
    private final MassMessages messages;
    private final MassContent content;
    private final Fans fans;
    private final Notes notes;
    private final Chats chats;
    private final Drafts drafts;
    private final Issues issues;
    private final ArticleJson articles;
    private final Outcomes outcomes;
    private final JobEvents events;

    SendMass(
            Accounts accounts,
            MassMessages messages,
            MassContent content,
            Fans fans,
            Notes notes,
            Chats chats,
            Drafts drafts,
            Issues issues,
            ArticleJson articles,
            Outcomes outcomes,
            JobEvents events) {
        this.accounts = accounts;
        this.messages = messages;
        this.content = content;
        this.fans = fans;
        this.notes = notes;
        this.chats = chats;
        this.drafts = drafts;
        this.issues = issues;
        this.articles = articles;
        this.outcomes = outcomes;
        this.events = events;
    }

    MassMessage submit(MassMessage asked) {
        MassMessage message = messages.add(asked);
        finish(message);
        return message;
    }

    /** What a restart has interrupted is brought to its end. */
    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        messages.underWay().forEach(this::finish);
    }

    private void finish(MassMessage message) {
        Outcome outcome = outcomes.next(message.appId(), JobKind.MASS);
        String status = outcome.status().isEmpty() ? SUCCESS : outcome.status();
        String appId = message.appId();
        events.later(outcome, appId, events.sender(appId), EVENT, () -> end(message, status));
    }

    private String end(MassMessage message, String status) {
        String appId = message.appId();
        List<String> audience = audience(message);
        boolean sent = status.equals(SUCCESS);
        List<String> left = sent ? messages.take(appId, audience) : audience;
        Optional<Draft> news = message.type().equals("mpnews")
                ? drafts.find(appId, message.content().path("media_id").asString(""))
                : Optional.empty();
        if (sent) {
            Account account = accounts.get(appId);
            for (String openId : left) {
                fans.find(appId, openId)
                        .map(Fan::personId)
                        .filter(person -> !person.isEmpty())
                        .ifPresent(person -> content.show(account, person, message.type(), message.content())
                                .forEach(chats::deliver));
            }
            news.ifPresent(draft -> {
                issues.sent(draft, message.msgId());
                drafts.remove(draft);
            });
        }
        messages.change(message, sent ? MassMessage.State.SENT : MassMessage.State.FAILED);
        return Xml.inside(
                        "MsgID",
                        Long.toString(message.msgId()),
                        "Status",
                        status,
                        "TotalCount",
                        Integer.toString(audience.size()),
                        "FilterCount",
                        Integer.toString(left.size()),
                        "SentCount",
                        Integer.toString(sent ? left.size() : 0),
                        "ErrorCount",
                        Integer.toString(sent ? 0 : left.size()))
                + "<CopyrightCheckResult><Count>0</Count><ResultList></ResultList><CheckState>1</CheckState>"
                + "</CopyrightCheckResult>"
                + addresses(sent ? news : Optional.empty());
    }

    private String addresses(Optional<Draft> news) {
        int count = news.map(draft -> draft.articles().size()).orElse(0);
        StringBuilder inside =
                new StringBuilder("<ArticleUrlResult><Count>").append(count).append("</Count><ResultList>");
        for (int i = 1; i <= count; i++) {
            inside.append("<item>")
                    .append(Xml.inside(
                            "ArticleIdx",
                            Integer.toString(i),
                            "ArticleUrl",
                            articles.url(news.orElseThrow().pageId(), i)))
                    .append("</item>");
        }
        return inside.append("</ResultList></ArticleUrlResult>").toString();
    }

    private List<String> audience(MassMessage message) {
        String appId = message.appId();
        if (!message.openIds().isEmpty()) {
            return message.openIds().stream()
                    .filter(openId -> fans.find(appId, openId).isPresent())
                    .toList();
        }
        return fans.all(appId).stream()
                .map(Fan::openId)
                .filter(openId -> message.toAll() || notes.tags(appId, openId).contains(message.tagId()))
                .toList();
    }
}
