package com.haina.wechat.follower;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.Caller;

/** The account of whoever holds the phone, and how to follow it. */
@RestController
@RequestMapping("/api/wechat/v1/my/account")
class MyAccountController {

    private final LeadToAccount lead;

    MyAccountController(LeadToAccount lead) {
        this.lead = lead;
    }

    @GetMapping
    MyAccountView get() {
        return lead.of(Caller.current().id());
    }
}
