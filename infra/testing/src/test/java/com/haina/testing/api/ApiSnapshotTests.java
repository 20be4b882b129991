package com.haina.testing.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiSnapshotTests {

    private static final String DESCRIBED = """
            {"openapi":"3.1.0","servers":[{"url":"http://127.0.0.1:4711"}],
             "paths":{"/api/a/v1/b":{"get":{"tags":["z","a"],"parameters":[{"name":"q"},{"name":"limit"}]}},"/api/a/v1/a":{}}}""";

    @TempDir
    Path folder;

    @Test
    void theSameApiGivesTheSameFileWhateverItsOrderAndPort() {
        String again = """
                {"paths":{"/api/a/v1/a":{},"/api/a/v1/b":{"get":{"parameters":[{"name":"q"},{"name":"limit"}],"tags":["a","z"]}}},
                 "servers":[{"url":"http://127.0.0.1:1"}],"openapi":"3.1.0"}""";
        assertThat(ApiSnapshot.canonical(again)).isEqualTo(ApiSnapshot.canonical(DESCRIBED));
        assertThat(ApiSnapshot.canonical(DESCRIBED)).doesNotContain("127.0.0.1").endsWith("}\n");
    }

    @Test
    void theOrderOfParametersIsPartOfTheApi() {
        String turned =
                DESCRIBED.replace("[{\"name\":\"q\"},{\"name\":\"limit\"}]", "[{\"name\":\"limit\"},{\"name\":\"q\"}]");
        assertThat(ApiSnapshot.canonical(turned)).isNotEqualTo(ApiSnapshot.canonical(DESCRIBED));
    }

    @Test
    void aMissingFileFailsAndSaysHowToRenewIt() {
        assertThatThrownBy(() -> snapshot(false).matches(DESCRIBED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("./haina openapi")
                .hasMessageContaining("new      /paths");
    }

    @Test
    void aRenewedFileMatchesUntilTheApiChangesAndThenThePlaceIsNamed() throws IOException {
        snapshot(true).matches(DESCRIBED);
        assertThatCode(() -> snapshot(false).matches(DESCRIBED)).doesNotThrowAnyException();
        String changed = DESCRIBED.replace("\"limit\"", "\"size\"");
        String before = Files.readString(folder.resolve("a.json"));
        assertThatThrownBy(() -> snapshot(false).matches(changed))
                .hasMessageContaining("changed  /paths/~1api~1a~1v1~1b/get/parameters");
        assertThat(folder.resolve("a.json")).hasContent(before);
    }

    private ApiSnapshot snapshot(boolean renew) {
        return new ApiSnapshot("a", folder.resolve("a.json"), renew);
    }
}
