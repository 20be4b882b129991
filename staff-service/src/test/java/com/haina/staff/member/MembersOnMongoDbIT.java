package com.haina.staff.member;

import com.haina.testing.store.WithMongoDbAndKafka;

@WithMongoDbAndKafka
class MembersOnMongoDbIT extends MembersContract {}
