package com.haina.resident.verification;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.RepeatedTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** Two decide in the same moment: what stands on file is what the one who was faster decided. */
class RacesIT extends Applications {

    private static final String NEWCOMER = "温如玉";

    private void assertThatTheFileSaysWhatWasDecided(Answer application) {
        boolean approved = application(detail(application)).get("state").equals("APPROVED");
        assertThat(get(PEOPLE + "?placeId=" + rooms.get(0)).all("name").contains(NEWCOMER))
                .as("a newcomer lives in the room; the application is " + application(detail(application)))
                .isEqualTo(approved);
    }

    @RepeatedTest(6)
    void nobodyMovesInForAnApplicationThatWasTakenBackInTheSameMoment() {
        String follower = follower();
        Answer waiting = apply(follower, 0, "OWNER", NEWCOMER, mobile()).is(HttpStatus.CREATED);
        String tag = detail(waiting).tag();
        CompletableFuture<Answer> approval =
                CompletableFuture.supplyAsync(() -> post(QUEUE + "/" + waiting.id() + "/approval", tag, Map.of()));
        as(follower, HttpMethod.POST, MY + "/verifications/" + waiting.id() + "/withdrawal", null);
        approval.join();
        assertThatTheFileSaysWhatWasDecided(waiting);
    }

    @RepeatedTest(6)
    void nobodyMovesInWhomAnotherOwnerDeclinedInTheSameMoment() {
        String one = owner("林秀兰", 0);
        String other = owner("林建国", 0);
        Answer waiting = apply(follower(), 0, "TENANT", NEWCOMER, mobile()).is(HttpStatus.CREATED);
        String answer = MY + "/confirmations/" + waiting.id() + "/answer";
        CompletableFuture<Answer> agreed =
                CompletableFuture.supplyAsync(() -> as(one, HttpMethod.POST, answer, Map.of("accept", true)));
        as(other, HttpMethod.POST, answer, Map.of("accept", false));
        agreed.join();
        assertThatTheFileSaysWhatWasDecided(waiting);
    }
}
