package com.haina.journeys;

import java.util.Map;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What WeChat tries before everybody may authorize the platform (全网发布): ticket, answer, and a message under a code's own token. */
class PublishTestJourney {

    private final RunningPlatform platform = RunningPlatform.get();

    @Test
    void thePlatformPassesWithEachOfWeChatsAccountsHoweverOften() {
        Web wechat = new Web(platform.simulators());
        for (String account : new String[] {"wx570bc396a51b8ff8", "wxa35b9c23cfe664eb", "wx570bc396a51b8ff8"}) {
            JsonNode report = wechat.post("/sim/api/publish-tests", Map.of("appId", account))
                    .expect(200)
                    .json();
            assertThat(report.required("passed").asBoolean()).as("%s", report).isTrue();
            assertThat(report.required("steps").size()).isEqualTo(3);
        }
    }
}
