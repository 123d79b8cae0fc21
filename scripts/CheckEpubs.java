import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Runs EPUBCheck over every file named on standard input, one a line, in one virtual machine: starting it costs more
 * than checking a book. Prints `file TAB severity TAB code TAB place TAB message` for each finding, and
 * `file TAB CHECKED` behind the last of a file. Run as source: `java -cp epubcheck.jar CheckEpubs.java`.
 */
public class CheckEpubs {
  static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    var names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String name = names.readLine(); name != null; name = names.readLine()) {
      var report = new Findings(name);
      new EpubCheck(new File(name), report).doValidate();
      OUT.println(name + "\tCHECKED");
    }
  }

  static class Findings extends MasterReport {
    final String name;

    Findings(String name) {
      this.name = name;
      setEpubFileName(name);
    }

    @Override
    public void message(Message message, EPUBLocation place, Object... details) {
      Severity severity = message.getSeverity();
      if (severity == Severity.SUPPRESSED || severity == Severity.USAGE || severity == Severity.INFO) return;
      String where = place == null ? "" : place.getPath() + ":" + place.getLine() + ":" + place.getColumn();
      String said = message.getMessage(details).replaceAll("\\s+", " ");
      OUT.println(String.join("\t", name, severity.toString(), message.getID().toString(), where, said));
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {}

    @Override
    public int generate() {
      return 0;
    }

    @Override
    public void initialize() {}
  }
}
