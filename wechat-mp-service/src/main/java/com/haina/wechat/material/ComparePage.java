package com.haina.wechat.material;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.ProblemException;
import com.haina.wechat.account.WechatFailure;

/**
 * Compares one page. What the library does not have is fetched; what it has is confirmed; after the last page what was not confirmed is
 * marked missing. An item that cannot be kept is skipped and counted, it does not end the comparison.
 */
@Component
class ComparePage {

    private static final Logger log = LoggerFactory.getLogger(ComparePage.class);
    private static final int PAGE = 20;
    private static final int NO_SUCH_MEDIA = 40007;

    private final Materials materials;
    private final NewsDrafts drafts;
    private final AddMaterial add;
    private final CopyBook book;
    private final DraftBook draftBook;
    private final SyncMarks marks;
    private final WechatMaterials wechat;
    private final WechatDrafts wechatDrafts;

    ComparePage(
            Materials materials,
            NewsDrafts drafts,
            AddMaterial add,
            CopyBook book,
            DraftBook draftBook,
            SyncMarks marks,
            WechatMaterials wechat,
            WechatDrafts wechatDrafts) {
        this.materials = materials;
        this.drafts = drafts;
        this.add = add;
        this.book = book;
        this.draftBook = draftBook;
        this.marks = marks;
        this.wechat = wechat;
        this.wechatDrafts = wechatDrafts;
    }

    /** Does the next page of a comparison; answers by what the comparison is moved on. Doing a page twice does no harm. */
    public Consumer<MaterialSync> page(MaterialSync sync) {
        return switch (sync.step()) {
            case IMAGE -> files(sync, MaterialKind.IMAGE);
            case VOICE -> files(sync, MaterialKind.VOICE);
            case VIDEO -> files(sync, MaterialKind.VIDEO);
            case DRAFT -> drafts(sync);
            case MISSING -> {
                int missing = markMissing(sync);
                yield later -> later.finish(missing);
            }
            default -> throw new IllegalStateException("nothing to compare in " + sync.step());
        };
    }

    private Consumer<MaterialSync> files(MaterialSync sync, MaterialKind kind) {
        String appId = sync.id();
        WechatMaterials.Listing listing = wechat.list(appId, kind, sync.offset(), PAGE);
        int fetched = 0;
        int skipped = 0;
        List<String> there = new ArrayList<>();
        for (WechatMaterials.Item item : listing.items()) {
            there.add(item.mediaId());
            Optional<Material> known = materials.withCopy(appId, item.mediaId());
            if (known.isPresent()) {
                if (known.get().copy(appId).missing()) {
                    book.write(known.get().id(), appId, MaterialCopy::found);
                }
            } else if (fetch(appId, kind, item)) {
                fetched++;
            } else {
                skipped++;
            }
        }
        marks.saw(sync, there);
        return moved(listing.total(), listing.items().size(), fetched, skipped);
    }

    private boolean fetch(String appId, MaterialKind kind, WechatMaterials.Item item) {
        try {
            WechatMaterials.Download download = wechat.download(appId, kind, item.mediaId());
            String title = download.title() != null ? download.title() : title(item.name());
            MaterialCopy copy = MaterialCopy.none(appId).permanent(item.mediaId(), item.url(), Instant.now());
            add.fetched(kind, title, download.introduction(), download.content(), appId, copy);
            return true;
        } catch (WechatFailure failure) {
            if (failure.errcode() != NO_SUCH_MEDIA) {
                throw failure;
            }
            return false;
        } catch (ProblemException notKept) {
            log.info("material {} of {} is not kept: {}", item.mediaId(), appId, notKept.code());
            return false;
        }
    }

    private static Consumer<MaterialSync> moved(int listed, int looked, int fetched, int skipped) {
        return sync -> sync.page(listed, looked, fetched, skipped);
    }

    private static String title(@Nullable String name) {
        return name == null || name.isBlank() ? "-" : name;
    }

    private Consumer<MaterialSync> drafts(MaterialSync sync) {
        String appId = sync.id();
        WechatDrafts.Listing listing = wechatDrafts.list(appId, sync.offset(), PAGE);
        int fetched = 0;
        int skipped = 0;
        List<String> there = new ArrayList<>();
        for (WechatDrafts.Item item : listing.items()) {
            there.add(item.mediaId());
            if (drafts.withCopy(appId, item.mediaId()).isEmpty()) {
                if (fetch(appId, item)) {
                    fetched++;
                } else {
                    skipped++;
                }
            }
        }
        marks.saw(sync, there);
        return moved(listing.total(), listing.items().size(), fetched, skipped);
    }

    private boolean fetch(String appId, WechatDrafts.Item item) {
        if (item.articles().isEmpty()) {
            return false;
        }
        List<Article> articles = item.articles().stream()
                .map(article -> new Article(
                        article.title(),
                        article.author(),
                        article.digest(),
                        ArticleHtml.withMaterials(ArticleHtml.clean(article.content()), url -> picture(appId, url)),
                        cover(appId, article.thumbMediaId()),
                        article.sourceUrl(),
                        article.openComment(),
                        article.fansOnly()))
                .toList();
        NewsDraft draft = new NewsDraft(articles, null, appId);
        draft.copy(appId, none -> none.uploaded(item.mediaId(), draft.contentVersion()));
        drafts.save(draft);
        return true;
    }

    /** The images were compared before, so a cover that WeChat lists is in the library. */
    private @Nullable String cover(String appId, @Nullable String mediaId) {
        return mediaId == null
                ? null
                : materials.withCopy(appId, mediaId).map(Material::id).orElse(null);
    }

    /** A picture inside an article: kept in the library, or left where it is when it cannot be had. */
    private @Nullable String picture(String appId, String url) {
        try {
            MaterialCopy copy = MaterialCopy.none(appId).inline(url);
            return add.fetched(MaterialKind.IMAGE, "-", null, wechat.fetch(url), appId, copy)
                    .id();
        } catch (ProblemException notKept) {
            log.info("a picture in an article of {} is left where it is: {}", appId, notKept.code());
        }
        return null;
    }

    private int markMissing(MaterialSync sync) {
        int missing = 0;
        String appId = sync.id();
        for (MaterialKind kind : List.of(MaterialKind.IMAGE, MaterialKind.VOICE, MaterialKind.VIDEO)) {
            String after = "";
            List<Material> page = materials.copied(appId, kind, sync.startedAt(), after, 200);
            while (!page.isEmpty()) {
                for (Material material : page) {
                    String mediaId = material.copy(appId).mediaId();
                    if (mediaId != null && !marks.isSeen(sync, mediaId)) {
                        book.write(material.id(), appId, MaterialCopy::lost);
                        missing++;
                    }
                }
                after = page.getLast().id();
                page = materials.copied(appId, kind, sync.startedAt(), after, 200);
            }
        }
        String after = "";
        List<NewsDraft> page = drafts.copied(appId, sync.startedAt(), after, 200);
        while (!page.isEmpty()) {
            for (NewsDraft draft : page) {
                String mediaId = draft.copy(appId).mediaId();
                if (mediaId != null && !marks.isSeen(sync, mediaId)) {
                    draftBook.writeIf(draft.id(), appId, copy -> mediaId.equals(copy.mediaId()), DraftCopy::lost);
                    missing++;
                }
            }
            after = page.getLast().id();
            page = drafts.copied(appId, sync.startedAt(), after, 200);
        }
        marks.forget(sync);
        return missing;
    }
}
