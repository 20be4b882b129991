package com.haina.simulators.mass;

import java.time.Instant;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * A message to many.
 *
 * @param clientId clientmsgid, empty for none
 * @param type msgtype
 * @param content what stands under that type, as it was sent
 * @param toAll whether all followers get it
 * @param tagId whose bearers get it, 0 for a list
 * @param openIds the list, empty for all and for a tag
 */
record MassMessage(
        String appId,
        long msgId,
        long dataId,
        String clientId,
        String type,
        JsonNode content,
        boolean toAll,
        int tagId,
        List<String> openIds,
        State state,
        Instant at) {

    MassMessage in(State now) {
        return new MassMessage(appId, msgId, dataId, clientId, type, content, toAll, tagId, openIds, now, at);
    }

    /** Where it stands, as WeChat words it. */
    enum State {
        SENDING("SENDING"),
        SENT("SEND_SUCCESS"),
        FAILED("SEND_FAIL"),
        DELETED("DELETE");

        private final String wire;

        State(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }
}
