package com.haina.simulators.articles;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

/**
 * Articles that were given out: published, or sent as a mass message.
 *
 * @param number publish_id, or the msg_id of the mass message
 * @param mass whether they were sent; such ones are not among the published
 * @param draft media id of the draft that they come from
 * @param pageId article_id
 * @param status publish_status: 0 done, 1 under way, 2 to 6 what went wrong or came after
 * @param deleted the indexes, from 1, of articles that were taken back
 */
public record Issue(
        String appId,
        long number,
        boolean mass,
        String draft,
        String pageId,
        List<JsonNode> articles,
        int status,
        List<Integer> deleted,
        Instant at) {

    static final int DONE = 0;
    static final int UNDER_WAY = 1;
    static final int DELETED = 5;

    Issue with(int newStatus, List<Integer> nowDeleted) {
        return new Issue(appId, number, mass, draft, pageId, articles, newStatus, nowDeleted, at);
    }

    boolean isReadable(int index) {
        return status == DONE && index >= 1 && index <= articles.size() && !deleted.contains(index);
    }

    public boolean isDeleted() {
        return status == DELETED;
    }

    /** Whether one of its articles is read at this address. */
    public boolean isAt(String url, ArticleJson json) {
        return IntStream.rangeClosed(1, articles.size())
                .anyMatch(index -> json.url(pageId, index).equals(url));
    }
}
