package com.haina.wechat.material;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.security.Caller;
import com.haina.platform.web.ETags;

/** Writes, changes and removes drafts. What is only missing yet may be saved so; what WeChat would never take may not. */
@Component
class WriteDraft {

    private final NewsDrafts drafts;
    private final Materials materials;
    private final WechatDrafts wechat;
    private final AuditTrail trail;

    WriteDraft(NewsDrafts drafts, Materials materials, WechatDrafts wechat, AuditTrail trail) {
        this.drafts = drafts;
        this.materials = materials;
        this.wechat = wechat;
        this.trail = trail;
    }

    /** A new draft. */
    public NewsDraft create(List<Article> articles) {
        List<Article> clean = checked(articles);
        NewsDraft draft = new NewsDraft(clean, Caller.current().name(), null);
        trail.record(draft, "draft.create", "draft", draft.title(), Map.of(), facts(draft));
        return drafts.save(draft);
    }

    /** The articles as they are afterwards. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public NewsDraft replace(String id, @Nullable String ifMatch, List<Article> articles) {
        NewsDraft draft = drafts.get(id);
        ETags.require(ifMatch, draft);
        requireIdle(draft);
        Map<String, String> before = facts(draft);
        draft.write(checked(articles), Caller.current().name());
        trail.record(draft, "draft.update", "draft", draft.title(), before, facts(draft));
        return drafts.save(draft);
    }

    /** Removes it here and from the accounts' drafts; what was published stays published. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public void remove(String id, @Nullable String ifMatch) {
        NewsDraft draft = drafts.get(id);
        ETags.require(ifMatch, draft);
        requireIdle(draft);
        for (DraftCopy copy : draft.copies()) {
            if (copy.mediaId() != null) {
                wechat.delete(copy.appId(), copy.mediaId());
            }
        }
        trail.note("draft.delete", "draft", id, draft.title(), Map.of(), null);
        drafts.remove(draft);
    }

    private static void requireIdle(NewsDraft draft) {
        if (draft.working()) {
            throw new DraftPublishing();
        }
    }

    private List<Article> checked(List<Article> articles) {
        List<Article> clean = articles.stream()
                .map(article -> new Article(
                        article.title().strip(),
                        tidy(article.author()),
                        tidy(article.digest()),
                        ArticleHtml.clean(article.content()),
                        tidy(article.coverId()),
                        tidy(article.sourceUrl()),
                        article.openComment(),
                        article.openComment() && article.fansOnly()))
                .toList();
        List<FieldError> errors = Stream.concat(
                        DraftPolicy.check(clean).stream()
                                .filter(DraftPolicy.Finding::blocks)
                                .map(DraftNotReady::error),
                        unknownMaterials(clean).stream())
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidField(errors);
        }
        return clean;
    }

    private List<FieldError> unknownMaterials(List<Article> articles) {
        List<FieldError> errors = new java.util.ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            Article article = articles.get(i);
            if (article.coverId() != null && !isImage(article.coverId())) {
                errors.add(FieldError.of("/articles/" + i + "/coverId", "field.draft.no-image"));
            }
            if (!ArticleHtml.materials(article.content()).stream().allMatch(this::isImage)) {
                errors.add(FieldError.of("/articles/" + i + "/content", "field.draft.no-image"));
            }
        }
        return errors;
    }

    private boolean isImage(String materialId) {
        return materials
                .find(materialId)
                .filter(material -> material.kind() == MaterialKind.IMAGE || material.kind() == MaterialKind.THUMB)
                .isPresent();
    }

    private static @Nullable String tidy(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Map<String, String> facts(NewsDraft draft) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("title", draft.title());
        facts.put("articles", String.valueOf(draft.articles().size()));
        facts.put("version", String.valueOf(draft.contentVersion()));
        facts.values().removeIf(Objects::isNull);
        return facts;
    }
}
