package com.haina.simulators.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class StateFilesTests {

    @TempDir
    Path folder;

    @Test
    void findsWhatWasSavedAfterARestart() {
        files().save("things", new Things(List.of("a", "b")));

        assertThat(files().load("things", Things.class, () -> new Things(List.of())))
                .isEqualTo(new Things(List.of("a", "b")));
    }

    @Test
    void letsOnlyTheOwnerRead() throws Exception {
        files().save("things", new Things(List.of()));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("things.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void putsAnUnreadableFileAsideAndStartsFresh() throws Exception {
        files().save("things", new Things(List.of("a")));
        Files.writeString(folder.resolve("things.json"), "{\"all\":[");

        assertThat(files().load("things", Things.class, () -> new Things(List.of("fresh")))
                        .all())
                .containsExactly("fresh");
        assertThat(folder.resolve("things.unreadable.json")).hasContent("{\"all\":[");
    }

    private StateFiles files() {
        return new StateFiles(new StateProperties(folder), JsonMapper.shared());
    }

    record Things(List<String> all) {}
}
