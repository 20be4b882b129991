package com.haina.contracts.follower;

import java.util.List;
import java.util.Map;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Who a follower is, offered by resident-service. Internal: a service token. */
@HttpExchange("/internal/v1/follower-homes")
public interface FollowerHomesApi {

    /** Never 404: an unknown follower is one who is not verified. */
    @GetExchange("/{followerId}")
    FollowerHomes homes(@PathVariable String followerId);

    /**
     * Several at once, by follower id.
     *
     * @param followerIds up to 100
     */
    @PostExchange("/batch")
    Map<String, FollowerHomes> homes(@RequestBody List<String> followerIds);

    /** Followers whose resident's name begins like this, up to 200. */
    @GetExchange("/search")
    List<String> search(@RequestParam String q);
}
