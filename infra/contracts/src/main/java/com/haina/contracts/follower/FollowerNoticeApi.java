package com.haina.contracts.follower;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The texts of notices to followers, offered by resident-service. Internal: a service token. */
@HttpExchange("/internal/v1/follower-notices")
public interface FollowerNoticeApi {

    /** The text of a notice; 404 when there is none or it is no longer needed. */
    @GetExchange("/{noticeId}")
    FollowerNoticeText text(@PathVariable String noticeId);
}
