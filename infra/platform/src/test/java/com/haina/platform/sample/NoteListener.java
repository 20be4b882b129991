package com.haina.platform.sample;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import com.haina.platform.events.IncomingEvent;
import com.haina.platform.tenancy.CurrentTenant;

@Component
class NoteListener {

    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @KafkaListener(topics = "sample.events")
    void on(IncomingEvent event) {
        event.when(
                Note.WRITTEN,
                Note.NoteWritten.class,
                written -> heard.add(CurrentTenant.id() + ":" + event.sequence() + ":" + written.text()));
    }
}
