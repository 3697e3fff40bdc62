// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.bundle.BundleWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The packaged shell on a cluster of very many volumes: what it keeps, and whether it answers. */
final class ShellMemory implements Benchmark {
  private static final int LIMIT_MEGABYTES = 600;

  @Override
  public boolean needsControlPlane() {
    return false;
  }

  @Override
  public void run(Lab lab) throws Exception {
    int count = lab.size(100_000, 10_000);
    session(lab, count, List.of(), "in the cluster");
    Path bundle = lab.path("bundle");
    BundleWriter.write(Pairs.of("lost", count).bundle(), bundle);
    session(lab, count, List.of("--bundle", bundle.toString()), "in the cluster and as many lost");
  }

  private static void session(Lab lab, int count, List<String> options, String where)
      throws Exception {
    try (ManyVolumes server = new ManyVolumes(count)) {
      Path config = server.kubeconfig(lab.path("kubeconfig"));
      List<String> words = new ArrayList<>(List.of(lab.launcher().toString(), "shell"));
      words.addAll(List.of("--kubeconfig", config.toString(), "--state-dir", lab.path("s") + ""));
      words.addAll(options);
      try (Person person = new Person(String.join(" ", words))) {
        double prompt = person.await("ro>");
        double answered = person.type("status\r", "nothing is staged");
        double found = person.type("find data-00019\r", "bound");
        double listed = person.type("find data-00018\r", "bound");
        Thread.sleep(20_000); // the watches list once more
        long peak = person.kilobytes("VmHWM:");
        lab.say(
            String.format(
                Locale.ROOT,
                "%d volumes %s: prompt %.1f s, `status` meanwhile %.1f s, `find` waited %.1f s for the lists,"
                    + " `find` then %.1f s; %s",
                count,
                where,
                prompt,
                answered,
                found,
                listed,
                person.heap()));
        lab.report(
            Ratio.atMost(
                1,
                peak / 1e3 / LIMIT_MEGABYTES,
                "shell, " + count + " volumes " + where,
                LIMIT_MEGABYTES + " MB",
                String.format(Locale.ROOT, "%.0f MB resident at most", peak / 1e3)));
      }
    }
  }

  /** Somebody at a pseudo-terminal, which script(1) makes. */
  private static final class Person implements AutoCloseable {
    private final Process process;
    private final StringBuilder screen = new StringBuilder();

    Person(String command) throws IOException {
      ProcessBuilder builder = new ProcessBuilder("script", "-qec", command, "/dev/null");
      builder.environment().put("TERM", "xterm");
      this.process = builder.redirectErrorStream(true).start();
      Thread reader = new Thread(this::read, "screen");
      reader.setDaemon(true);
      reader.start();
    }

    private void read() {
      try (InputStream out = process.getInputStream()) {
        byte[] bytes = new byte[1 << 16];
        for (int read = out.read(bytes); read >= 0; read = out.read(bytes)) {
          synchronized (screen) {
            screen.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Seconds until the screen has shown the text since the last keys. */
    double await(String text) throws InterruptedException {
      long start = System.nanoTime();
      while (System.nanoTime() - start < 180e9) {
        synchronized (screen) {
          if (screen.indexOf(text) >= 0) {
            return (System.nanoTime() - start) / 1e9;
          }
        }
        Thread.sleep(5);
      }
      throw new IllegalStateException("never shown: " + text + ", but " + screen);
    }

    double type(String keys, String answer) throws IOException, InterruptedException {
      synchronized (screen) {
        screen.setLength(0);
      }
      OutputStream in = process.getOutputStream();
      in.write(keys.getBytes(StandardCharsets.UTF_8));
      in.flush();
      return await(answer);
    }

    private long java() {
      return process
          .descendants()
          .filter(child -> child.info().command().orElse("").endsWith("/java"))
          .findFirst()
          .orElseThrow()
          .pid();
    }

    /** As the kernel counts it. */
    long kilobytes(String field) throws IOException {
      return Files.readAllLines(Path.of("/proc/" + java() + "/status")).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }

    /** What of the heap is in use after it was cleared of what is not. */
    String heap() throws IOException, InterruptedException {
      diagnose("GC.run");
      long used = 0;
      for (String line : diagnose("GC.heap_info").split("\n")) {
        if (line.contains(" total ") && line.contains(" used ")) {
          used += Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1"));
        }
      }
      return used / 1000 + " MB of heap in use";
    }

    private String diagnose(String command) throws IOException, InterruptedException {
      Process asked =
          new ProcessBuilder("jcmd", String.valueOf(java()), command)
              .redirectErrorStream(true)
              .start();
      String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      asked.waitFor();
      return answer;
    }

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
