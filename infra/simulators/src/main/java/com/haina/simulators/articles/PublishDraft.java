package com.haina.simulators.articles;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import com.haina.simulators.callbacks.Xml;
import com.haina.simulators.jobs.JobEvents;
import com.haina.simulators.jobs.JobKind;
import com.haina.simulators.jobs.Outcome;
import com.haina.simulators.jobs.Outcomes;

/** Publishes a draft some time after it was asked for, and tells the account. */
@Component
class PublishDraft {

    private static final String EVENT = "PUBLISHJOBFINISH";

    private final Drafts drafts;
    private final Issues issues;
    private final ArticleJson json;
    private final Outcomes outcomes;
    private final JobEvents events;

    PublishDraft(Drafts drafts, Issues issues, ArticleJson json, Outcomes outcomes, JobEvents events) {
        this.drafts = drafts;
        this.issues = issues;
        this.json = json;
        this.outcomes = outcomes;
        this.events = events;
    }

    Issue submit(Draft draft) {
        Issue issue = issues.publish(draft);
        finish(issue);
        return issue;
    }

    /** What a restart has interrupted is brought to its end. */
    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        issues.underWay().forEach(this::finish);
    }

    private void finish(Issue issue) {
        Outcome outcome = outcomes.next(issue.appId(), JobKind.PUBLISH);
        int status = outcome.status().matches("[0-6]") ? Integer.parseInt(outcome.status()) : Issue.DONE;
        Runnable end = () -> {
            issues.finish(issue, status);
            if (status == Issue.DONE) {
                drafts.find(issue.appId(), issue.draft()).ifPresent(drafts::remove);
            }
        };
        events.later(outcome, end, issue.appId(), events.sender(issue.appId()), EVENT, told(issue, status));
    }

    private String told(Issue issue, int status) {
        StringBuilder inside = new StringBuilder("<PublishEventInfo>")
                .append(Xml.inside(
                        "publish_id", Long.toString(issue.number()), "publish_status", Integer.toString(status)));
        if (status == Issue.DONE) {
            inside.append(Xml.inside("article_id", issue.pageId()))
                    .append("<article_detail>")
                    .append(Xml.inside(
                            "count", Integer.toString(issue.articles().size())));
            for (int i = 1; i <= issue.articles().size(); i++) {
                inside.append("<item>")
                        .append(Xml.inside("idx", Integer.toString(i), "article_url", json.url(issue.pageId(), i)))
                        .append("</item>");
            }
            inside.append("</article_detail>");
        } else {
            inside.append(Xml.inside("fail_idx", "1"));
        }
        return inside.append("</PublishEventInfo>").toString();
    }
}
