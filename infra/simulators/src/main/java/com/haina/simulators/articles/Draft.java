package com.haina.simulators.articles;

import java.time.Instant;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * Articles that nobody has been sent yet.
 *
 * @param pageId under which they can be read, now and when they are published
 * @param articles as they were sent
 */
public record Draft(
        String appId, String mediaId, String pageId, List<JsonNode> articles, Instant created, Instant updated) {}
