package com.haina.local;

import java.nio.file.Path;
import java.util.Map;

import com.haina.local.store.Durability;

/**
 * What the environment says about the local store and broker; the README lists the variables.
 *
 * @param bindAddress the only address listened on
 * @param directory holds {@code store.mv} and {@code kafka/}
 * @param storeHealthPort port of the store's health endpoint, 0 for none
 * @param kafkaHealthPort port of the broker's health endpoint, 0 for none
 */
record LocalSettings(
        String bindAddress,
        Path directory,
        boolean storeEnabled,
        int storePort,
        int storeHealthPort,
        Durability durability,
        boolean kafkaEnabled,
        int kafkaPort,
        int kafkaControllerPort,
        int kafkaHealthPort) {

    /**
     * @throws IllegalArgumentException naming the variable that cannot be understood
     */
    static LocalSettings from(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return new LocalSettings(
                variables.text("HAINA_BIND_ADDRESS", "127.0.0.1"),
                Path.of(variables.text("HAINA_DATA_DIR", ".haina/data"))
                        .toAbsolutePath()
                        .normalize(),
                variables.flag("STORE_ENABLED"),
                variables.port("STORE_PORT", 27117),
                variables.port("STORE_HEALTH_PORT", 0),
                variables.durability("STORE_DURABILITY"),
                variables.flag("KAFKA_ENABLED"),
                variables.port("KAFKA_PORT", 9192),
                variables.port("KAFKA_CONTROLLER_PORT", 9193),
                variables.port("KAFKA_HEALTH_PORT", 0));
    }

    private record Variables(Map<String, String> environment) {

        String text(String name, String standard) {
            String value = environment.get(name);
            return value == null || value.isBlank() ? standard : value.strip();
        }

        boolean flag(String name) {
            return switch (text(name, "true")) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(name + " must be true or false, not " + text(name, ""));
            };
        }

        int port(String name, int standard) {
            String value = text(name, String.valueOf(standard));
            if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
                throw new IllegalArgumentException(name + " must be a port number, not " + value);
            }
            return Integer.parseInt(value);
        }

        Durability durability(String name) {
            return switch (text(name, "commit")) {
                case "commit" -> Durability.COMMIT;
                case "sync" -> Durability.SYNC;
                default -> throw new IllegalArgumentException(name + " must be commit or sync, not " + text(name, ""));
            };
        }
    }
}
