package com.haina.wechat.follower;

import org.springframework.stereotype.Component;

import com.haina.wechat.health.FollowerCount;

@Component
class CountFollowers implements FollowerCount {

    private final Followers followers;

    CountFollowers(Followers followers) {
        this.followers = followers;
    }

    @Override
    public long following(String appId) {
        return followers.following(appId);
    }
}
