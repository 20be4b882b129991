package com.haina.simulators.publishtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

import com.haina.simulators.callbacks.PushResult;
import com.haina.simulators.callbacks.Xml;
import com.haina.simulators.messages.MessagePush;
import com.haina.simulators.messages.Strangers;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.openplatform.TestAuthorization;
import com.haina.simulators.publishtest.PublishTestReport.Name;
import com.haina.simulators.publishtest.PublishTestReport.Problem;
import com.haina.simulators.publishtest.PublishTestReport.Step;
import com.haina.simulators.tokens.Secrets;

/** Runs the automatic test that WeChat runs before a platform may be used by everybody (全网发布). */
@Component
class RunPublishTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String TEXT = "TESTCOMPONENT_MSG_TYPE_TEXT";

    private final Accounts accounts;
    private final TestAuthorization authorization;
    private final MessagePush push;
    private final Strangers strangers;

    RunPublishTest(Accounts accounts, TestAuthorization authorization, MessagePush push, Strangers strangers) {
        this.accounts = accounts;
        this.authorization = authorization;
        this.push = push;
        this.strangers = strangers;
    }

    /** Authorizes the test account, takes the steps one after the other, and takes the authorization back. */
    synchronized PublishTestReport run(PublishTestAccount which) {
        Account account = accounts.ensure(which.appId(), which.userName(), "全网发布检测");
        String openId = "o" + Secrets.next(27);
        List<Step> steps = new ArrayList<>();
        try {
            steps.add(Step.of(Name.TICKET, authorization.pushTicket() ? null : Problem.NOT_TAKEN));
            String code = authorization.grant(account);
            steps.add(Step.of(Name.TEXT, text(account, openId)));
            steps.add(Step.of(Name.QUERY_AUTH_CODE, code(account, openId, code)));
        } finally {
            strangers.forget(openId);
            authorization.revoke(account.appId());
        }
        boolean passed = steps.stream().allMatch(Step::passed);
        return new PublishTestReport(account.appId(), passed, List.copyOf(steps));
    }

    /** One of the accounts, as it happens. */
    static PublishTestAccount any() {
        PublishTestAccount[] all = PublishTestAccount.values();
        return all[ThreadLocalRandom.current().nextInt(all.length)];
    }

    private @Nullable Problem text(Account account, String openId) {
        PushResult result = push.ask(account, openId, TEXT);
        if (!result.taken()) {
            return Problem.NO_ANSWER;
        }
        if (result.reply().isEmpty()) {
            return Problem.NO_REPLY;
        }
        Element reply = Xml.read(result.reply());
        boolean right = Xml.text(reply, "Content").equals(TEXT + "_callback")
                && Xml.text(reply, "ToUserName").equals(openId)
                && Xml.text(reply, "FromUserName").equals(account.userName());
        return right ? null : Problem.WRONG_REPLY;
    }

    private @Nullable Problem code(Account account, String openId, String code) {
        BlockingQueue<String> sent = new LinkedBlockingQueue<>();
        strangers.listen(openId, sent::add);
        PushResult result = push.ask(account, openId, "QUERY_AUTH_CODE:" + code);
        if (!result.taken()) {
            return Problem.NO_ANSWER;
        }
        if (!result.reply().isEmpty()) {
            return Problem.UNWANTED_REPLY;
        }
        try {
            String text = sent.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (text == null) {
                return Problem.NO_MESSAGE;
            }
            return text.equals(code + "_from_api") ? null : Problem.WRONG_MESSAGE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Problem.NO_MESSAGE;
        }
    }
}
