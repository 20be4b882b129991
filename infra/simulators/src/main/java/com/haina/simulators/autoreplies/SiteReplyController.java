package com.haina.simulators.autoreplies;

import jakarta.validation.Valid;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.mp.Accounts;

/** The owner sets up answers on WeChat's own site. */
@RestController
class SiteReplyController {

    private final Accounts accounts;
    private final AllSiteReplies all;

    SiteReplyController(Accounts accounts, AllSiteReplies all) {
        this.accounts = accounts;
        this.all = all;
    }

    @PutMapping("/sim/api/accounts/{appId}/site-replies")
    SiteReplies set(@PathVariable String appId, @Valid @RequestBody SiteReplies replies) {
        all.set(accounts.get(appId).appId(), replies);
        return replies;
    }
}
