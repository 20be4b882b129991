package com.haina.wechat.material;

import java.util.Optional;

import org.springframework.stereotype.Component;

/** Writes down what WeChat says of a publication, whether it was asked or told. */
@Component
class SettlePublication {

    private static final int UNDER_WAY = 1;

    private final NewsDrafts drafts;
    private final DraftBook book;

    SettlePublication(NewsDrafts drafts, DraftBook book) {
        this.drafts = drafts;
        this.book = book;
    }

    /** Answers whether nothing more is to come; a publication that is not ours is nothing to us. */
    public boolean settle(String appId, String publishId, WechatDrafts.Publication publication) {
        if (publication.status() == UNDER_WAY) {
            return false;
        }
        Optional<NewsDraft> draft = drafts.publishing(appId, publishId);
        draft.ifPresent(known -> book.writeIf(
                known.id(),
                appId,
                copy -> copy.state() == DraftCopy.State.PUBLISHING && publishId.equals(copy.publishId()),
                copy -> publication.status() == 0
                        ? copy.published(publication.articleId(), publication.urls())
                        : copy.failed("publish." + publication.status())));
        return true;
    }
}
