package com.haina.wechat.outbound;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.contracts.message.MessageChannel;

/**
 * Sends a customer-service message to one follower. WeChat takes it within 48 hours of his last message, at most five then; whoever calls
 * looks at the follower's window first, and 45015 or 45047 says that it was shut all the same.
 */
@Component
public class SendCustomerService {

    private final PlanMessage plan;
    private final OutboundRunner runner;

    SendCustomerService(PlanMessage plan, OutboundRunner runner) {
        this.plan = plan;
        this.runner = runner;
    }

    /**
     * Sends it at once if its account may, else as soon as it may.
     *
     * @param reference what the caller calls it; the same again sends nothing and answers what became of the first
     */
    public Outcome send(String appId, String openid, Content content, @Nullable String reference) {
        if (content.type() == Content.Type.TEMPLATE) {
            throw new IllegalArgumentException("a template message goes another way");
        }
        return runner.now(
                plan.planForNow(appId, MessageChannel.CUSTOMER_SERVICE, Audience.one(openid), content, reference));
    }
}
