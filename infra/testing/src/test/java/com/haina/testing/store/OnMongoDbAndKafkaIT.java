package com.haina.testing.store;

@WithMongoDbAndKafka
class OnMongoDbAndKafkaIT extends StoreAndBrokerContract {}
