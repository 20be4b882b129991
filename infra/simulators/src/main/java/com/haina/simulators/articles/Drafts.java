package com.haina.simulators.articles;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;
import com.haina.simulators.tokens.Secrets;

import tools.jackson.databind.JsonNode;

/** The drafts of the accounts. */
@Component
public final class Drafts {

    private static final String FILE = "drafts";

    private final StateFiles files;
    private final Clock clock;
    private final List<Draft> all;

    Drafts(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.all = new ArrayList<>(
                files.load(FILE, Saved.class, () -> new Saved(List.of())).drafts());
    }

    synchronized Draft add(String appId, List<JsonNode> articles) {
        Instant now = clock.instant();
        Draft draft = new Draft(appId, Secrets.next(64), Secrets.next(22), articles, now, now);
        all.add(draft);
        save();
        return draft;
    }

    /** @throws ApiFailure 40007 when the account has no such draft, 40114 when it has no such article */
    synchronized void update(String appId, String mediaId, int index, JsonNode article) {
        Draft draft = get(appId, mediaId);
        List<JsonNode> articles = new ArrayList<>(draft.articles());
        if (index < 0 || index >= articles.size()) {
            throw new ApiFailure(40114, "invalid index value");
        }
        articles.set(index, article);
        all.set(
                all.indexOf(draft),
                new Draft(appId, mediaId, draft.pageId(), List.copyOf(articles), draft.created(), clock.instant()));
        save();
    }

    public synchronized Optional<Draft> find(String appId, String mediaId) {
        return all.stream()
                .filter(draft -> draft.appId().equals(appId) && draft.mediaId().equals(mediaId))
                .findFirst();
    }

    /** @throws ApiFailure 40007 when the account has no such draft */
    Draft get(String appId, String mediaId) {
        return find(appId, mediaId).orElseThrow(() -> new ApiFailure(40007, "invalid media_id"));
    }

    synchronized Optional<Draft> onPage(String pageId) {
        return all.stream().filter(draft -> draft.pageId().equals(pageId)).findFirst();
    }

    /** The one that was changed last comes first. */
    synchronized List<Draft> of(String appId) {
        return all.stream()
                .filter(draft -> draft.appId().equals(appId))
                .sorted(Comparator.comparing(Draft::updated).reversed())
                .toList();
    }

    public synchronized void remove(Draft draft) {
        all.removeIf(other -> other.mediaId().equals(draft.mediaId()));
        save();
    }

    private void save() {
        files.save(FILE, new Saved(List.copyOf(all)));
    }

    record Saved(List<Draft> drafts) {}
}
