package com.haina.platform.mongo;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

import com.haina.platform.crypto.Sealed;

/** Documents without class names in them, sealed values as strings. */
@AutoConfiguration(beforeName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")
@ConditionalOnClass(MongoTemplate.class)
class MongoAutoConfiguration {

    /** With every converter that a service declares as a {@link MongoConverter} bean. */
    @Bean
    @ConditionalOnMissingBean
    MongoCustomConversions mongoCustomConversions(ObjectProvider<MongoConverter<?, ?>> more) {
        return MongoCustomConversions.create(adapter -> {
            adapter.registerConverters(List.of(new SealedWriter(), new SealedReader()));
            more.forEach(adapter::registerConverter);
        });
    }

    /** A renamed class must not make documents unreadable, and the name costs space in each of them. */
    @Bean
    static BeanPostProcessor noClassNamesInDocuments() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof MappingMongoConverter converter) {
                    converter.setTypeMapper(new DefaultMongoTypeMapper(null));
                }
                return bean;
            }
        };
    }

    @WritingConverter
    static final class SealedWriter implements Converter<Sealed, String> {
        @Override
        public String convert(Sealed sealed) {
            return sealed.ciphertext();
        }
    }

    @ReadingConverter
    static final class SealedReader implements Converter<String, Sealed> {
        @Override
        public Sealed convert(String ciphertext) {
            return new Sealed(ciphertext);
        }
    }
}
