package com.haina.wechat.outbound.sdk;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.haina.wechat.account.sdk.SdkAccounts;
import com.haina.wechat.outbound.Audience;
import com.haina.wechat.outbound.Content;
import com.haina.wechat.outbound.WechatSends;

import me.chanjar.weixin.common.api.WxConsts;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.WxMpMassOpenIdsMessage;
import me.chanjar.weixin.mp.bean.WxMpMassPreviewMessage;
import me.chanjar.weixin.mp.bean.WxMpMassTagMessage;
import me.chanjar.weixin.mp.bean.WxMpMassVideo;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.result.WxMpMassSendResult;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;

/** Sending at WeChat. A repeat that WeChat recognises (45065) is the message that was sent before. */
@Component
class SdkSends implements WechatSends {

    private static final int SENT_BEFORE = 45065;

    private final SdkAccounts accounts;

    SdkSends(SdkAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String template(String appId, String openid, Content content, String clientId) {
        List<WxMpTemplateData> values = content.values().entrySet().stream()
                .map(value -> new WxMpTemplateData(value.getKey(), value.getValue()))
                .toList();
        WxMpTemplateMessage message = WxMpTemplateMessage.builder()
                .toUser(openid)
                .templateId(content.templateId())
                .url(content.url())
                .clientMsgId(clientId)
                .data(values)
                .build();
        return accounts.call(appId, mp -> mp.getTemplateMsgService().sendTemplateMsg(message));
    }

    @Override
    public void customerService(String appId, String openid, Content content, @Nullable String mediaId) {
        WxMpKefuMessage message = kefu(content, mediaId);
        message.setToUser(openid);
        accounts.call(appId, mp -> mp.getKefuService().sendKefuMessage(message));
    }

    private static WxMpKefuMessage kefu(Content content, @Nullable String mediaId) {
        WxMpKefuMessage message = new WxMpKefuMessage();
        switch (content.type()) {
            case TEXT -> {
                message.setMsgType(WxConsts.KefuMsgType.TEXT);
                message.setContent(content.text());
            }
            case IMAGE -> {
                message.setMsgType(WxConsts.KefuMsgType.IMAGE);
                message.setMediaId(mediaId);
            }
            case VOICE -> {
                message.setMsgType(WxConsts.KefuMsgType.VOICE);
                message.setMediaId(mediaId);
            }
            case VIDEO -> {
                message.setMsgType(WxConsts.KefuMsgType.VIDEO);
                message.setMediaId(mediaId);
                message.setTitle(content.title());
                message.setDescription(content.description());
            }
            case LINK -> {
                WxMpKefuMessage.WxArticle article = new WxMpKefuMessage.WxArticle();
                article.setTitle(content.title());
                article.setDescription(content.description());
                article.setUrl(content.url());
                article.setPicUrl(content.pictureUrl());
                message.setMsgType(WxConsts.KefuMsgType.NEWS);
                message.setArticles(List.of(article));
            }
            case NEWS -> {
                message.setMsgType(WxConsts.KefuMsgType.MPNEWS);
                message.setMpNewsMediaId(mediaId);
            }
            case TEMPLATE -> throw new IllegalArgumentException("a template message goes another way");
        }
        return message;
    }

    @Override
    public Accepted mass(String appId, Audience to, Content content, @Nullable String mediaId, String clientId) {
        return accounts.call(appId, mp -> {
            String media = content.type() == Content.Type.VIDEO ? massVideo(mp, content, mediaId) : mediaId;
            try {
                WxMpMassSendResult sent = switch (to.kind()) {
                    case TAG, EVERYBODY ->
                        mp.getMassMessageService().massGroupMessageSend(byTag(to, content, media, clientId));
                    case LIST ->
                        mp.getMassMessageService().massOpenIdsMessageSend(byList(to, content, media, clientId));
                    case ONE -> throw new IllegalArgumentException("one follower is no mass");
                };
                return new Accepted(sent.getMsgId(), sent.getMsgDataId());
            } catch (WxErrorException refused) {
                Accepted before = sentBefore(refused);
                if (before == null) {
                    throw refused;
                }
                return before;
            }
        });
    }

    /** The ids of the first message are only in the answer's text. */
    private static @Nullable Accepted sentBefore(WxErrorException refused) {
        if (refused.getError().getErrorCode() != SENT_BEFORE
                || refused.getError().getJson() == null) {
            return null;
        }
        JsonObject answer = JsonParser.parseString(refused.getError().getJson()).getAsJsonObject();
        return answer.has("msg_id")
                ? new Accepted(
                        answer.get("msg_id").getAsString(),
                        answer.has("msg_data_id") ? answer.get("msg_data_id").getAsString() : null)
                : null;
    }

    private static WxMpMassTagMessage byTag(Audience to, Content content, @Nullable String media, String clientId) {
        WxMpMassTagMessage message = new WxMpMassTagMessage();
        boolean everybody = to.kind() == Audience.Kind.EVERYBODY;
        // Without a tag the SDK sends to everybody, whatever it was told.
        if (!everybody) {
            message.setTagId(Objects.requireNonNull(to.tagId(), "a tag without its id"));
        }
        message.setSendAll(everybody);
        message.setMsgType(massType(content.type()));
        message.setClientMsgId(clientId);
        message.setSendIgnoreReprint(true);
        if (content.type() == Content.Type.TEXT) {
            message.setContent(content.text());
        } else if (content.type() == Content.Type.IMAGE) {
            message.setMediaIds(List.of(Objects.requireNonNull(media)));
        } else {
            message.setMediaId(media);
        }
        return message;
    }

    private static WxMpMassOpenIdsMessage byList(
            Audience to, Content content, @Nullable String media, String clientId) {
        WxMpMassOpenIdsMessage message = new WxMpMassOpenIdsMessage();
        message.setToUsers(to.openids());
        message.setMsgType(massType(content.type()));
        message.setClientMsgId(clientId);
        message.setSendIgnoreReprint(true);
        if (content.type() == Content.Type.TEXT) {
            message.setContent(content.text());
        } else if (content.type() == Content.Type.IMAGE) {
            message.setMediaIds(List.of(Objects.requireNonNull(media)));
        } else {
            message.setMediaId(media);
        }
        return message;
    }

    /** A mass message takes another id of the same video. */
    private static String massVideo(WxMpService mp, Content content, @Nullable String mediaId) throws WxErrorException {
        WxMpMassVideo video = new WxMpMassVideo();
        video.setMediaId(mediaId);
        video.setTitle(content.title());
        video.setDescription(content.description());
        return mp.getMassMessageService().massVideoUpload(video).getMediaId();
    }

    private static String massType(Content.Type type) {
        return switch (type) {
            case TEXT -> WxConsts.MassMsgType.TEXT;
            case IMAGE -> WxConsts.MassMsgType.IMAGE;
            case VOICE -> WxConsts.MassMsgType.VOICE;
            case VIDEO -> WxConsts.MassMsgType.MPVIDEO;
            case NEWS -> WxConsts.MassMsgType.MPNEWS;
            case LINK, TEMPLATE -> throw new IllegalArgumentException("no mass message: " + type);
        };
    }

    @Override
    public void delete(String appId, String msgId) {
        accounts.call(appId, mp -> {
            mp.getMassMessageService().delete(Long.valueOf(msgId), 0);
            return msgId;
        });
    }

    @Override
    public void preview(
            String appId,
            @Nullable String openid,
            @Nullable String wechatId,
            Content content,
            @Nullable String mediaId) {
        accounts.call(appId, mp -> {
            WxMpMassPreviewMessage message = new WxMpMassPreviewMessage();
            message.setToWxUserOpenid(openid);
            message.setToWxUserName(wechatId);
            message.setMsgType(massType(content.type()));
            message.setContent(content.text());
            message.setMediaId(content.type() == Content.Type.VIDEO ? massVideo(mp, content, mediaId) : mediaId);
            return mp.getMassMessageService().massMessagePreview(message);
        });
    }
}
