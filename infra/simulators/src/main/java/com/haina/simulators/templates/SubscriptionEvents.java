package com.haina.simulators.templates;

import org.springframework.stereotype.Component;

import com.haina.simulators.callbacks.Xml;
import com.haina.simulators.messages.MessagePush;

/** Tells accounts what became of subscription notifications: each event is a list of one. */
@Component
class SubscriptionEvents {

    /** A page in WeChat's browser asked. */
    private static final String ASKED_ON_A_PAGE = "2";

    private final MessagePush push;

    SubscriptionEvents(MessagePush push) {
        this.push = push;
    }

    /** The person was asked and has answered. */
    void answered(Template template, String openId, boolean accepted) {
        tell(
                template,
                openId,
                "subscribe_msg_popup_event",
                "SubscribeMsgPopupEvent",
                "TemplateId",
                template.templateId(),
                "SubscribeStatusString",
                accepted ? "accept" : "reject",
                "PopupScene",
                ASKED_ON_A_PAGE);
    }

    /** The person has taken their consent back in the account's settings. */
    void withdrawn(Template template, String openId) {
        tell(
                template,
                openId,
                "subscribe_msg_change_event",
                "SubscribeMsgChangeEvent",
                "TemplateId",
                template.templateId(),
                "SubscribeStatusString",
                "reject");
    }

    /** The notification stands on the phone. */
    void sent(Template template, String openId, long msgId) {
        tell(
                template,
                openId,
                "subscribe_msg_sent_event",
                "SubscribeMsgSentEvent",
                "TemplateId",
                template.templateId(),
                "MsgID",
                Long.toString(msgId),
                "ErrorCode",
                "0",
                "ErrorStatus",
                "success");
    }

    private void tell(Template template, String openId, String event, String element, String... fields) {
        String inside = "<" + element + "><List>" + Xml.inside(fields) + "</List></" + element + ">";
        push.finished(template.appId(), openId, event, inside);
    }
}
