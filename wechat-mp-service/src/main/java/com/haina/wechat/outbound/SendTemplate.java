package com.haina.wechat.outbound;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.contracts.message.MessageChannel;

/** Sends a template message to one follower. */
@Component
public class SendTemplate {

    private final PlanMessage plan;
    private final OutboundRunner runner;

    SendTemplate(PlanMessage plan, OutboundRunner runner) {
        this.plan = plan;
        this.runner = runner;
    }

    /**
     * Sends it at once if its account may, else as soon as it may.
     *
     * @param values by keyword of the template
     * @param url where a tap leads; absent for nowhere
     * @param reference what the caller calls it; the same again sends nothing and answers what became of the first
     */
    public Outcome send(
            String appId,
            String openid,
            String templateId,
            Map<String, String> values,
            @Nullable String url,
            @Nullable String reference) {
        Content content = Content.template(templateId, values, url);
        return runner.now(plan.planForNow(appId, MessageChannel.TEMPLATE, Audience.one(openid), content, reference));
    }
}
