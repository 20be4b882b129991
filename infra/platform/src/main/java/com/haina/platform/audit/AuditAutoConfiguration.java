package com.haina.platform.audit;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The audit trail of a service that has a store. */
@AutoConfiguration(afterName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")
@ConditionalOnBean(MongoTemplate.class)
class AuditAutoConfiguration {

    @Bean
    AuditTrail auditTrail(MongoTemplate mongo) {
        // No service's entity scan finds the notes, and the relay only looks where it knows of aggregates.
        mongo.getConverter().getMappingContext().getPersistentEntity(AuditNote.class);
        return new AuditTrail(mongo);
    }
}
