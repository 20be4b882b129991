package com.haina.wechat.material;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Primary;

import com.haina.wechat.account.WechatFailure;

/** WeChat's side of materials and drafts as far as a test wants it: it can fail, die in the middle and forget. */
@TestConfiguration
@Primary
class LibraryAtWechat implements WechatMaterials, WechatDrafts {

    /** What an account has. */
    static final class Shelf {
        final Map<String, Upload> permanent = new LinkedHashMap<>();
        final Map<String, List<WechatArticle>> drafts = new LinkedHashMap<>();
        final Map<String, Publication> publications = new LinkedHashMap<>();
        final List<String> calls = new ArrayList<>();
        final Map<String, Integer> failures = new HashMap<>();
        Duration temporary = Duration.ofDays(3);
        int publicationStatus;
    }

    private final Map<String, Shelf> shelves = new HashMap<>();
    private final Map<String, byte[]> addresses = new HashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    synchronized Shelf shelf(String appId) {
        return shelves.computeIfAbsent(appId, id -> new Shelf());
    }

    synchronized void picture(String url, byte[] content) {
        addresses.put(url, content);
    }

    private synchronized Shelf called(String appId, String call) {
        Shelf shelf = shelf(appId);
        shelf.calls.add(call);
        Integer failure = shelf.failures.remove(call);
        if (failure != null) {
            throw new WechatFailure(failure);
        }
        return shelf;
    }

    private String next(String prefix) {
        return prefix + ids.incrementAndGet();
    }

    @Override
    public synchronized Permanent add(String appId, Upload upload) {
        String id = next("media-");
        called(appId, "add").permanent.put(id, upload);
        return new Permanent(id, upload.kind() == MaterialKind.IMAGE ? "http://mmbiz.qpic.cn/" + id : null);
    }

    @Override
    public synchronized Temporary addTemporary(String appId, Upload upload) {
        return new Temporary(next("temporary-"), Instant.now().plus(called(appId, "addTemporary").temporary));
    }

    @Override
    public synchronized String addInline(String appId, Upload upload) {
        called(appId, "addInline");
        return "http://mmbiz.qpic.cn/" + next("inline-");
    }

    @Override
    public synchronized void delete(String appId, String mediaId) {
        Shelf shelf = called(appId, "delete");
        shelf.permanent.remove(mediaId);
        shelf.drafts.remove(mediaId);
    }

    @Override
    public synchronized WechatMaterials.Listing list(String appId, MaterialKind kind, int offset, int count) {
        List<WechatMaterials.Item> items = called(appId, "list-" + kind).permanent.entrySet().stream()
                .filter(entry -> entry.getValue().kind() == kind)
                .map(entry -> new WechatMaterials.Item(
                        entry.getKey(), entry.getValue().title(), null))
                .toList();
        return new WechatMaterials.Listing(
                items.size(), items.stream().skip(offset).limit(count).toList());
    }

    @Override
    public synchronized Download download(String appId, MaterialKind kind, String mediaId) {
        Upload upload = called(appId, "download").permanent.get(mediaId);
        return new Download(upload.content(), null, null);
    }

    @Override
    public synchronized byte[] fetch(String url) {
        byte[] content = addresses.get(url);
        if (content == null) {
            throw new WechatFailure(40007);
        }
        return content;
    }

    @Override
    public synchronized String add(String appId, List<WechatArticle> articles) {
        String id = next("draft-");
        called(appId, "addDraft").drafts.put(id, articles);
        return id;
    }

    @Override
    public synchronized void update(String appId, String mediaId, int index, WechatArticle article) {
        List<WechatArticle> articles =
                new ArrayList<>(called(appId, "updateDraft").drafts.get(mediaId));
        articles.set(index, article);
        shelf(appId).drafts.put(mediaId, articles);
    }

    @Override
    public synchronized boolean exists(String appId, String mediaId) {
        return called(appId, "getDraft").drafts.containsKey(mediaId);
    }

    @Override
    public synchronized WechatDrafts.Listing list(String appId, int offset, int count) {
        Shelf shelf = called(appId, "listDrafts");
        return new WechatDrafts.Listing(
                shelf.drafts.size(),
                shelf.drafts.entrySet().stream()
                        .skip(offset)
                        .limit(count)
                        .map(entry -> new WechatDrafts.Item(entry.getKey(), entry.getValue()))
                        .toList());
    }

    @Override
    public synchronized String publish(String appId, String mediaId) {
        Shelf shelf = called(appId, "publish");
        shelf.drafts.remove(mediaId);
        String id = next("");
        shelf.publications.put(
                id,
                new Publication(shelf.publicationStatus, "article-" + id, List.of("http://mp.weixin.qq.com/s/" + id)));
        return id;
    }

    @Override
    public synchronized Publication publication(String appId, String publishId) {
        return called(appId, "publication").publications.get(publishId);
    }

    @Override
    public synchronized void preview(String appId, String mediaId, @Nullable String openid, @Nullable String wechatId) {
        called(appId, "preview " + openid + " " + wechatId);
    }
}
