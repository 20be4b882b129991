package com.haina.contracts.publishtest;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

import com.haina.contracts.account.AccountToken;

/** Step 3 of the automatic test before 全网发布, offered by auth-service, which holds the component. Internal: a service token. */
@HttpExchange("/internal/v1/publish-tests")
public interface PublishTestApi {

    /**
     * Exchanges a code of one of WeChat's test accounts; nothing of it is kept.
     *
     * @return the test account's access token, for one message; 422 code {@code publish-test.other-account} for a code of any other
     *     account, 502 when WeChat refuses the code
     */
    @PostExchange
    AccountToken exchange(@RequestBody PublishTestCode code);
}
