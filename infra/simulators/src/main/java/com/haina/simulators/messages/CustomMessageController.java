package com.haina.simulators.messages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.exchanges.ExchangeFilter;
import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.mp.Followers;
import com.haina.simulators.openplatform.AccountCaller;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.MessageKind;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;
import com.haina.simulators.users.OpenIds;

import tools.jackson.databind.JsonNode;

/** Customer-service messages (客服消息). */
@RestController
@RequestMapping("/api.weixin.qq.com/cgi-bin/message/custom")
class CustomMessageController {

    private static final int[] SETS = {1, 6, 19, 100, 101};
    private static final int LONGEST_TEXT = 2048;
    private static final Map<String, Object> OK = Map.of("errcode", 0, "errmsg", "ok");

    private final AccountCaller caller;
    private final Accounts accounts;
    private final Followers followers;
    private final People people;
    private final OpenIds openIds;
    private final Windows windows;
    private final Strangers strangers;
    private final Bubbles bubbles;
    private final Chats chats;

    CustomMessageController(
            AccountCaller caller,
            Accounts accounts,
            Followers followers,
            People people,
            OpenIds openIds,
            Windows windows,
            Strangers strangers,
            Bubbles bubbles,
            Chats chats) {
        this.caller = caller;
        this.accounts = accounts;
        this.followers = followers;
        this.people = people;
        this.openIds = openIds;
        this.windows = windows;
        this.strangers = strangers;
        this.bubbles = bubbles;
        this.chats = chats;
    }

    @PostMapping("/send")
    Map<String, Object> send(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request) {
        Account account = accounts.get(caller.check(token, SETS));
        Fields fields = Fields.of(body);
        String openId = fields.text("touser");
        var stranger = strangers.find(openId);
        if (stranger.isPresent()) {
            stranger.get().accept(fields.at("text").path("content").asString(""));
            return OK;
        }
        Person person = follower(account, openIds.of(account.appId(), openId));
        ExchangeFilter.concerns(request, person.id());
        List<ChatMessage> messages = read(account, person.id(), fields);
        windows.take(account.appId(), openId);
        messages.forEach(chats::deliver);
        return OK;
    }

    @PostMapping("/typing")
    Map<String, Object> typing(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body,
            HttpServletRequest request) {
        Account account = accounts.get(caller.check(token, SETS));
        Fields fields = Fields.of(body);
        ExchangeFilter.concerns(
                request,
                follower(account, openIds.of(account.appId(), fields.text("touser")))
                        .id());
        if (!List.of("Typing", "CancelTyping").contains(fields.text("command"))) {
            throw new ApiFailure(45072, "invalid command");
        }
        return OK;
    }

    /** Followers without phones have never written, so no window of theirs is open. */
    private Person follower(Account account, String openId) {
        return people.byOpenId(account.appId(), openId)
                .filter(person -> followers.find(account.appId(), person).isPresent())
                .orElseThrow(() -> new ApiFailure(45015, "response out of time limit or subscription is canceled"));
    }

    private List<ChatMessage> read(Account account, String person, Fields fields) {
        String type = fields.text("msgtype");
        JsonNode at = fields.at(type);
        return switch (type) {
            case "text" -> List.of(bubbles.text(account, person, text(at, "content")));
            case "image" -> List.of(material(account, person, MessageKind.IMAGE, at));
            case "voice" -> List.of(material(account, person, MessageKind.VOICE, at));
            case "video" -> List.of(material(account, person, MessageKind.VIDEO, at));
            case "mpnews" ->
                List.of(bubbles.article(account, person, at.path("media_id").asString("")));
            case "mpnewsarticle" ->
                List.of(bubbles.article(account, person, at.path("article_id").asString("")));
            case "music" ->
                List.of(bubbles.card(
                        account,
                        person,
                        MessageKind.MUSIC,
                        at.path("title").asString(""),
                        at.path("description").asString(""),
                        at.path("musicurl").asString(""),
                        ""));
            case "news" -> List.of(article(account, person, at.path("articles")));
            case "msgmenu" -> List.of(menu(account, person, at));
            case "wxcard" -> {
                text(at, "card_id");
                yield List.of(bubbles.card(account, person, MessageKind.NEWS, "卡券", "", "", ""));
            }
            case "miniprogrampage" -> {
                text(at, "appid");
                yield List.of(bubbles.card(
                        account, person, MessageKind.NEWS, at.path("title").asString(""), "小程序", "", ""));
            }
            default -> throw new ApiFailure(40008, "invalid message type");
        };
    }

    private ChatMessage material(Account account, String person, MessageKind kind, JsonNode at) {
        return bubbles.material(
                account,
                person,
                kind,
                at.path("media_id").asString(""),
                at.path("title").asString(""),
                at.path("description").asString(""));
    }

    private ChatMessage article(Account account, String person, JsonNode articles) {
        if (articles.size() != 1) {
            throw new ApiFailure(45008, "article size out of limit");
        }
        JsonNode article = articles.path(0);
        return bubbles.card(
                account,
                person,
                MessageKind.NEWS,
                text(article, "title"),
                article.path("description").asString(""),
                article.path("url").asString(""),
                article.path("picurl").asString(""));
    }

    private ChatMessage menu(Account account, String person, JsonNode at) {
        List<ChatMessage.Choice> choices = new ArrayList<>();
        for (JsonNode entry : at.path("list")) {
            choices.add(new ChatMessage.Choice(text(entry, "id"), text(entry, "content")));
        }
        String head = at.path("head_content").asString("");
        String tail = at.path("tail_content").asString("");
        return bubbles.of(
                account,
                person,
                MessageKind.MENU,
                "",
                tail.isEmpty() ? head : head + "\n" + tail,
                "",
                "",
                List.of(),
                choices);
    }

    private static String text(JsonNode at, String name) {
        String text = at.path(name).asString("");
        if (text.isEmpty()) {
            throw new ApiFailure(44004, "empty content");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
            throw new ApiFailure(45002, "content size out of limit");
        }
        return text;
    }
}
