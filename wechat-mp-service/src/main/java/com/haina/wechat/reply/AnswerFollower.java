package com.haina.wechat.reply;

import java.time.Clock;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

import com.haina.contracts.follower.FollowerHomes;
import com.haina.contracts.follower.FollowerHomesApi;
import com.haina.platform.problem.ProblemException;
import com.haina.wechat.callback.FollowerMessage;
import com.haina.wechat.callback.Reply;
import com.haina.wechat.callback.ReplySource;
import com.haina.wechat.material.MediaIds;
import com.haina.wechat.reply.ReplyPolicy.Question;
import com.haina.wechat.reply.ReplyRule.Answer;
import com.haina.wechat.reply.ReplyRule.Audience;
import com.haina.wechat.reply.ReplyRule.Kind;

/** Answers messages by the account's rules. Who the follower is gets asked only when a rule needs to know. */
@Component
class AnswerFollower implements ReplySource {

    private static final Logger log = LoggerFactory.getLogger(AnswerFollower.class);
    private static final FollowerHomes STRANGER = new FollowerHomes(false, null, null, null);

    private final ReplyBooks books;
    private final FollowerHomesApi homes;
    private final MediaIds media;
    private final Clock clock;

    AnswerFollower(ReplyBooks books, FollowerHomesApi homes, MediaIds media, Clock clock) {
        this.books = books;
        this.homes = homes;
        this.media = media;
        this.clock = clock;
    }

    @Override
    public Optional<Reply> reply(FollowerMessage message) {
        Kind kind = kind(message);
        if (kind == null) {
            return Optional.empty();
        }
        return books.contentLately(message.appId()).flatMap(content -> {
            boolean matters =
                    content.rules().stream().anyMatch(rule -> rule.enabled() && rule.audience() != Audience.EVERYBODY);
            FollowerHomes who = matters ? who(message) : STRANGER;
            Question question = new Question(kind, message.text(), message.field("EventKey"), who.verified());
            ReplyRule rule = ReplyPolicy.answering(content.rules(), question);
            if (rule == null) {
                return Optional.empty();
            }
            FollowerHomes named = !matters && personal(rule.answer()) ? who(message) : who;
            return say(message.appId(), rule.answer(), content, named);
        });
    }

    private static @Nullable Kind kind(FollowerMessage message) {
        if (!message.type().equals("event")) {
            return Kind.KEYWORD; // a picture has no words, so only the default fits it
        }
        if (message.isEvent("subscribe")) {
            return Kind.SUBSCRIBE;
        }
        return message.isEvent("CLICK") ? Kind.MENU_CLICK : null;
    }

    private static boolean personal(Answer answer) {
        return answer.form() == ReplyRule.Form.NEWS
                ? ReplyWords.personal(answer.title()) || ReplyWords.personal(answer.description())
                : ReplyWords.personal(answer.text());
    }

    /** While resident-service is away everybody is a stranger: an answer for strangers names nobody. */
    private FollowerHomes who(FollowerMessage message) {
        try {
            return homes.homes(message.followerId());
        } catch (RestClientException | IllegalStateException away) { // the latter when no instance is known
            log.warn("answers without knowing who asks: {}", away.getClass().getSimpleName());
            return STRANGER;
        }
    }

    /** Nothing, rather than words of which nothing is left for this follower. */
    private Optional<Reply> say(String appId, Answer answer, ReplyBook.Content book, FollowerHomes who) {
        Optional<String> words = ReplyWords.said(answer, book, who);
        return switch (answer.form()) {
            case TEXT -> words.map(Reply.Text::new);
            case HAND_OVER ->
                book.hours().open(clock.instant()) ? Optional.of(new Reply.HandOver()) : words.map(Reply.Text::new);
            case NEWS ->
                words.map(title -> new Reply.News(
                        title,
                        ReplyWords.filled(answer.description(), book, who),
                        answer.pictureUrl() == null ? "" : answer.pictureUrl(),
                        answer.url() == null ? "" : answer.url()));
            case IMAGE, VOICE, VIDEO -> media(appId, answer);
        };
    }

    /** A material that cannot be had now is no reason to try the whole message again: the follower gets nothing. */
    private Optional<Reply> media(String appId, Answer answer) {
        String material = answer.materialId() == null ? "" : answer.materialId();
        try {
            String id = media.mediaId(material, appId, MediaIds.Purpose.TEMPORARY);
            return Optional.of(
                    switch (answer.form()) {
                        case IMAGE -> new Reply.Image(id);
                        case VOICE -> new Reply.Voice(id);
                        default -> new Reply.Video(id, answer.title(), answer.description());
                    });
        } catch (ProblemException refused) {
            log.warn("material {} cannot be answered with: {}", material, refused.code());
            return Optional.empty();
        }
    }
}
