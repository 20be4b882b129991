package com.haina.simulators.mass;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.articles.ArticleJson;
import com.haina.simulators.articles.Issue;
import com.haina.simulators.articles.Issues;
import com.haina.simulators.exchanges.ExchangeFilter;
import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.ApiSuccess;
import com.haina.simulators.hosts.ErrorAnswers;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.openplatform.AccountCaller;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;
import com.haina.simulators.users.Fan;
import com.haina.simulators.users.Fans;
import com.haina.simulators.users.OpenIds;
import com.haina.simulators.users.Tags;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The mass message APIs. */
@RestController
@RequestMapping("/api.weixin.qq.com/cgi-bin/message/mass")
class MassController {

    private static final int[] SETS = {7};
    private static final int FEWEST = 2;
    private static final int MOST = 10_000;
    private static final int LONGEST_CLIENT_ID = 64;
    private static final Duration TOO_FAST = Duration.ofMinutes(1);

    /** Ten thousand messages a minute, by speed. */
    private static final int[] REAL_SPEEDS = {80, 60, 45, 30, 10};

    private final AccountCaller caller;
    private final Accounts accounts;
    private final MassMessages messages;
    private final MassContent content;
    private final SendMass send;
    private final OpenIds openIds;
    private final Fans fans;
    private final Tags tags;
    private final People people;
    private final Chats chats;
    private final Issues issues;
    private final ArticleJson articles;
    private final ErrorAnswers answers;
    private final Clock clock;

    MassController(
            AccountCaller caller,
            Accounts accounts,
            MassMessages messages,
            MassContent content,
            SendMass send,
            OpenIds openIds,
            Fans fans,
            Tags tags,
            People people,
            Chats chats,
            Issues issues,
            ArticleJson articles,
            ErrorAnswers answers,
            Clock clock) {
        this.caller = caller;
        this.accounts = accounts;
        this.messages = messages;
        this.content = content;
        this.send = send;
        this.openIds = openIds;
        this.fans = fans;
        this.tags = tags;
        this.people = people;
        this.chats = chats;
        this.issues = issues;
        this.articles = articles;
        this.answers = answers;
        this.clock = clock;
    }

    @PostMapping("/sendall")
    Map<String, Object> sendToTag(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request) {
        String appId = caller.check(token, SETS);
        Fields fields = Fields.of(body);
        JsonNode filter = fields.at("filter");
        boolean toAll = filter.path("is_to_all").asBoolean(false);
        int tag = toAll ? 0 : tags.get(appId, filter.path("tag_id").asInt(-1)).id();
        return submit(appId, fields, toAll, tag, List.of(), request);
    }

    @PostMapping("/send")
    Map<String, Object> sendToList(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request) {
        String appId = caller.check(token, SETS);
        Fields fields = Fields.of(body);
        List<String> list = fields.at("touser")
                .valueStream()
                .map(one -> one.asString(""))
                .distinct()
                .toList();
        if (list.size() < FEWEST) {
            throw new ApiFailure(40130, "invalid openid list size, at least two openid");
        }
        if (list.size() > MOST) {
            throw new ApiFailure(40032, "invalid openid list size");
        }
        if (list.stream().noneMatch(openId -> fans.knows(appId, openId))) {
            throw new ApiFailure(40003, "invalid openid");
        }
        return submit(appId, fields, false, 0, list, request);
    }

    /** One person sees it at once; nothing is counted, and a draft stays one. */
    @PostMapping("/preview")
    Map<String, Object> preview(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request) {
        Account account = accounts.get(caller.check(token, SETS));
        String appId = account.appId();
        Fields fields = Fields.of(body);
        String type = fields.text("msgtype");
        JsonNode at = MassContent.at(type, fields);
        content.check(appId, type, at);
        String openId = fields.text("towxname").isEmpty()
                ? openIds.of(appId, fields.text("touser"))
                : people.openId(appId, named(fields.text("towxname")));
        String person = fans.find(appId, openId)
                .map(Fan::personId)
                .orElseThrow(() -> new ApiFailure(43004, "require subscribe"));
        if (!person.isEmpty()) {
            ExchangeFilter.concerns(request, person);
            content.show(account, person, type, at).forEach(chats::deliver);
        }
        return Map.of(
                "errcode",
                0,
                "errmsg",
                "preview success",
                "msg_id",
                clock.instant().getEpochSecond());
    }

