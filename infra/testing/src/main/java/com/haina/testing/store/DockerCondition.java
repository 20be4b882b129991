package com.haina.testing.store;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** Runs a test only where a Docker engine answers, and says so when none does. */
public final class DockerCondition implements ExecutionCondition {

    private static final Logger log = LoggerFactory.getLogger(DockerCondition.class);

    /** Asked once: looking for an engine in all usual places takes seconds. */
    private static final class Engine {
        static final boolean ANSWERS = DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Engine.ANSWERS) {
            return ConditionEvaluationResult.enabled("a Docker engine answers");
        }
        String reason = "no Docker engine answers, so there is no real MongoDB or Kafka to test against";
        log.warn("{} is skipped: {}", context.getDisplayName(), reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
