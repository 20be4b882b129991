package com.haina.simulators.articles;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;

/** What the accounts have published and sent. */
@Component
public final class Issues {

    private static final String FILE = "articles";
    private static final long FIRST = 100_000_000;

    private final StateFiles files;
    private final Clock clock;
    private final List<Issue> all;
    private long last;

    Issues(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        Saved saved = files.load(FILE, Saved.class, () -> new Saved(FIRST, List.of()));
        this.all = new ArrayList<>(saved.issues());
        this.last = saved.last();
    }

    /** The draft is on its way to be published. */
    synchronized Issue publish(Draft draft) {
        return add(draft, ++last, false, Issue.UNDER_WAY);
    }

    /** The draft was sent as a mass message. */
    public synchronized Issue sent(Draft draft, long msgId) {
        return add(draft, msgId, true, Issue.DONE);
    }

    synchronized Issue finish(Issue issue, int status) {
        return change(issue, issue.with(status, issue.deleted()));
    }

    /** Takes back one article, from 1, or all of them with 0; false when there is none with this number. */
    public synchronized boolean remove(Issue issue, int index) {
        if (index < 0 || index > issue.articles().size()) {
            return false;
        }
        List<Integer> deleted = IntStream.rangeClosed(1, issue.articles().size())
                .filter(one -> index == 0 || one == index || issue.deleted().contains(one))
                .boxed()
                .toList();
        boolean whole = deleted.size() == issue.articles().size();
        change(issue, issue.with(whole ? Issue.DELETED : issue.status(), deleted));
        return true;
    }

    /** @throws ApiFailure 40097 when the account has published nothing under this number */
    Issue byNumber(String appId, String number) {
        return published(appId).stream()
                .filter(issue -> Long.toString(issue.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new ApiFailure(40097, "invalid args: publish_id"));
    }

    /** @throws ApiFailure 53600 when the account has published no such article */
    Issue byArticle(String appId, String articleId) {
        return published(appId).stream()
                .filter(issue -> issue.pageId().equals(articleId) && issue.status() != Issue.UNDER_WAY)
                .findFirst()
                .orElseThrow(() -> new ApiFailure(53600, "invalid article_id"));
    }

    /** What was sent in this mass message. */
    public synchronized Optional<Issue> byMassMessage(String appId, long msgId) {
        return all.stream()
                .filter(issue -> issue.mass() && issue.appId().equals(appId) && issue.number() == msgId)
                .findFirst();
    }

    synchronized Optional<Issue> onPage(String pageId) {
        return all.stream().filter(issue -> issue.pageId().equals(pageId)).findFirst();
    }

    /** The newest first. */
    synchronized List<Issue> published(String appId) {
        return all.stream()
                .filter(issue -> issue.appId().equals(appId) && !issue.mass())
                .sorted(Comparator.comparing(Issue::at).reversed())
                .toList();
    }

    synchronized List<Issue> underWay() {
        return all.stream().filter(issue -> issue.status() == Issue.UNDER_WAY).toList();
    }

    private Issue add(Draft draft, long number, boolean mass, int status) {
        Issue issue = new Issue(
                draft.appId(),
                number,
                mass,
                draft.mediaId(),
                draft.pageId(),
                draft.articles(),
                status,
                List.of(),
                clock.instant());
        all.add(issue);
        save();
        return issue;
    }

    private Issue change(Issue before, Issue after) {
        all.replaceAll(issue -> issue.mass() == before.mass()
                        && issue.number() == before.number()
                        && issue.appId().equals(before.appId())
                ? after
                : issue);
        save();
        return after;
    }

    private void save() {
        files.save(FILE, new Saved(last, List.copyOf(all)));
    }

    record Saved(long last, List<Issue> issues) {}
}
