package com.haina.contracts.follower;

/**
 * A follower is to hear something about himself, for example that he was verified. Published by resident-service on
 * {@code resident.events}. The text may be personal, so it is fetched: {@link FollowerNoticeApi}.
 *
 * @param noticeId whose text is to be fetched
 * @param followerId to whom
 * @param kind what it is about, for statistics, for example VERIFICATION_APPROVED
 */
public record FollowerNoticeRequested(String noticeId, String followerId, String kind) {

    /** Wire type. */
    public static final String TYPE = "resident.follower-notice-requested.v1";
}
