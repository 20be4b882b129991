package com.haina.imports.job;

import com.haina.testing.store.WithMongoDbAndKafka;

@WithMongoDbAndKafka
class ImportsOnMongoDbIT extends ImportStoreContract {}
