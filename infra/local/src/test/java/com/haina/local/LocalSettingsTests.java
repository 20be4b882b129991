package com.haina.local;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.haina.local.store.Durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalSettingsTests {

    @Test
    void anEmptyEnvironmentMeansBothPartsOnLoopback() {
        LocalSettings settings = LocalSettings.from(Map.of("STORE_PORT", " "));
        assertThat(settings.bindAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.storeEnabled()).isTrue();
        assertThat(settings.storePort()).isEqualTo(27117);
        assertThat(settings.durability()).isEqualTo(Durability.COMMIT);
        assertThat(settings.kafkaEnabled()).isTrue();
        assertThat(settings.kafkaPort()).isEqualTo(9192);
        assertThat(settings.kafkaControllerPort()).isEqualTo(9193);
        assertThat(settings.directory()).isEqualTo(Path.of(".haina/data").toAbsolutePath());
    }

    @Test
    void variablesOverrideTheDefaults() {
        LocalSettings settings = LocalSettings.from(
                Map.of("STORE_DURABILITY", "sync", "KAFKA_ENABLED", "false", "STORE_HEALTH_PORT", "1234"));
        assertThat(settings.durability()).isEqualTo(Durability.SYNC);
        assertThat(settings.kafkaEnabled()).isFalse();
        assertThat(settings.storeHealthPort()).isEqualTo(1234);
    }

    @ParameterizedTest
    @CsvSource({"STORE_PORT, 70000", "KAFKA_PORT, x", "KAFKA_ENABLED, yes", "STORE_DURABILITY, never"})
    void whatCannotBeUnderstoodIsNamed(String variable, String value) {
        assertThatThrownBy(() -> LocalSettings.from(Map.of(variable, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(value);
    }
}
