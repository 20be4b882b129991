package com.haina.wechat.material;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.ProblemException;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatFailure;

/** Brings a material or a draft to accounts, one after the other; one that fails keeps none of the others from getting it. */
@Component
class CopyToAccounts {

    private final Materials materials;
    private final NewsDrafts drafts;
    private final MediaIds media;
    private final DraftMediaIds draftMedia;
    private final CopyBook book;
    private final DraftBook draftBook;
    private final AccountDirectory accounts;
    private final AuditTrail trail;

    CopyToAccounts(
            Materials materials,
            NewsDrafts drafts,
            MediaIds media,
            DraftMediaIds draftMedia,
            CopyBook book,
            DraftBook draftBook,
            AccountDirectory accounts,
            AuditTrail trail) {
        this.materials = materials;
        this.drafts = drafts;
        this.media = media;
        this.draftMedia = draftMedia;
        this.book = book;
        this.draftBook = draftBook;
        this.accounts = accounts;
        this.trail = trail;
    }

    /** Copies for good. */
    public List<CopyResult> material(String id, List<String> appIds) {
        Material material = materials.get(id);
        trail.note("material.copy", "material", id, material.title(), named(appIds), null);
        return appIds.stream()
                .distinct()
                .map(appId -> tried(
                        appId,
                        account -> media.mediaId(id, account, MediaIds.Purpose.PERMANENT),
                        code -> book.write(id, appId, copy -> copy.failed(code, Instant.now()))))
                .toList();
    }

    /** Into the accounts' drafts, not published. */
    public List<CopyResult> draft(String id, List<String> appIds) {
        NewsDraft draft = drafts.get(id);
        DraftNotReady.require(draft.articles());
        trail.note("draft.copy", "draft", id, draft.title(), named(appIds), null);
        return appIds.stream()
                .distinct()
                .map(appId -> tried(
                        appId,
                        account -> draftMedia.mediaId(id, account),
                        code -> draftBook.write(id, appId, copy -> copy.failed("wechat." + code))))
                .toList();
    }

    private CopyResult tried(String appId, Consumer<String> upload, Consumer<Integer> note) {
        try {
            accounts.get(appId);
            upload.accept(appId);
            return new CopyResult(appId, true, 0, null);
        } catch (WechatFailure failure) {
            note.accept(failure.errcode());
            return new CopyResult(appId, false, failure.errcode(), null);
        } catch (ProblemException problem) {
            return new CopyResult(appId, false, 0, problem.code());
        }
    }

    private static Map<String, String> named(List<String> appIds) {
        return Map.of("accounts", String.join(", ", appIds));
    }
}
