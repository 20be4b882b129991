package com.haina.testing.qr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

import static org.assertj.core.api.Assertions.assertThat;

class CameraTests {

    @ParameterizedTest
    @ValueSource(ints = {240, 560, 1250})
    void everyOneOfManyCodesIsReadAtEverySize(int points) throws WriterException {
        Random codes = new Random(points);
        for (int i = 0; i < 60; i++) {
            String text = "http://127.0.0.1:41234/m/claim?c=" + new UUID(codes.nextLong(), codes.nextLong());
            assertThat(Camera.read(drawn(text, points))).as(text).contains(text);
        }
    }

    @Test
    void aPictureWithoutACodeSaysNothing() {
        assertThat(Camera.read(white(300))).isEmpty();
    }

    private static BufferedImage drawn(String text, int points) throws WriterException {
        ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        int margin = points / 5;
        BufferedImage image = white(points + 2 * margin);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(Color.BLACK);
        double module = (double) points / modules.getWidth();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    canvas.fill(new Rectangle2D.Double(margin + x * module, margin + y * module, module, module));
                }
            }
        }
        canvas.dispose();
        return image;
    }

    private static BufferedImage white(int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, side, side);
        canvas.dispose();
        return image;
    }
}
