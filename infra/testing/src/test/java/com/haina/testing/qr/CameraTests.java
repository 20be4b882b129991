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

    /** Two of seven hundred codes, on a sheet of paper with words above them, that are not read from any distance while the phone is straight. */
    @ParameterizedTest
    @ValueSource(strings = {"R7TORAWKQRZK3N744M2WY4MTCE", "AVK4DE5FFIULWJIHGIJUMHHCRX"})
    void aCodeThatHidesACornerIsReadOnceThePhoneIsTurned(String code) throws WriterException {
        String text = "https://wuye.example.cn/m/claim/" + code + "?app=wx0123456789abcdef";
        BufferedImage sheet = white(1240, 1754);
        draw(text, 600, sheet);
        Graphics2D canvas = sheet.createGraphics();
        canvas.setColor(Color.BLACK);
        canvas.fillRect(300, 170, 420, 30);
        canvas.dispose();
        assertThat(Camera.read(sheet)).contains(text);
    }

    @Test
    void aPictureWithoutACodeSaysNothing() {
        assertThat(Camera.read(white(300, 300))).isEmpty();
    }

    private static BufferedImage drawn(String text, int points) throws WriterException {
        int side = points + 2 * (points / 5);
        BufferedImage image = white(side, side);
        draw(text, points, image);
        return image;
    }

    private static void draw(String text, int points, BufferedImage image) throws WriterException {
        ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        double left = (image.getWidth() - points) / 2.0;
        double top = (image.getHeight() - points) / 2.0;
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(Color.BLACK);
        double module = (double) points / modules.getWidth();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    canvas.fill(new Rectangle2D.Double(left + x * module, top + y * module, module, module));
                }
            }
        }
        canvas.dispose();
    }

    private static BufferedImage white(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        return image;
    }
}
