package com.haina.simulators.messages;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

/** Followers without a phone: whoever stands behind such an openid is told of each customer-service text. */
@Component
public final class Strangers {

    private final Map<String, Consumer<String>> byOpenId = new ConcurrentHashMap<>();

    /** From now on texts to this openid come here. */
    public void listen(String openId, Consumer<String> texts) {
        byOpenId.put(openId, texts);
    }

    public void forget(String openId) {
        byOpenId.remove(openId);
    }

    Optional<Consumer<String>> find(String openId) {
        return Optional.ofNullable(byOpenId.get(openId));
    }
}
