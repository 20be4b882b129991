package com.haina.wechat.material;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.wechat.account.AccountDirectory;

/** Shows a draft to one person in WeChat before everybody sees it. */
@Component
class PreviewDraft {

    private final DraftMediaIds mediaIds;
    private final WechatDrafts wechat;
    private final AccountDirectory accounts;

    PreviewDraft(DraftMediaIds mediaIds, WechatDrafts wechat, AccountDirectory accounts) {
        this.mediaIds = mediaIds;
        this.wechat = wechat;
        this.accounts = accounts;
    }

    /** Either an openid or a WeChat id. */
    public void show(String draftId, String appId, @Nullable String openid, @Nullable String wechatId) {
        if (isEmpty(openid) == isEmpty(wechatId)) {
            throw new InvalidField(FieldError.of("/wechatId", "field.preview.one-person"));
        }
        accounts.get(appId);
        wechat.preview(
                appId,
                mediaIds.mediaId(draftId, appId),
                isEmpty(openid) ? null : openid,
                isEmpty(wechatId) ? null : wechatId);
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
