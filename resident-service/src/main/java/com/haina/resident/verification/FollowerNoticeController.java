package com.haina.resident.verification;

import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.follower.FollowerNoticeApi;
import com.haina.contracts.follower.FollowerNoticeText;
import com.haina.platform.problem.RecordNotFound;

import io.swagger.v3.oas.annotations.Hidden;

/** The texts of notices, for wechat-mp-service. */
@Hidden
@RestController
class FollowerNoticeController implements FollowerNoticeApi {

    private final WriteNotice write;

    FollowerNoticeController(WriteNotice write) {
        this.write = write;
    }

    @Override
    public FollowerNoticeText text(String noticeId) {
        return write.text(noticeId).orElseThrow(RecordNotFound::new);
    }
}
