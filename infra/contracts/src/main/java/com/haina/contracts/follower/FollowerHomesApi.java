package com.haina.contracts.follower;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Who a follower is, offered by resident-service. Internal: a service token. */
@HttpExchange("/internal/v1/follower-homes")
public interface FollowerHomesApi {

    /** Never 404: an unknown follower is one who is not verified. */
    @GetExchange("/{followerId}")
    FollowerHomes homes(@PathVariable String followerId);
}
