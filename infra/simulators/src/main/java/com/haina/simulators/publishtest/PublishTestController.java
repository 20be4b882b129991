package com.haina.simulators.publishtest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class PublishTestController {

    private final RunPublishTest runPublishTest;

    PublishTestController(RunPublishTest runPublishTest) {
        this.runPublishTest = runPublishTest;
    }

    /** Runs the test of 全网发布 against the platform, with one of WeChat's test accounts. */
    @PostMapping("/sim/api/publish-tests")
    PublishTestReport run(@RequestBody Choice choice) {
        PublishTestAccount account = choice.appId() == null
                ? RunPublishTest.any()
                : PublishTestAccount.of(choice.appId())
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "no test account: " + choice.appId()));
        return runPublishTest.run(account);
    }

    /** @param appId the test account, any of them when left out */
    record Choice(@Nullable String appId) {}
}
