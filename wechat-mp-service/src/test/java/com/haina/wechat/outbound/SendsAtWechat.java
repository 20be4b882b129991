package com.haina.wechat.outbound;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Primary;

import com.haina.wechat.account.WechatFailure;

/** WeChat's side of sending as far as a test wants it: it refuses, does not answer, and knows repeats by their client id. */
@TestConfiguration
@Primary
class SendsAtWechat implements WechatSends {

    /** What reached WeChat, by client id or in order. */
    final Map<String, String> idsByClient = new LinkedHashMap<>();

    final List<String> shown = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    private final Map<String, Deque<Integer>> refusals = new HashMap<>();
    private final Map<String, Integer> lostAnswers = new HashMap<>();
    private final AtomicInteger ids = new AtomicInteger(200_000_000);

    @Nullable
    Runnable beforeAnswer;

    synchronized void refuse(String whom, int... codes) {
        for (int code : codes) {
            refusals.computeIfAbsent(whom, key -> new ArrayDeque<>()).add(code);
        }
    }

    /** The next call takes effect, and its answer is lost. */
    synchronized void loseAnswer(String whom) {
        lostAnswers.put(whom, 1);
    }

    private void called(String whom) {
        calls.add(whom);
        Deque<Integer> codes = refusals.get(whom);
        if (codes != null && !codes.isEmpty()) {
            int code = codes.poll();
            throw new WechatFailure(code);
        }
    }

    private void answer(String whom) {
        Runnable before = beforeAnswer;
        beforeAnswer = null;
        if (before != null) {
            before.run();
        }
        if (lostAnswers.remove(whom) != null) {
            throw new WechatFailure(-99);
        }
    }

    private String take(String whom, String clientId) {
        String known = idsByClient.get(clientId);
        if (known == null) {
            known = String.valueOf(ids.incrementAndGet());
            idsByClient.put(clientId, known);
            shown.add(whom);
        }
        return known;
    }

    @Override
    public synchronized String template(String appId, String openid, Content content, String clientId) {
        called(openid);
        String id = take(openid, clientId);
        answer(openid);
        return id;
    }

    @Override
    public synchronized void customerService(String appId, String openid, Content content, @Nullable String mediaId) {
        called(openid);
        shown.add(openid);
        answer(openid);
    }

    @Override
    public synchronized Accepted mass(
            String appId, Audience to, Content content, @Nullable String mediaId, String clientId) {
        String whom = to.kind() + " " + to.tagId();
        called(whom);
        String id = take(whom, clientId);
        answer(whom);
        return new Accepted(id, "1");
    }

    @Override
    public synchronized void delete(String appId, String msgId) {
        calls.add("delete " + msgId);
    }

    @Override
    public synchronized void preview(
            String appId,
            @Nullable String openid,
            @Nullable String wechatId,
            Content content,
            @Nullable String mediaId) {
        calls.add("preview " + openid + " " + wechatId);
    }

    synchronized long shownTo(String whom) {
        return shown.stream().filter(whom::equals).count();
    }

    synchronized long callsFor(String whom) {
        return calls.stream().filter(whom::equals).count();
    }
}