    @PostMapping("/get")
    Map<String, Object> status(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        MassMessage message = messages.get(appId, Fields.of(body).at("msg_id").asString(""));
        return Map.of("msg_id", message.msgId(), "msg_status", message.state().wire());
    }

    /** Only articles and films can be taken back, and only so that nobody can open them any more. */
    @PostMapping("/delete")
    Map<String, Object> delete(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        Fields fields = Fields.of(body);
        String url = fields.text("url");
        MassMessage message =
                url.isEmpty() ? messages.get(appId, fields.at("msg_id").asString("")) : byUrl(appId, url);
        int index = url.isEmpty()
                ? fields.number("article_idx", 0)
                : Integer.parseInt(url.substring(url.lastIndexOf('/') + 1));
        switch (message.type()) {
            case "mpvideo" -> messages.change(message, MassMessage.State.DELETED);
            case "mpnews" -> {
                Issue issue = issues.byMassMessage(appId, message.msgId())
                        .orElseThrow(() -> new ApiFailure(40059, "invalid msg id"));
                if (!issues.remove(issue, index)) {
                    throw new ApiFailure(40114, "invalid index value");
                }
                if (issues.byMassMessage(appId, message.msgId())
                        .filter(Issue::isDeleted)
                        .isPresent()) {
                    messages.change(message, MassMessage.State.DELETED);
                }
            }
            default -> throw new ApiFailure(48008, "no permission for this msgtype");
        }
        return ApiSuccess.OK;
    }

    @PostMapping("/speed/get")
    Map<String, Object> speed(@RequestParam(name = "access_token", defaultValue = "") String token) {
        int speed = messages.speed(caller.check(token, SETS))
                .orElseThrow(() -> new ApiFailure(45084, "not set masssend speed"));
        return Map.of("speed", speed, "realspeed", REAL_SPEEDS[speed]);
    }

    @PostMapping("/speed/set")
    Map<String, Object> setSpeed(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        int speed = Fields.of(body).number("speed", -1);
        if (speed < 0 || speed >= REAL_SPEEDS.length) {
            throw new ApiFailure(45083, "invalid masssend speed");
        }
        messages.speed(appId, speed);
        return ApiSuccess.OK;
    }

    private Map<String, Object> submit(
            String appId, Fields fields, boolean toAll, int tag, List<String> list, HttpServletRequest request) {
        String clientId = fields.text("clientmsgid");
        if (clientId.getBytes(StandardCharsets.UTF_8).length > LONGEST_CLIENT_ID) {
            throw new ApiFailure(45067, "clientmsgid size out of limit");
        }
        MassMessage before = messages.byClientId(appId, clientId).orElse(null);
        if (before != null && before.at().plus(TOO_FAST).isAfter(clock.instant())) {
            throw new ApiFailure(45066, "same clientmsgid retry too fast");
        }
        if (before != null) {
            Map<String, Object> answer =
                    new LinkedHashMap<>(answers.of(request, new ApiFailure(45065, "clientmsgid exist")));
            answer.put("msg_id", before.msgId());
            answer.put("msg_data_id", before.dataId());
            return answer;
        }
        String type = fields.text("msgtype");
        JsonNode at = MassContent.at(type, fields);
        content.check(appId, type, at);
        MassMessage sent = send.submit(new MassMessage(
                appId,
                0,
                0,
                clientId,
                type,
                at.isMissingNode() ? JsonNodeFactory.instance.objectNode() : at,
                toAll,
                tag,
                list,
                MassMessage.State.SENDING,
                clock.instant()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("errcode", 0);
        answer.put("errmsg", "send job submission success");
        answer.put("msg_id", sent.msgId());
        if (type.equals("mpnews")) {
            answer.put("msg_data_id", sent.dataId());
        }
        return answer;
    }

    private MassMessage byUrl(String appId, String url) {
        return messages.of(appId).stream()
                .filter(message -> issues.byMassMessage(appId, message.msgId())
                        .filter(issue -> issue.isAt(url, articles))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new ApiFailure(40059, "invalid msg id"));
    }

    /** People's WeChat ids are their numbers here: the mobile, or the id in this world. */
    private Person named(String name) {
        return people.all().stream()
                .filter(person -> person.id().equals(name) || person.mobile().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiFailure(40132, "invalid username"));
    }
}
