package com.haina.platform.sample;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import com.haina.platform.crypto.FieldCipher;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may reach which address. */
class AccessIT extends RunningSample {

    AccessIT(Notes notes, FieldCipher cipher, MongoTemplate mongo) {
        super(notes, cipher, mongo);
    }

    @Test
    void viewersMayNotWriteAndStrangersMayNotRead() {
        assertThat(post("t-v.VIEWER", "k", Map.of("text", "no")).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        ResponseEntity<String> stranger =
                stranger().get().uri("/api/sample/v1/notes").retrieve().toEntity(String.class);
        assertThat(stranger.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(stranger.getBody()).contains("需要登录");
    }

    @Test
    void aFollowerReachesHisOwnAddressesOnlyAndNobodyElseReachesThem() {
        assertThat(status("a.FOLLOWER", "/api/sample/v1/my/id")).isEqualTo(200);
        assertThat(status("a.FOLLOWER", "/api/sample/v1/notes")).isEqualTo(403);
        assertThat(status("a.FOLLOWER", "/internal/v1/anything")).isEqualTo(403);
        assertThat(status("a.ADMINISTRATOR", "/api/sample/v1/my/id")).isEqualTo(403);
        assertThat(status("a.internal", "/api/sample/v1/my/id")).isEqualTo(403);
    }

    private int status(String token, String path) {
        return http(token)
                .get()
                .uri(path)
                .retrieve()
                .toBodilessEntity()
                .getStatusCode()
                .value();
    }

    @Test
    void healthIsPublicAndTheRestOfTheActuatorIsNot() {
        assertThat(get("x.VIEWER", "/actuator/health/readiness").getBody()).containsEntry("status", "UP");
        assertThat(get("x.ADMINISTRATOR", "/actuator/deadletters").getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }
}
